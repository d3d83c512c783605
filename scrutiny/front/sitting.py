"""Who holds which post, who sits on a panel and when it meets, brought to what its file says."""

from performance.definitions import PanelFile
from performance.definitions.people import Membership as SeatFile
from performance.definitions.people import PostHolder as HolderFile
from performance.definitions.people import Substitute as SubstituteFile
from performance.definitions.people import Vacancy as VacancyFile
from scrutiny.meetings.actions import standing
from scrutiny.meetings.actions.meetings import arrange
from scrutiny.meetings.models import ItemKind, Meeting
from scrutiny.panels import actions as panels
from scrutiny.panels.models import (
    Membership,
    Panel,
    Person,
    Post,
    PostHolder,
    Substitute,
    Vacancy,
)


def bring_up_to(*, file: PanelFile, panel: Panel) -> None:
    """Bring terms of office, seats, meetings and standing items to the file's.

    What is so already is left alone, and so is its history.
    """
    # Terms that end come first, since a post, a seat and the chair have one holder at a time.
    for held in sorted(file.post_holders, key=lambda term: term.to_on is None):
        _hold(held)
    for seat in sorted(file.memberships, key=lambda term: term.to_on is None):
        _seat(seat, panel)
    for substitute in sorted(file.substitutes, key=lambda term: term.to_on is None):
        _substitute(substitute, panel)
    for vacancy in sorted(file.vacancies, key=lambda term: term.to_on is None):
        _vacancy(vacancy, panel)
    _meetings(file, panel)
    if file.standing_items:
        wanted = [
            standing.Standing(ItemKind(one.kind.value), one.title, one.text)
            for one in file.standing_items
        ]
        standing.set_items(panel=panel, items=wanted, by=None)


def _meetings(file: PanelFile, panel: Panel) -> None:
    """Arrange the meetings that the panel does not have, at its usual place and time."""
    days = set(Meeting.objects.of(panel).values_list("meets_on", flat=True))
    for meeting in file.meetings:
        if meeting.meets_on not in days:
            arrange(
                panel=panel,
                meets_on=meeting.meets_on,
                place=meeting.place or panel.usual_place,
                start_time=meeting.start_time or panel.usual_start_time,
                state=Meeting.State(meeting.state.value),
                cancelled_because=meeting.cancelled_because,
                by=None,
            )


def _substitute(file: SubstituteFile, panel: Panel) -> None:
    """Name a substitute, or bring their group and last day to the file's."""
    named = Substitute.objects.filter(
        panel=panel, person__slug=file.person, from_on=file.from_on
    ).first()
    if named is None:
        panels.name_substitute(
            panel=panel,
            person=Person.objects.get(slug=file.person),
            political_group=file.political_group,
            from_on=file.from_on,
            to_on=file.to_on,
            by=None,
        )
    else:
        panels.change_substitute(
            substitute=named, political_group=file.political_group, to_on=file.to_on, by=None
        )


def _vacancy(file: VacancyFile, panel: Panel) -> None:
    """Declare a vacancy, or bring its last day to the file's."""
    declared = Vacancy.objects.filter(panel=panel, seat=file.seat, from_on=file.from_on).first()
    if declared is None:
        panels.declare_vacancy(
            panel=panel, seat=file.seat, from_on=file.from_on, to_on=file.to_on, by=None
        )
    else:
        panels.change_vacancy(vacancy=declared, to_on=file.to_on, by=None)


def _hold(file: HolderFile) -> None:
    """Put a person into a post, or bring the day on which they left it to the file's."""
    holder = PostHolder.objects.filter(
        post__slug=file.post, person__slug=file.person, from_on=file.from_on
    ).first()
    if holder is None:
        panels.appoint(
            post=Post.objects.get(slug=file.post),
            person=Person.objects.get(slug=file.person),
            from_on=file.from_on,
            to_on=file.to_on,
            by=None,
        )
    else:
        panels.change_term(holder=holder, to_on=file.to_on, by=None)


def _seat(file: SeatFile, panel: Panel) -> None:
    """Give a member their seat, or bring it to what the file says."""
    role, scope = Membership.Role(file.role.value), Membership.Voting(file.voting_scope.value)
    seat = Membership.objects.filter(
        panel=panel, person__slug=file.person, from_on=file.from_on
    ).first()
    if seat is None:
        panels.seat(
            panel=panel,
            person=Person.objects.get(slug=file.person),
            role=role,
            voting_scope=scope,
            is_counted_in_quorum=file.is_counted_in_quorum,
            body_represented=file.body_represented,
            political_group=file.political_group,
            from_on=file.from_on,
            to_on=file.to_on,
            by=None,
        )
    else:
        panels.change_seat(
            membership=seat,
            role=role,
            voting_scope=scope,
            is_counted_in_quorum=file.is_counted_in_quorum,
            body_represented=file.body_represented,
            political_group=file.political_group,
            to_on=file.to_on,
            by=None,
        )
