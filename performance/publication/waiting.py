"""What waits on people in performance: on officers, service leads and directors, by panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from performance.analysis.figures import Period
from performance.keys import month_text
from performance.models import Commentary, Commitment, PriorityArea, ReportingMonth, Return
from performance.presenters.addresses import commentary_url, editor_url, month_url
from performance.publication.deadlines import Deadline, Deadlines, deadlines
from performance.publication.standing import WAITING, open_questions, return_url
from performance.publication.timetable import meetings_of, terms
from scrutiny import workdays
from scrutiny.access.holdings import held
from scrutiny.access.roles import Role
from scrutiny.accounts.models import User
from scrutiny.notices.waiting import Waiting
from scrutiny.panels.models import Panel

# A month that was never sent in is asked for so long; then it is history and no omission.
ASKED_FOR = timedelta(days=60)
# A promise comes up so many working days before its day.
PROMISE_DAYS = 10
NO_MEETING = "No meeting is planned after it yet"


def waiting(user: User, on: date) -> list[Waiting]:
    """Return what waits on a person on this day, of the panels where they hold the role for it."""
    roles = held(user, on=on)
    found: list[Waiting] = []
    for panel in Panel.objects.all() if roles else ():
        here = {role for role, panel_id in roles if panel_id in (None, panel.pk)}
        if here & ERRANDS.keys():
            desk = _desk(panel)
            for role in sorted(here & ERRANDS.keys()):
                found += ERRANDS[role](desk, on)
    return found


@dataclass(frozen=True)
class Desk:
    """A panel's months that are not told yet, its returns that count or wait, and its meetings."""

    panel: Panel
    untold: tuple[ReportingMonth, ...]
    last_told: date | None
    returns: tuple[Return, ...]
    meetings: tuple[date, ...]

    def days(self, month: Period) -> Deadlines:
        """Return the deadlines of a month."""
        return deadlines(month, self.meetings, terms())

    def has_figures(self, month: Period) -> bool:
        """Say whether a return is accepted for the month."""
        return (month.start, Return.State.ACCEPTED) in self._sent

    def has_waiting(self, month: Period) -> bool:
        """Say whether a return for the month waits for confirmation."""
        return any((month.start, state) in self._sent for state in WAITING)

    @property
    def _sent(self) -> set[tuple[date, str]]:
        return {(one.month, one.state) for one in self.returns}

    def notice(
        self, what: str, month: Period, title: str, url: str, deadline: Deadline | None
    ) -> Waiting:
        """Return one thing that waits, with the reason for its day."""
        return Waiting(
            key=f"{what}:{self.panel.slug}:{month_text(month)}",
            title=title,
            why=f"{self.panel}. {deadline.rule if deadline else f'{NO_MEETING}.'}",
            url=url,
            due_on=deadline.due_on if deadline else None,
        )

    def page(self, month: Period) -> str:
        """Return the address of the page that says how far a month is."""
        return month_url(self.panel.slug, month)

    def texts(self, month: Period) -> str:
        """Return the address of the page that says what there is to write about a month."""
        return commentary_url(self.panel.slug, month)


def _desk(panel: Panel) -> Desk:
    """Read a panel's desk, in four queries."""
    months = ReportingMonth.objects.filter(panel=panel)
    told = months.filter(state__in=ReportingMonth.TOLD).order_by("-month")
    states = [*WAITING, Return.State.ACCEPTED]
    return Desk(
        panel=panel,
        untold=tuple(months.exclude(state__in=ReportingMonth.TOLD).order_by("month")),
        last_told=told.values_list("month", flat=True).first(),
        returns=tuple(Return.objects.filter(panel=panel, state__in=states)),
        meetings=tuple(meetings_of(panel)),
    )


def _of_an_officer(desk: Desk, on: date) -> Iterator[Waiting]:
    """Give the returns to send and to confirm, the months to check, the questions to answer."""
    for month in _unsent(desk, on):
        url = reverse("performance:return-upload")
        title = f"Send the return for {month.label}"
        yield desk.notice("return", month, title, url, desk.days(month).figures)
    for one in desk.returns:
        month = Period.month_of(one.month)
        if one.state in WAITING:
            title = f"Confirm the return for {month.label}, or turn it down"
            figures = desk.days(month).figures
            yield desk.notice(f"confirm-{one.pk}", month, title, return_url(one.pk), figures)
    for record in desk.untold:
        month = Period.month_of(record.month)
        due = desk.days(month).publication
        is_complete = desk.has_figures(month) and not desk.has_waiting(month)
        if record.state == ReportingMonth.State.DRAFT and is_complete:
            title = f"Check {month.label}"
            yield desk.notice("check", month, title, desk.page(month), due)
        count = open_questions(record).count()
        if count:
            title = f"{month.label}: {_count(count, 'question')} still open"
            yield desk.notice("questions", month, title, desk.page(month), due)


