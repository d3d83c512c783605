"""Pages of evidence: add a PDF, read it, say who gets it, withdraw it."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods

from recommendations.actions import evidence as actions
from recommendations.forms.evidence import BECOMES_PUBLIC, EvidenceForm, MarkForm, WithdrawForm
from recommendations.models import Evidence, Request
from recommendations.rules import reads_evidence
from recommendations.states import REPORT
from recommendations.views.asking import answer, asking_about
from recommendations.views.finding import acted_on, kept_evidence
from scrutiny.files.serving import respond
from scrutiny.meetings.uploads import inspected
from scrutiny.meetings.views.asking import person, sent_in


@require_http_methods(["GET", "POST"])
def evidence_add(request: HttpRequest, request_id: int) -> HttpResponse:
    """Take in a PDF that shows what was done."""
    tracked = acted_on(request, request_id, REPORT)
    form = EvidenceForm(sent_in(request), request.FILES or None)
    asking = asking_about(
        tracked,
        title="Add evidence",
        button="Add it",
        done="The evidence is kept with the request.",
        lede="A PDF. It is looked through before it is taken.",
    )

    def act() -> None:
        said = form.cleaned_data
        file = said.pop("file")
        upload = inspected(file.read(), name=file.name)
        actions.add(request=tracked, upload=upload, by=person(request), **said)

    return answer(request, tracked, form, asking, act)


@login_not_required
@require_GET
def evidence_file(request: HttpRequest, evidence_id: int) -> FileResponse:
    """Send a paper: what is for the panel to everybody, the rest to the request's own people."""
    visible = Evidence.objects.filter(request__in=Request.objects.visible_to(request.user))
    found = get_object_or_404(visible.select_related("request", "file"), pk=evidence_id)
    if not reads_evidence(request.user, found):
        raise Http404("There is no such file.")
    # What its sender called it is nobody's business.
    return respond(found.file, inline=True, name=f"evidence-{found.pk}.pdf")


@require_http_methods(["GET", "POST"])
def evidence_mark(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """Say whether the panel gets a paper."""
    found = kept_evidence(request, evidence_id)
    initial = {"is_for_panel": "yes" if found.is_for_panel else "no"}
    form = MarkForm(sent_in(request), initial=initial)
    asking = asking_about(
        found.request,
        title=f"Who gets “{found}”",
        button="Save",
        done="It is saved who gets the evidence.",
        caution=BECOMES_PUBLIC,
    )
    return answer(
        request,
        found.request,
        form,
        asking,
        lambda: actions.mark(evidence=found, by=person(request), **form.cleaned_data),
    )


@require_http_methods(["GET", "POST"])
def evidence_withdraw(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """Withdraw a wrong paper; officers still see that it was there, and why it went."""
    found = kept_evidence(request, evidence_id)
    form = WithdrawForm(sent_in(request))
    asking = asking_about(
        found.request,
        title=f"Withdraw “{found}”?",
        button="Withdraw it",
        done="The evidence is withdrawn.",
        lede="The public sees it no more. Officers see that it was there, and why it went.",
        is_warning=True,
    )
    return answer(
        request,
        found.request,
        form,
        asking,
        lambda: actions.withdraw(evidence=found, by=person(request), **form.cleaned_data),
    )
