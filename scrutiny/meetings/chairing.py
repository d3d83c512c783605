"""Who chairs which panel on which day: the one who gets a question that is sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Self

from scrutiny.accounts.models import User
from scrutiny.panels.models import Membership


@dataclass(frozen=True)
class Chairs:
    """Every seat of a chair on some panels, past ones too, later ones first."""

    seats: tuple[Membership, ...]

    @classmethod
    def of(cls, panel_ids: Collection[int]) -> Self:
        """Read the chairs of these panels, in one query; none where there is no panel."""
        if not panel_ids:
            return cls(())
        seats = Membership.objects.filter(role=Membership.Role.CHAIR, panel_id__in=panel_ids)
        return cls(tuple(seats.select_related("person__user").order_by("-from_on")))

    def on(self, panel_id: int, day: date) -> Membership | None:
        """Return who chairs the panel on a day; of two whose terms overlap, the later."""
        for seat in self.seats:
            is_over = seat.to_on is not None and seat.to_on < day
            if seat.panel_id == panel_id and seat.from_on <= day and not is_over:
                return seat
        return None

    def is_held_by(self, user: User, panel_id: int, day: date) -> bool:
        """Say whether the person chairs the panel on a day."""
        seat = self.on(panel_id, day)
        return seat is not None and seat.person.user == user


def why_nobody_gets_it(panel_name: str, seat: Membership | None) -> str:
    """Say why a question cannot be sent to this chair, and what to do; nothing where it can."""
    if seat is None:
        return f"{panel_name} has no chair today. Send it once there is one."
    if seat.person.user is None or not seat.person.user.is_active:
        return (
            f"{seat.person.name}, who chairs {panel_name}, has no account here to get it. "
            "Ask the scrutiny manager."
        )
    return ""
