"""What is done to a month's cases: drawn, given to somebody, replaced, added by hand."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audits.actions import allocating, drawing, replacing
from audits.actions.allocating import AllocationRefused
from audits.actions.drawing import DrawRefused
from audits.actions.replacing import ReplacementRefused
from audits.days import clock
from audits.forms.allocating import AddForm, AllocateForm, ReplaceForm
from audits.models import Agency, Audit, Auditor, Tool
from audits.views.asking import answer
from audits.views.cycles import cycle_url, draw_form, kept_cycle, themes_of
from scrutiny.access.door import require
from scrutiny.meetings.views.asking import Asking, person, sent_in
from scrutiny.privacy import faults_of_reference


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest, cycle_month: str) -> HttpResponse:
    """Draw the cases of a month, and share them out at once."""
    cycle, user, now = kept_cycle(request, cycle_month), person(request), timezone.now()
    require(user, "audit.allocate", cycle)
    form = draw_form(request, cycle, on=timezone.localdate(now))
    asking = Asking(
        title=f"Draw the cases of {cycle.label}",
        lede="Each team gives its share of the open cases. They go to auditors at once.",
        caution="A month is drawn once. Cases can be replaced after that, one by one.",
        button="Draw the cases",
        back_url=cycle_url(cycle),
        back_label=cycle.label,
        done="The cases are drawn and with their auditors. Look at who has what.",
    )

    def act() -> None:
        said = form.cleaned_data
        drawing.draw(
            cycle=cycle,
            asked_for=said["asked_for"],
            tool=said["tool"],
            theme=said["theme"],
            by=user,
            now=now,
        )

    return answer(request, form, asking, act, DrawRefused)


def _audit(request: HttpRequest, audit_id: int) -> Audit:
    """Return an audit that the person may allocate."""
    visible = Audit.objects.visible_to(person(request)).with_names()
    audit = get_object_or_404(visible.select_related("parent"), pk=audit_id)
    require(person(request), "audit.allocate", audit)
    return audit


def _about(audit: Audit) -> str:
    return f"Case {audit.reference}, {audit.team}."


@require_http_methods(["GET", "POST"])
def audit_allocate(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Give an audit to an auditor, or to another one than now."""
    audit, today = _audit(request, audit_id), timezone.localdate()
    auditors = _free(with_partners=audit.kind == Audit.Kind.THEMED).exclude(audits=audit)
    form = AllocateForm(sent_in(request), auditors=auditors)
    has_now = f" {audit.auditor} has it now." if audit.auditor else ""
    asking = Asking(
        title="Who audits this case?",
        lede=f"{_about(audit)}{has_now}",
        button="Give it to them",
        back_url=cycle_url(audit.cycle),
        back_label=audit.cycle.label,
        done="The audit has its auditor.",
    )

    def act() -> None:
        said = form.cleaned_data
        allocating.allocate(
            audit=audit,
            auditor=said["auditor"],
            because=said["because"],
            by=person(request),
            on=today,
        )

    return answer(request, form, asking, act, AllocationRefused)


@require_http_methods(["GET", "POST"])
def audit_replace(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Put the next reserve of the team in a case's place."""
    audit = _audit(request, audit_id)
    form = ReplaceForm(sent_in(request))
    asking = Asking(
        title="Replace this case",
        lede=f"{_about(audit)} The next reserve of the team takes its place.",
        caution="What was written of this case so far stays with it and is not carried over.",
        button="Replace it",
        back_url=cycle_url(audit.cycle),
        back_label=audit.cycle.label,
        done="The next reserve is in its place.",
        is_warning=True,
    )

    def act() -> None:
        replacing.replace(
            audit=audit,
            because=form.cleaned_data["because"],
            by=person(request),
            on=timezone.localdate(),
        )

    return answer(request, form, asking, act, ReplacementRefused)


@require_http_methods(["GET", "POST"])
def audit_add(request: HttpRequest, cycle_month: str) -> HttpResponse:
    """Add a themed audit, or one with partners, to a month."""
    cycle, user, today = kept_cycle(request, cycle_month), person(request), timezone.localdate()
    require(user, "audit.allocate", cycle)
    form = AddForm(
        sent_in(request),
        initial={"due_on": max(clock(cycle).complete_by, today)},
        tools=Tool.objects.current(on=today),
        themes=themes_of(cycle),
        auditors=_free(with_partners=True),
    )
    asking = Asking(
        title="Add an audit by hand",
        lede="A themed audit, or one with partners. It does not count in the month's sample.",
        button="Add it",
        back_url=cycle_url(cycle),
        back_label=cycle.label,
        done="The audit is added and with its auditor.",
    )

    def act() -> None:
        allocating.add_themed(
            cycle=cycle, by=user, on=today, faults_of=faults_of_reference, **form.cleaned_data
        )

    return answer(request, form, asking, act, AllocationRefused)


def _free(*, with_partners: bool) -> "QuerySet[Auditor]":
    """Return the auditors who can be given an audit today."""
    free = Auditor.objects.available(on=timezone.localdate()).select_related("person", "team")
    return free if with_partners else free.filter(agency=Agency.COUNCIL)
