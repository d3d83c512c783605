"""Who sits on a panel: members, substitutes and vacancies, kept by who may change the panel."""

from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from scrutiny.access.door import require
from scrutiny.access.holdings import visible_panels
from scrutiny.meetings.forms import seats as forms
from scrutiny.meetings.views.asking import Asking, answer, person, sent_in
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Membership, Panel, Substitute, Vacancy


def _panel(request: HttpRequest, slug: str) -> Panel:
    """Return a panel in which the person takes part and which they may change."""
    panel: Panel = get_object_or_404(visible_panels(request.user), slug=slug)
    require(request.user, "panel.change", panel)
    return panel


def _of_own_panel(request: HttpRequest, rows: QuerySet[Any], pk: int) -> Any:
    """Return a row of a panel that the person may change; another panel's is not there."""
    row = get_object_or_404(rows.filter(panel__in=visible_panels(request.user)), pk=pk)
    require(request.user, "panel.change", row)
    return row


def _asking(panel: Panel, title: str, done: str) -> Asking:
    return Asking(
        title=title,
        lede=f"{panel}.",
        button="Save",
        back_url=reverse("meetings:panel-people", args=[panel.slug]),
        back_label="Members, substitutes and vacancies",
        done=done,
    )


@require_GET
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who sits on a panel today, and what may be changed."""
    panel, today = _panel(request, slug), timezone.localdate()
    context = {
        "panel": panel,
        "seats": Membership.objects.on(today).filter(panel=panel).select_related("person"),
        "substitutes": Substitute.objects.on(today).filter(panel=panel).select_related("person"),
        "vacancies": Vacancy.objects.on(today).filter(panel=panel),
    }
    return render(request, "meetings/panel_people.html", context)


@require_http_methods(["GET", "POST"])
def seat_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Give somebody a seat."""
    panel, by = _panel(request, slug), person(request)
    form = forms.SeatForm(sent_in(request), initial={"from_on": timezone.localdate()})

    @transaction.atomic
    def act() -> None:
        said = form.values()
        somebody = panels.find_or_name_person(name=said.pop("name"), by=by)
        panels.seat(panel=panel, person=somebody, by=by, **said)

    asking = _asking(panel, "Seat a member", "The member has the seat.")
    return answer(request, form, asking, act, panels.SeatRefused)


@require_http_methods(["GET", "POST"])
def seat_change(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Change what a seat is, or say when it ended."""
    rows = Membership.objects.select_related("panel", "person")
    seat: Membership = _of_own_panel(request, rows, seat_id)
    form = forms.ChangeSeatForm(sent_in(request), initial=_initial(seat))
    asking = _asking(seat.panel, f"Change the seat of {seat.person}", "The seat is changed.")
    return answer(
        request,
        form,
        asking,
        lambda: panels.change_seat(membership=seat, by=person(request), **form.values()),
        panels.SeatRefused,
    )


@require_http_methods(["GET", "POST"])
def substitute_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Name a substitute."""
    panel, by = _panel(request, slug), person(request)
    form = forms.SubstituteForm(sent_in(request), initial={"from_on": timezone.localdate()})

    @transaction.atomic
    def act() -> None:
        said = dict(form.cleaned_data)
        somebody = panels.find_or_name_person(name=said.pop("name"), by=by)
        panels.name_substitute(panel=panel, person=somebody, by=by, **said)

    asking = _asking(panel, "Name a substitute", "The substitute is named.")
    return answer(request, form, asking, act, panels.SeatRefused)


@require_http_methods(["GET", "POST"])
def substitute_change(request: HttpRequest, sub_id: int) -> HttpResponse:
    """Change a substitute's group, or say when it ended."""
    rows = Substitute.objects.select_related("panel", "person")
    named: Substitute = _of_own_panel(request, rows, sub_id)
    form = forms.ChangeSubstituteForm(sent_in(request), initial=_initial(named))
    asking = _asking(named.panel, f"Change the substitute {named.person}", "It is changed.")
    return answer(
        request,
        form,
        asking,
        lambda: panels.change_substitute(substitute=named, by=person(request), **form.cleaned_data),
        panels.SeatRefused,
    )


@require_http_methods(["GET", "POST"])
def vacancy_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that nobody holds a seat."""
    panel = _panel(request, slug)
    form = forms.VacancyForm(sent_in(request), initial={"from_on": timezone.localdate()})
    asking = _asking(panel, "Declare a vacancy", "The vacancy is declared. Agendas print it.")
    return answer(
        request,
        form,
        asking,
        lambda: panels.declare_vacancy(panel=panel, by=person(request), **form.cleaned_data),
        panels.SeatRefused,
    )


@require_http_methods(["GET", "POST"])
def vacancy_change(request: HttpRequest, vacancy_id: int) -> HttpResponse:
    """Say when a vacancy ended."""
    vacancy: Vacancy = _of_own_panel(request, Vacancy.objects.select_related("panel"), vacancy_id)
    form = forms.ChangeVacancyForm(sent_in(request), initial=_initial(vacancy))
    asking = _asking(vacancy.panel, f"Vacancy: {vacancy.seat}", "The vacancy is changed.")
    return answer(
        request,
        form,
        asking,
        lambda: panels.change_vacancy(vacancy=vacancy, by=person(request), **form.cleaned_data),
        panels.SeatRefused,
    )


def _initial(row: Model) -> dict[str, Any]:
    """Return what a row says now, by the names of its fields."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
