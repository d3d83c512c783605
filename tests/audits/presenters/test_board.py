"""The board: what is late comes first, and says by how much."""

from datetime import date

import pytest

from audits.models import Audit
from audits.presenters.board import Count, board_of, line_of
from tests.audits.scene import SENT_ON, AuditScene, moment

pytestmark = pytest.mark.any_database

State = Audit.State
LATE = date(2023, 1, 30)


def test_what_is_late_comes_first_and_what_is_in_comes_last(audits: AuditScene) -> None:
    found = [
        audits.audit(reference="in", state=State.SUBMITTED, submitted_at=moment(SENT_ON)),
        audits.audit(reference="later", due_on=date(2023, 2, 10)),
        audits.audit(reference="late", state=State.IN_PROGRESS),
        audits.audit(reference="nobody", state=State.UNALLOCATED, due_on=LATE, auditor=None),
    ]
    board = board_of(found, on=LATE)
    assert [(line.reference, line.left, line.is_late) for line in board.lines] == [
        ("late", "3 days late", True),
        ("nobody", "due today", False),
        ("later", "11 days left", False),
        ("in", "", False),
    ]
    assert board.counts == (
        Count(1, "Late"),
        Count(1, "To be allocated"),
        Count(1, "Allocated"),
        Count(1, "In progress"),
        Count(1, "Submitted"),
    )


def test_a_board_without_audits_counts_nothing() -> None:
    assert board_of([], on=LATE).counts == ()


def test_only_what_is_not_submitted_can_be_moved_and_only_a_drawn_case_replaced(
    audits: AuditScene,
) -> None:
    submitted = {"submitted_at": moment(SENT_ON)}
    drawn = line_of(audits.audit(), on=LATE)
    themed = line_of(audits.audit(kind=Audit.Kind.THEMED), on=LATE)
    back = line_of(audits.audit(state=State.CHANGES_REQUESTED, **submitted), on=LATE)
    assert (drawn.is_movable, drawn.is_replaceable, drawn.kind) == (True, True, "")
    assert (themed.is_movable, themed.is_replaceable) == (True, False)
    assert themed.kind == "Themed or with partners"
    assert (back.is_movable, back.left) == (False, "3 days late")
