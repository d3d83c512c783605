"""The moderation panel of a month: its dip sample, what waits, what is done."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from audits.actions import moderating
from audits.actions.moderating import PanelRefused
from audits.blindness import opened_by
from audits.days import clock
from audits.forms.moderating import BecauseForm, DipSampleForm
from audits.models import Audit, Cycle, Moderation
from audits.moderators import Moderator
from audits.panel import graded_and_in, waiting
from audits.panel_agreement import agreements_of
from audits.presenters.panel_sample import panel_of
from audits.views.finding import cycle_of, handed_in
from scrutiny.access.door import may, require
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.views.asking import first_error, person, press, sent_in


@require_http_methods(["GET", "POST"])
def panel_sample(request: HttpRequest, cycle_month: str) -> HttpResponse:
    """Show what is before the panel of a month; the keeper chooses its dip sample here."""
    user = person(request)
    require(user, "audit.moderate")
    if request.method == "POST":
        require(user, "audit.put_to_panel")
    cycle = cycle_of(cycle_month)
    form = DipSampleForm(sent_in(request), initial={"count": 5, "seed": cycle_month})
    if form.is_bound and form.is_valid():
        try:
            chosen = moderating.choose_dip_sample(cycle=cycle, by=user, **form.cleaned_data)
            return _told(request, cycle_month, len(chosen.drawn) + len(chosen.always))
        except PanelRefused as refused:
            form.add_error(None, str(refused))
    context = _context(cycle, user) | {"form": form}
    status = 422 if form.is_bound else 200
    return render(request, "audits/panel_sample.html", context, status=status)


def _told(request: HttpRequest, cycle_month: str, count: int) -> HttpResponse:
    are = "1 audit is" if count == 1 else f"{count} audits are"
    messages.success(request, f"{are} put to the panel.")
    return redirect("audits:panel-sample", cycle_month)


def _context(cycle: Cycle, user: User) -> dict[str, object]:
    """Return what the page shows; the queries do not grow with the audits."""
    of_month = Audit.objects.filter(cycle=cycle)
    known = Moderation.objects.select_related(
        "blind_by", "moderated_by", "grade", "auditor_grade"
    ).order_by("pk")
    audits = of_month.filter(
        put_to_panel_at__isnull=False, state__in=Audit.SUBMITTED_STATES
    ).select_related("team__area", "auditor__person", "reaudit__auditor__person")
    audits = audits.prefetch_related(
        Prefetch("moderations", queryset=known, to_attr="all_moderations")
    )
    panel = panel_of(
        audits,
        Moderator.of(user, on=timezone.localdate()),
        waiting=set(waiting(of_month).values_list("pk", flat=True)),
        opened=opened_by(user, audits),
    )
    return {
        "cycle": cycle,
        "panel_on": clock(cycle).panel_on,
        "panel": panel,
        "agreements": agreements_of(cycle) if panel.is_over else (),
        "not_put_count": graded_and_in(of_month).filter(put_to_panel_at__isnull=True).count(),
        "is_keeper": may(user, "audit.put_to_panel"),
        "choices": Event.objects.about(cycle).filter(verb="dip_sample_chosen"),
    }


@require_POST
def panel_put(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Put one audit to the panel."""
    user, audit = person(request), handed_in(request, audit_id)
    require(user, "audit.put_to_panel", audit)
    return press(
        request,
        lambda: moderating.put_to_panel(audit=audit, by=user),
        PanelRefused,
        done="The audit is put to the moderation panel.",
        back_url=reverse("audits:moderation", args=[audit.pk]),
    )


@require_POST
def panel_take_off(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Take one audit off the panel, with a word on why."""
    user, audit = person(request), handed_in(request, audit_id)
    require(user, "audit.put_to_panel", audit)
    form = BecauseForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise PanelRefused(first_error(form))
        moderating.take_off_panel(audit=audit, because=form.cleaned_data["because"], by=user)

    return press(
        request,
        act,
        PanelRefused,
        done="The audit is taken off the panel.",
        back_url=reverse("audits:moderation", args=[audit.pk]),
    )
