"""The page of a month, in words and counts."""

from datetime import date

import pytest

from audits.actions import replacing
from audits.calendar import Days, clock_of
from audits.models import Audit, Draw, DrawnCase
from audits.presenters.cycle import (
    LeftOut,
    MonthShown,
    TeamCount,
    draw_shown,
    missing_of,
    month_of,
    steps_of,
)
from scrutiny.accounts.models import User
from tests.audits.drawn import drawn, populated
from tests.audits.scene import JANUARY, SENT_ON, AuditScene, moment

pytestmark = pytest.mark.any_database

CLOCK = clock_of(JANUARY, Days())


def shown(scene: AuditScene) -> MonthShown:
    """Return January as its page shows it."""
    return month_of(
        scene.cycle,
        clock=CLOCK,
        population=scene.cycle.population.select_related("team"),
        drawn=DrawnCase.objects.filter(draw__cycle=scene.cycle).select_related("case__team"),
        audits=scene.cycle.audits.all(),
        on=SENT_ON,
    )


def test_the_days_of_a_month_come_in_their_order() -> None:
    steps = steps_of(CLOCK, on=date(2023, 1, 20))
    assert [(step.label, step.is_past) for step in steps] == [
        ("Cases sent", True),
        ("Moderation panel", True),
        ("Audits complete", False),
        ("Oversight by", False),
        ("Analysis by", False),
    ]


def test_a_month_counts_its_cases_by_team(audits: AuditScene) -> None:
    populated(audits)
    assert shown(audits).teams == (
        TeamCount("North team", 6, 0, 0),
        TeamCount("South team", 4, 0, 0),
    )
    drawn(audits, "5")
    assert shown(audits).teams == (
        TeamCount("North team", 6, 3, 3),
        TeamCount("South team", 4, 2, 2),
    )


def test_the_sample_comes_in_the_order_of_the_draw(audits: AuditScene) -> None:
    populated(audits)
    draw = drawn(audits, "5")
    audits.audit(reference="T-1", kind=Audit.Kind.THEMED)
    month = shown(audits)
    chosen = draw.cases.filter(outcome="chosen").order_by("order")
    assert [line.reference for line in month.sample] == [row.case.reference for row in chosen]
    assert [line.reference for line in month.by_hand] == ["T-1"]


def test_a_replacement_says_what_took_whose_place_and_why(audits: AuditScene, qa: User) -> None:
    populated(audits)
    drawn(audits, "5")
    audit = Audit.objects.earliest("pk")
    new = replacing.replace(audit=audit, because="It was closed.", by=qa, on=SENT_ON)
    (one,) = shown(audits).replaced
    assert (one.reference, one.by, one.because) == (
        audit.reference, new.reference, "It was closed.",
    )  # fmt: skip
    assert len(shown(audits).sample) == 5


def test_a_draw_shows_what_it_left_out(audits: AuditScene) -> None:
    audits.audit(reference="N-1", kind=Audit.Kind.THEMED)
    populated(audits)
    draw: Draw = drawn(audits)
    found = draw_shown(draw, draw.cases.all(), day=SENT_ON, is_same=True)
    assert found.left_out == (LeftOut("N-1", "North team", "Audited in January 2023."),)


def test_a_month_says_what_it_lacks_before_it_closes(audits: AuditScene, qa: User) -> None:
    assert missing_of(audits.cycle, [], has_population=False, is_drawn=False) == (
        "The open cases are not sent in.",
        "The cases are not drawn.",
    )
    found = [
        audits.audit(),
        audits.audit(state=Audit.State.IN_PROGRESS),
        audits.audit(state=Audit.State.UNALLOCATED, auditor=None),
        audits.audit(state=Audit.State.SUBMITTED, submitted_at=moment(SENT_ON)),
    ]
    assert missing_of(audits.cycle, found, has_population=True, is_drawn=True) == (
        "1 audit is to be allocated.",
        "2 audits are with their auditors.",
        "1 audit is not yet ticked as placed on the child's file.",
    )
    audits.cycle.closed_at = moment(SENT_ON)
    assert missing_of(audits.cycle, found, has_population=True, is_drawn=True) == ()
