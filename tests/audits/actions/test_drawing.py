"""The draw of a month: kept with its seed, shared out at once, once."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from audits.actions import drawing
from audits.actions.drawing import DrawRefused
from audits.models import Audit, Auditor, Cycle, Draw, DrawnCase
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.drawn import another_auditor, drawn, populated, the_keeper
from tests.audits.scene import COMPLETE_BY, JANUARY, SENT_ON, AuditScene, moment

CHOSEN, RESERVE, EXCLUDED = DrawnCase.Outcome
UNALLOCATED, ALLOCATED = Audit.State.UNALLOCATED, Audit.State.ALLOCATED


def outcomes(draw: Draw) -> Counter[tuple[str, str]]:
    """Return how many cases of each team came out how."""
    rows = draw.cases.values_list("case__team__name", "outcome")
    return Counter((team.partition(" ")[0], outcome) for team, outcome in rows)


def test_a_draw_keeps_every_case_in_its_order(audits: AuditScene) -> None:
    populated(audits)
    draw = drawn(audits, "50%")
    assert outcomes(draw) == {
        ("North", CHOSEN): 3, ("North", RESERVE): 3, ("South", CHOSEN): 2, ("South", RESERVE): 2,
    }  # fmt: skip
    assert list(draw.cases.values_list("order", flat=True)) == list(range(1, 11))
    assert (draw.seed, draw.asked_for, draw.drawn_by) == ("kept", "50%", the_keeper())
    assert draw.rules == {"excluded_months": 12, "is_own_team_barred": True}


def test_every_chosen_case_is_given_to_an_auditor_at_once(audits: AuditScene) -> None:
    populated(audits)
    drawn(audits, "5")
    found = Audit.objects.all()
    assert {(one.state, one.allocated_on, one.due_on, one.kind, one.tool) for one in found} == {
        (ALLOCATED, SENT_ON, COMPLETE_BY, Audit.Kind.SAMPLE, audits.tool)
    }
    # The auditor of the north team has no case of it, and the partner has none at all.
    by_auditor = Counter((one.auditor, one.team) for one in found)
    assert (audits.of_north, audits.north) not in by_auditor
    assert {auditor for auditor, _ in by_auditor} == {audits.auditor, audits.of_north}


def test_the_history_says_how_many_and_never_which(audits: AuditScene) -> None:
    populated(audits)
    drawn(audits, "5")
    event = Event.objects.get(verb="cases_drawn")
    assert event.new == {"asked_for": "5", "chosen": 5, "of": 10}
    for event in Event.objects.filter(verb__startswith="audit_"):
        assert "N-" not in f"{event.subject_name}{event.new}{event.why}"


def test_a_draw_without_a_seed_has_one_of_its_own(audits: AuditScene, qa: User) -> None:
    draw = drawing.draw(
        cycle=populated(audits), asked_for="2", tool=audits.tool, by=qa, now=moment(SENT_ON)
    )
    assert len(draw.seed) == 16
    assert drawing.comes_out_the_same(draw)


@pytest.mark.parametrize(
    ("month", "is_out"),
    [
        (date(2021, 12, 1), False),
        (date(2022, 1, 1), True),
        (date(2022, 12, 1), True),
        (JANUARY, True),
        (date(2023, 2, 1), False),
    ],
)
def test_what_was_audited_a_year_before_or_less_is_left_out(
    audits: AuditScene, month: date, is_out: bool
) -> None:
    cycle, _ = Cycle.objects.get_or_create(
        month=month, defaults={"opened_at": moment(month), "opened_by": the_keeper()}
    )
    audits.audit(cycle=cycle, reference="n-1", kind=Audit.Kind.THEMED)
    populated(audits)
    out = drawn(audits).cases.filter(outcome=EXCLUDED)
    assert [(row.case.reference, row.because) for row in out] == (
        [("N-1", f"Audited in {month:%B %Y}.")] if is_out else []
    )


def test_an_audit_that_was_replaced_leaves_nothing_out(audits: AuditScene) -> None:
    audits.audit(reference="N-1", state=Audit.State.REPLACED, replaced_because="A sibling.")
    populated(audits)
    assert not drawn(audits).cases.filter(outcome=EXCLUDED).exists()


def test_how_long_a_case_is_left_out_is_a_setting(audits: AuditScene, settings: Any) -> None:
    settings.AUDIT_EXCLUDED_MONTHS = 0
    december = Cycle.objects.create(
        month=date(2022, 12, 1), opened_at=moment(SENT_ON), opened_by=the_keeper()
    )
    audits.audit(cycle=december, reference="N-1")
    populated(audits)
    assert not drawn(audits).cases.filter(outcome=EXCLUDED).exists()


def test_drawn_late_nobody_is_late_before_they_began(audits: AuditScene) -> None:
    populated(audits)
    late = date(2023, 2, 2)
    drawn(audits, on=late)
    assert set(Audit.objects.values_list("allocated_on", "due_on")) == {(late, late)}


def test_what_nobody_may_take_waits_to_be_allocated_and_says_why(audits: AuditScene) -> None:
    Auditor.objects.exclude(pk=audits.of_north.pk).update(trained_on=None)
    populated(audits)
    drawn(audits, "5")
    states = Counter(Audit.objects.values_list("team__name", "state"))
    assert states == {("North team", UNALLOCATED): 3, ("South team", ALLOCATED): 2}
    waiting = Audit.objects.filter(state=UNALLOCATED)[0]
    assert "works in the case's own team" in Event.objects.about(waiting).get().why


def test_own_teams_are_shared_too_where_the_council_says_so(
    audits: AuditScene, settings: Any
) -> None:
    settings.AUDIT_OWN_TEAM_BARRED = False
    Auditor.objects.exclude(pk=audits.of_north.pk).update(trained_on=None)
    populated(audits)
    draw = drawn(audits, "5")
    assert set(Audit.objects.values_list("state", flat=True)) == {ALLOCATED}
    assert draw.rules["is_own_team_barred"] is False


def test_the_loads_of_a_draw_are_even(audits: AuditScene) -> None:
    another_auditor("another-one")
    populated(audits)
    drawn(audits, "9")
    assert set(Counter(Audit.objects.values_list("auditor", flat=True)).values()) == {3}


def test_a_draw_comes_out_the_same_from_its_seed(audits: AuditScene) -> None:
    audits.audit(reference="N-1", kind=Audit.Kind.THEMED)
    populated(audits)
    draw = drawn(audits)
    assert drawing.comes_out_the_same(draw)
    Draw.objects.update(seed="another")
    draw.refresh_from_db()
    assert not drawing.comes_out_the_same(draw)


def test_a_month_is_drawn_once_and_who_comes_second_reads_by_whom(audits: AuditScene) -> None:
    populated(audits)
    drawn(audits)
    who = the_keeper().name
    with pytest.raises(DrawRefused) as refused:
        drawn(audits)
    assert str(refused.value) == (
        f"{who} drew the cases of January 2023 already, on 3 January 2023 at 10:00. "
        "A month has one draw."
    )


def test_a_draw_that_another_got_ahead_of_is_refused_by_the_table(
    audits: AuditScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = populated(audits)

    def another_draws_meanwhile(text: str, population: int) -> int:
        Draw.objects.create(
            cycle=cycle, seed="a", asked_for=text, drawn_at=moment(SENT_ON), drawn_by=the_keeper()
        )
        return 4

    monkeypatch.setattr(drawing, "sample_size", another_draws_meanwhile)
    with pytest.raises(DrawRefused, match="already, on 3 January 2023"):
        drawn(audits)
    assert not Audit.objects.exists()


def test_a_fault_of_another_kind_is_not_taken_for_a_second_draw(
    audits: AuditScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**fields: object) -> Draw:
        raise IntegrityError("something else")

    populated(audits)
    monkeypatch.setattr(Draw.objects, "create", broken)
    with pytest.raises(IntegrityError, match="something else"):
        drawn(audits)


@pytest.mark.parametrize(
    ("asked_for", "says"), [("none", "a number like 20"), ("0", "a number like 20")]
)
def test_a_size_that_is_unclear_draws_nothing(
    audits: AuditScene, asked_for: str, says: str
) -> None:
    populated(audits)
    with pytest.raises(DrawRefused, match=says):
        drawn(audits, asked_for)
    assert not Draw.objects.exists()


def test_without_a_population_or_with_none_left_nothing_is_drawn(audits: AuditScene) -> None:
    with pytest.raises(DrawRefused, match="has no population yet"):
        drawn(audits)
    audits.audit(reference="N-1", kind=Audit.Kind.THEMED)
    populated(audits, north=1, south=0)
    with pytest.raises(DrawRefused, match="Nothing is left to draw"):
        drawn(audits)


def test_a_month_that_is_closed_is_not_drawn(audits: AuditScene) -> None:
    populated(audits)
    Cycle.objects.update(closed_at=moment(SENT_ON), closed_by=the_keeper())
    with pytest.raises(DrawRefused, match="January 2023 is closed"):
        drawn(audits)
