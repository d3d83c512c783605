"""A panel as a body: who sits on it, what it takes to meet, who may be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny.meetings.calendar import clock
from scrutiny.panels.models import Membership, Panel, Substitute, Vacancy

Role, Voting = Membership.Role, Membership.Voting
OFFICES = (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.APPOINTED)


@dataclass(frozen=True)
class MemberLine:
    """A member as the panel's page lists them."""

    name: str
    office: str
    stands_for: str
    votes: str


@dataclass(frozen=True)
class PanelShown:
    """What the page of a panel says of it."""

    panel: Panel
    terms: tuple[str, ...]
    quorum: str
    meets_at: str
    members: tuple[MemberLine, ...]
    substitutes: tuple[str, ...]
    vacancies: tuple[str, ...]


def panel_shown(
    panel: Panel,
    seats: Iterable[Membership],
    substitutes: Iterable[Substitute],
    vacancies: Iterable[Vacancy],
) -> PanelShown:
    """Return a panel with the people of one day: chair first, appointed members last."""
    seated = sorted(seats, key=lambda seat: (OFFICES.index(Role(seat.role)), seat.person.name))
    return PanelShown(
        panel=panel,
        terms=tuple(part for part in panel.terms_of_reference.split("\n\n") if part.strip()),
        quorum=quorum_words(panel, seated),
        meets_at=_meets_at(panel),
        members=tuple(_member(seat) for seat in seated),
        substitutes=tuple(_substitute(one) for one in substitutes),
        vacancies=tuple(one.seat for one in vacancies),
    )


def _meets_at(panel: Panel) -> str:
    """Return where and when a panel usually meets; nothing where that is not kept."""
    start = clock(panel.usual_start_time) if panel.usual_start_time else ""
    return ", ".join(part for part in (panel.usual_place, start) if part)


def quorum_words(panel: Panel, seats: Sequence[Membership]) -> str:
    """Say how many have to be there, and who does not count: "3 of 7 councillors must be there"."""
    if panel.seat_count:
        who = f"{panel.quorum} of {panel.seat_count} councillors"
    else:
        who = "1 member" if panel.quorum == 1 else f"{panel.quorum} members"
    words = f"{who} must be there."
    others = [seat for seat in seats if not seat.is_counted_in_quorum]
    if others and all(seat.role == Role.APPOINTED for seat in others):
        return f"{words} Appointed members do not count towards it."
    return f"{words} {_names(others)} not count towards it." if others else words


def _names(seats: Sequence[Membership]) -> str:
    names = " and ".join(seat.person.name for seat in seats)
    return f"{names} {'does' if len(seats) == 1 else 'do'}"


def _member(seat: Membership) -> MemberLine:
    return MemberLine(
        name=seat.person.name,
        office=seat.get_role_display(),
        stands_for=seat.body_represented or seat.political_group,
        votes={
            Voting.ALL: "On everything",
            Voting.EDUCATION: "On education only",
            Voting.NONE: "No vote",
        }[Voting(seat.voting_scope)],
    )


def _substitute(substitute: Substitute) -> str:
    group = f" ({substitute.political_group})" if substitute.political_group else ""
    return f"{substitute.person.name}{group}"
