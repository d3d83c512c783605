"""What is done to a panel itself."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Post


class PanelRefused(Exception):
    """Raised with a sentence when a panel cannot be as asked."""


@dataclass(frozen=True)
class Particulars:
    """What the papers of a panel need to know of it, beside its name, terms and quorum."""

    body_type: BodyType = BodyType.COMMITTEE
    reference: str = ""
    seat_count: int | None = None
    usual_place: str = ""
    usual_start_time: time | None = None
    proper_officer: Post | None = None
    contact: Post | None = None


@transaction.atomic
def establish(
    *, slug: str, name: str, terms_of_reference: str, quorum: int, by: User | None
) -> Panel:
    """Set a panel up."""
    panel = Panel.objects.create(
        slug=slug, name=name, terms_of_reference=terms_of_reference, quorum=quorum
    )
    record(verb="panel_established", subject=panel, by=by, new={"name": name, "quorum": quorum})
    return panel


@transaction.atomic
def redescribe(
    *,
    panel: Panel,
    name: str,
    terms_of_reference: str,
    quorum: int,
    by: User | None,
    particulars: Particulars | None = None,
) -> Panel:
    """Give a panel its name, terms and quorum; nothing happens where it has them.

    Without `particulars` these stay as they are. Raises PanelRefused for a quorum that could never
    be had.
    """
    wanted: dict[str, object] = {
        "name": name,
        "terms_of_reference": terms_of_reference,
        "quorum": quorum,
    }
    if particulars is not None:
        # Not asdict(): it would copy the posts.
        wanted |= {field: getattr(particulars, field) for field in Particulars.__match_args__}
    seat_count = wanted.get("seat_count", panel.seat_count)
    if quorum < 1:
        raise PanelRefused("A quorum is at least 1.")
    if isinstance(seat_count, int) and quorum > seat_count:
        raise PanelRefused(
            f"A quorum of {quorum} cannot be had with {seat_count} seats. Change one of the two."
        )
    amend(verb="panel_redescribed", subject=panel, wanted=wanted, by=by)
    return panel
