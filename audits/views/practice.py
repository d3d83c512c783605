"""Pages of practice examples: read by all who audit, offered and withdrawn by the keeper."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from audits.actions import practice
from audits.actions.practice import ExampleRefused
from audits.actions.reading import note_read
from audits.blindness import is_hidden_from
from audits.forms.moderating import BecauseForm
from audits.forms.remedying import AreaForm, ExampleForm
from audits.models import PracticeExample
from audits.presenters.moderation import content_of
from audits.views.asking import answer
from audits.views.finding import handed_in
from scrutiny.access.door import may, require
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import HAS_AUDITS
from scrutiny.meetings.views.asking import Asking, person, sent_in

LIST = "Practice examples"


@require_GET
def example_list(request: HttpRequest) -> HttpResponse:
    """Show the examples of a service area, or of all; nothing of where they came from but that."""
    user = person(request)
    if not has_role(user, HAS_AUDITS):
        raise PermissionDenied("Your account has no part in the audits.")
    form = AreaForm(request.GET)
    area = form.cleaned_data["area"] if form.is_valid() else None
    examples = PracticeExample.objects.visible_to(user).select_related("audit__team__area")
    context = {
        "form": form,
        "area": area,
        "examples": examples.filter(audit__team__area=area) if area else examples,
        "may_offer": may(user, "audit.offer"),
    }
    return render(request, "audits/example_list.html", context)


@require_http_methods(["GET", "POST"])
def example_offer(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Offer what others can learn from an audit, with what it says beside the form."""
    user, audit = person(request), handed_in(request, audit_id)
    require(user, "audit.offer", audit)
    note_read(audit=audit, by=user)
    form = ExampleForm(sent_in(request))
    asking = Asking(
        title="Offer a practice example",
        button="Offer it",
        back_url=reverse("audits:examples"),
        back_label=LIST,
        done="The example is offered. Everybody who audits can read it.",
        lede="Write it anew for people who know nothing of the case. The audit is below.",
    )
    findings = audit.findings.with_areas()
    return answer(
        request,
        form,
        asking,
        lambda: practice.offer(audit=audit, says=form.cleaned_data["says"], by=user),
        ExampleRefused,
        template="audits/example_offer.html",
        more={"content": content_of(audit, findings, is_blind=is_hidden_from(user, audit))},
    )


@require_http_methods(["GET", "POST"])
def example_withdraw(request: HttpRequest, example_id: int) -> HttpResponse:
    """Take an example back, with a word on why."""
    user = person(request)
    example = get_object_or_404(PracticeExample.objects.visible_to(user), pk=example_id)
    require(user, "audit.offer", example)
    form = BecauseForm(sent_in(request))
    asking = Asking(
        title="Withdraw a practice example",
        button="Withdraw it",
        back_url=reverse("audits:examples"),
        back_label=LIST,
        done="The example is withdrawn.",
        lede=example.says,
        is_warning=True,
    )
    return answer(
        request,
        form,
        asking,
        lambda: practice.withdraw(example=example, because=form.cleaned_data["because"], by=user),
        ExampleRefused,
    )