def _unsent(desk: Desk, on: date) -> list[Period]:
    """Return the months that ended without a return, as far as anybody still waits for one.

    That is the latest month while its meeting is to come, and for a time the one after the last
    that was told: an installation with years behind it is not asked for all of them.
    """
    ended = Period.month_of(on).previous()
    meeting_on = desk.days(ended).meeting_on
    months = {ended} if meeting_on and meeting_on >= on else set()
    if desk.last_told:
        after = Period.month_of(desk.last_told).next()
        if after.end < on <= desk.days(after).figures.due_on + ASKED_FOR:
            months.add(after)
    told_up_to = desk.last_told or date.min
    return sorted(
        month
        for month in months
        if month.start > told_up_to and not desk.has_figures(month) and not desk.has_waiting(month)
    )


def _of_a_lead(desk: Desk, on: date) -> Iterator[Waiting]:
    """Give the commentary to write and to sign off, and the promises that come due."""
    for record in desk.untold:
        month = Period.month_of(record.month)
        count = _unwritten(desk.panel, month) if desk.has_figures(month) else 0
        if count:
            title = f"{month.label}: {_count(count, 'area')} without commentary"
            due = desk.days(month).commentary
            yield desk.notice("write", month, title, desk.texts(month), due)
    submitted = Counter(text.month for text in _submitted(desk) if not _is_opening(text))
    for first, count in sorted(submitted.items()):
        month = Period.month_of(first)
        title = f"{month.label}: {_count(count, 'text')} to sign off"
        yield desk.notice("sign-off", month, title, desk.texts(month), desk.days(month).commentary)
    until = workdays.add(on, PROMISE_DAYS)
    promises = Commitment.objects.filter(panel=desk.panel).open_on(on).due(by=until)
    for promise in promises.select_related("area", "indicator"):
        month = Period.month_of(promise.month)
        about = promise.area or promise.indicator or desk.panel
        yield Waiting(
            key=f"promise:{promise.pk}",
            title=f"A promise is due: {about}",
            why=f"It was made with the commentary for {month.label}. Say what became of it.",
            url=reverse("performance:commitment", args=[promise.pk]),
            due_on=promise.due_on,
        )


def _unwritten(panel: Panel, month: Period) -> int:
    """Return how many areas of a month nobody has written about."""
    written = Commentary.objects.filter(panel=panel, month=month.start, area__isnull=False)
    areas = PriorityArea.objects.on(month.end).filter(panel=panel)
    return areas.exclude(pk__in=written.values("area")).count()


def _submitted(desk: Desk) -> list[Commentary]:
    """Return the texts that wait to be signed off: submitted, with no newer revision."""
    texts = Commentary.objects.filter(panel=desk.panel)
    months = texts.filter(state=Commentary.State.SUBMITTED).values("month")
    latest: dict[tuple[object, ...], Commentary] = {}
    for text in texts.filter(month__in=months).order_by("revision"):
        latest[text.month, text.kind, text.area_id, text.indicator_id] = text
    return [text for text in latest.values() if text.state == Commentary.State.SUBMITTED]


def _is_opening(text: Commentary) -> bool:
    return text.kind == Commentary.Kind.OPENING


def _of_a_director(desk: Desk, _on: date) -> Iterator[Waiting]:
    """Give the months to publish and the opening statements to sign off."""
    for record in desk.untold:
        month = Period.month_of(record.month)
        if record.state == ReportingMonth.State.CHECKED:
            title, due = f"Publish {month.label}", desk.days(month).publication
            yield desk.notice("publish", month, title, desk.page(month), due)
    for text in _submitted(desk):
        if _is_opening(text):
            month = Period.month_of(text.month)
            title = f"Sign off the opening statement for {month.label}"
            url = editor_url(desk.panel.slug, month, "text", "opening")
            yield desk.notice("opening", month, title, url, desk.days(month).commentary)


def _count(count: int, noun: str) -> str:
    """Return "3 areas"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


# Which role has which errands. Other roles have none here.
ERRANDS = {
    Role.OFFICER.value: _of_an_officer,
    Role.SERVICE_LEAD.value: _of_a_lead,
    Role.DIRECTOR.value: _of_a_director,
}
