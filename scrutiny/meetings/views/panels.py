"""A panel as a body: its page for everybody, and what may be changed of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from scrutiny.access.door import may, require
from scrutiny.access.holdings import panels_of, panels_seen_by, visible_panels
from scrutiny.access.roles import SEES_AGENDA_DRAFTS, TAKES_PART
from scrutiny.meetings.actions import standing
from scrutiny.meetings.calendar import municipal_year, municipal_year_days, municipal_year_label
from scrutiny.meetings.forms.panels import PanelForm, StandingFormSet, standing_of
from scrutiny.meetings.models import Meeting, StandingItem
from scrutiny.meetings.panel_links import links_of
from scrutiny.meetings.presenters.calendar import meeting_line, year_to_show
from scrutiny.meetings.presenters.panels import panel_shown
from scrutiny.meetings.views.asking import Asking, answer, person, sent_in
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Membership, Panel, Substitute, Vacancy


@login_not_required
@require_GET
def panel_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a panel is, who sits on it today, and when it meets this municipal year."""
    user, today = request.user, timezone.localdate()
    seen = panels_seen_by(user).select_related("proper_officer", "contact")
    panel = get_object_or_404(seen, slug=slug)
    visible = Meeting.objects.visible_to(user).of(panel).select_related("panel")
    years = [municipal_year(day) for day in visible.values_list("meets_on", flat=True)]
    year = year_to_show(None, years, on=today)
    own = panels_of(user, SEES_AGENDA_DRAFTS)
    drafts = frozenset({panel.pk} if own is None else own)
    takes_part = panels_of(user, TAKES_PART)
    context = {
        "shown": panel_shown(
            panel,
            Membership.objects.on(today).filter(panel=panel).select_related("person"),
            Substitute.objects.on(today).filter(panel=panel).select_related("person"),
            Vacancy.objects.on(today).filter(panel=panel),
        ),
        "panel": panel,
        "year": municipal_year_label(year),
        "meetings": [
            meeting_line(one, drafts, on=today)
            for one in visible.filter(meets_on__range=municipal_year_days(year))
        ],
        "links": links_of(panel),
        "sees_programme": takes_part is None or panel.pk in takes_part,
        "may_arrange": may(user, "meeting.arrange", panel),
        "may_change": may(user, "panel.change", panel),
    }
    return render(request, "meetings/panel_detail.html", context)


def _own(request: HttpRequest, slug: str) -> Panel:
    """Return a panel in which the person takes part and which they may change."""
    panel: Panel = get_object_or_404(visible_panels(request.user), slug=slug)
    require(request.user, "panel.change", panel)
    return panel


@require_http_methods(["GET", "POST"])
def panel_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what a panel is."""
    panel = _own(request, slug)
    form = PanelForm(sent_in(request), initial=PanelForm.initial_of(panel))
    asking = Asking(
        title=f"Change {panel}",
        button="Save the panel",
        back_url=reverse("meetings:panel", args=[slug]),
        back_label=panel.name,
        done="The panel is changed. Papers that are published stay as they are.",
    )

    def act() -> None:
        said = form.cleaned_data
        panels.redescribe(
            panel=panel,
            name=said["name"],
            terms_of_reference=said["terms_of_reference"].replace("\r\n", "\n"),
            quorum=said["quorum"],
            particulars=form.particulars(),
            by=person(request),
        )

    return answer(request, form, asking, act, panels.PanelRefused)


@require_http_methods(["GET", "POST"])
def standing_items(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what every agenda of a panel begins and ends with."""
    panel = _own(request, slug)
    rows = [
        {"order": order, "kind": one.kind, "title": one.title, "text": one.text}
        for order, one in enumerate(StandingItem.objects.of(panel), start=1)
    ]
    formset = StandingFormSet(sent_in(request), initial=rows, prefix="items")
    errors = []
    if formset.is_bound and formset.is_valid():
        try:
            standing.set_items(
                panel=panel, items=standing_of(formset.cleaned_data), by=person(request)
            )
            messages.success(request, "Saved. Agendas that are in draft already stay as they are.")
            return redirect("meetings:panel", slug)
        except standing.StandingRefused as refused:
            errors = [{"text": str(refused)}]
    context = {"panel": panel, "formset": formset, "errors": errors}
    status = 422 if formset.is_bound else 200
    return render(request, "meetings/standing_items.html", context, status=status)
