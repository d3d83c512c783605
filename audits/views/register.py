"""Who audits: the register, its entries and exemptions; the teams and tools that there are."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from audits.actions import register as registers
from audits.forms.register import AuditorForm, EndForm, ExemptionForm, NewAuditorForm
from audits.models import Audit, Auditor, Exemption, ServiceArea, Tool
from audits.presenters.register import area_shown, auditor_shown, exempt_now
from audits.views.asking import answer
from scrutiny.access.door import require
from scrutiny.meetings.posts import Holders
from scrutiny.meetings.views.asking import Asking, person, sent_in
from scrutiny.panels import actions as panels


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Show who is on the register today, and who was or will be."""
    require(request.user, "audit.set_up")
    today = timezone.localdate()
    of_year = Audit.objects.standing().filter(cycle__month__year=today.year)
    counts = dict(of_year.order_by().values_list("auditor").annotate(Count("pk")))
    exempt = exempt_now(Exemption.objects.on(today))
    rows = [
        auditor_shown(
            one, exemption=exempt.get(one.pk), audit_count=counts.get(one.pk, 0), on=today
        )
        for one in Auditor.objects.select_related("person", "team")
    ]
    context = {
        "current": [row for row in rows if row.is_current],
        "others": [row for row in rows if not row.is_current],
        "year": today.year,
    }
    return render(request, "audits/register.html", context)


@require_http_methods(["GET", "POST"])
def auditor_add(request: HttpRequest) -> HttpResponse:
    """Put somebody on the register."""
    require(request.user, "audit.set_up")
    form = NewAuditorForm(sent_in(request), initial={"from_on": timezone.localdate()})

    @transaction.atomic
    def act() -> None:
        by, account = person(request), form.cleaned_data["account"]
        if account is not None:
            registers.enrol_account(account=account, particulars=form.particulars(), by=by)
            return
        somebody = panels.find_or_name_person(name=form.cleaned_data["name"], by=by)
        registers.enrol(person=somebody, particulars=form.particulars(), by=by)

    asking = _asking("Add an auditor", "The auditor is on the register.")
    return answer(request, form, asking, act, registers.RegisterRefused)


@require_http_methods(["GET", "POST"])
def auditor_change(request: HttpRequest, auditor_id: int) -> HttpResponse:
    """Change what the register says of somebody."""
    auditor = _auditor(request, auditor_id)
    now = {
        "agency": auditor.agency,
        "team": auditor.team_id,
        "trained_on": auditor.trained_on,
        "from_on": auditor.from_on,
        "to_on": auditor.to_on,
    }
    form = AuditorForm(sent_in(request), initial=now)
    asking = _asking(f"Change the entry of {auditor}", "The entry is changed.")
    return _answer(
        request,
        form,
        asking,
        lambda: registers.change(
            auditor=auditor, particulars=form.particulars(), by=person(request)
        ),
    )


@require_http_methods(["GET", "POST"])
def auditor_end(request: HttpRequest, auditor_id: int) -> HttpResponse:
    """Give somebody's time on the register its last day."""
    auditor = _auditor(request, auditor_id)
    form = EndForm(sent_in(request), initial={"on": timezone.localdate()})
    in_hand = auditor.audits.filter(state__in=Audit.WITH_AUDITOR).count()
    caution = ""
    if in_hand:
        many = "1 audit" if in_hand == 1 else f"{in_hand} audits"
        caution = f"They have {many} in hand. After their last day they cannot open them."
    asking = _asking(
        f"End the time of {auditor}", "The last day is set. The entry stays.", caution=caution
    )
    return _answer(
        request,
        form,
        asking,
        lambda: registers.end(auditor=auditor, by=person(request), **form.cleaned_data),
    )


@require_http_methods(["GET", "POST"])
def auditor_exempt(request: HttpRequest, auditor_id: int) -> HttpResponse:
    """Let somebody do no audits for a time."""
    auditor = _auditor(request, auditor_id)
    form = ExemptionForm(sent_in(request), initial={"from_on": timezone.localdate()})
    asking = _asking(f"Exempt {auditor} from audits", "The exemption is recorded.")
    return _answer(
        request,
        form,
        asking,
        lambda: registers.exempt(auditor=auditor, by=person(request), **form.cleaned_data),
    )


@require_GET
def teams(request: HttpRequest) -> HttpResponse:
    """Show the service areas with their teams, and who holds their posts today."""
    require(request.user, "audit.set_up")
    areas = list(ServiceArea.objects.select_related("head", "lead").prefetch_related("teams__lead"))
    posts = [
        post
        for area in areas
        for post in (area.head, area.lead, *(team.lead for team in area.teams.all()))
    ]
    holders = Holders.of(posts, on=timezone.localdate())
    shown = [area_shown(area, area.teams.all(), holders) for area in areas]
    return render(request, "audits/teams.html", {"areas": shown})


@require_GET
def tools(request: HttpRequest) -> HttpResponse:
    """Show each version of the audit tools with its areas and prompts."""
    require(request.user, "audit.set_up")
    there = Tool.objects.select_related("scale").prefetch_related("areas", "scale__grades")
    return render(request, "audits/tools.html", {"tools": there})


def _auditor(request: HttpRequest, pk: int) -> Auditor:
    require(request.user, "audit.set_up")
    return get_object_or_404(Auditor.objects.select_related("person", "team"), pk=pk)


def _asking(title: str, done: str, *, caution: str = "") -> Asking:
    return Asking(
        title=title,
        button="Save",
        back_url=reverse("audits:register"),
        back_label="Register of auditors",
        done=done,
        caution=caution,
    )


def _answer(
    request: HttpRequest,
    form: AuditorForm | EndForm | ExemptionForm,
    asking: Asking,
    act: Callable[[], object],
) -> HttpResponse:
    return answer(request, form, asking, act, registers.RegisterRefused)
