"""Audits are put before the moderation panel by hand or by a draw that can be done again."""

from datetime import timedelta

import pytest

from audits.actions.putting import PanelRefused, choose_dip_sample, put_to_panel, take_off_panel
from audits.models import Audit
from audits.panel import waiting
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.moderated import (
    PANEL_AT,
    PUT_AT,
    before_the_panel,
    begun,
    handed_in,
    moderated,
    opened,
)
from tests.audits.scene import AuditScene, the_tool


def waits(audit: Audit) -> bool:
    return waiting(Audit.objects.filter(pk=audit.pk)).exists()


def test_an_audit_that_is_handed_in_is_put_to_the_panel(audits: AuditScene, qa: User) -> None:
    audit = handed_in(audits)
    put_to_panel(audit=audit, by=qa, now=PUT_AT)
    audit.refresh_from_db()
    assert (audit.put_to_panel_at, audit.put_to_panel_by) == (PUT_AT, qa)
    assert Event.objects.about(audit)[0].verb == "audit_put_to_panel"


@pytest.mark.parametrize("state", ["allocated", "in progress", "changes requested"])
def test_one_that_is_with_its_auditor_is_not(audits: AuditScene, qa: User, state: str) -> None:
    with pytest.raises(PanelRefused, match="It can be moderated once it is handed in"):
        put_to_panel(audit=handed_in(audits, state=state), by=qa)


def test_a_review_without_a_scale_has_no_grade_to_moderate(audits: AuditScene, qa: User) -> None:
    audits.tool.slug = "other"
    audits.tool.save()
    with pytest.raises(PanelRefused, match="This review is not graded"):
        put_to_panel(audit=handed_in(audits, tool=the_tool(None)), by=qa)


def test_it_is_put_once_and_again_only_when_it_was_moderated(
    audits: AuditScene, qa: User, head: User
) -> None:
    audit = before_the_panel(audits)
    with pytest.raises(PanelRefused, match="before the panel already"):
        put_to_panel(audit=audit, by=qa)
    moderated(audits, audit, head, "good")
    assert not waits(audit)
    put_to_panel(audit=audit, by=qa, now=PANEL_AT + timedelta(days=1))
    assert waits(audit)


def test_it_is_taken_off_with_a_word_as_long_as_nobody_began(
    audits: AuditScene, qa: User, head: User
) -> None:
    audit = opened(before_the_panel(audits), qa)
    with pytest.raises(PanelRefused, match="Say why"):
        take_off_panel(audit=audit, because=" ", by=qa)
    assert take_off_panel(audit=audit, because="A slip.", by=qa).put_to_panel_at is None
    assert Event.objects.about(audit)[0].why == "A slip."
    with pytest.raises(PanelRefused, match="does not wait"):
        take_off_panel(audit=audit, because="A slip.", by=qa)
    begun(audits, put_to_panel(audit=audit, by=qa, now=PUT_AT), head)
    with pytest.raises(PanelRefused, match="has begun"):
        take_off_panel(audit=audit, because="A slip.", by=qa)


def test_the_lowest_grade_is_always_moderated(audits: AuditScene, qa: User) -> None:
    audit = opened(before_the_panel(audits, "inadequate"), qa)
    with pytest.raises(PanelRefused, match="always moderated"):
        take_off_panel(audit=audit, because="Too many.", by=qa)


def test_the_draw_picks_so_many_and_takes_every_one_with_the_lowest_grade(
    audits: AuditScene, qa: User
) -> None:
    for _ in range(8):
        handed_in(audits)
    lowest = {handed_in(audits, "inadequate").pk for _ in range(2)}
    chosen = choose_dip_sample(cycle=audits.cycle, count=3, seed="January", by=qa)
    assert len(chosen.drawn) == 3
    assert {one.pk for one in chosen.always} == lowest
    put = Audit.objects.filter(put_to_panel_at__isnull=False)
    assert {one.pk for one in put} == {one.pk for one in (*chosen.drawn, *chosen.always)}
    event = Event.objects.about(audits.cycle)[0]
    assert (event.new["seed"], len(event.new["pool"])) == ("January", 10)
    assert event.new["drawn"] == [one.pk for one in chosen.drawn]


def test_the_same_seed_picks_the_same_and_adds_only_what_came_in_late(
    audits: AuditScene, qa: User
) -> None:
    for _ in range(6):
        handed_in(audits)
    first = choose_dip_sample(cycle=audits.cycle, count=3, seed="s", by=qa)
    with pytest.raises(PanelRefused, match="before the panel already"):
        choose_dip_sample(cycle=audits.cycle, count=3, seed="s", by=qa)
    late = handed_in(audits, "inadequate")
    again = choose_dip_sample(cycle=audits.cycle, count=3, seed="s", by=qa)
    assert (again.drawn, again.always) == ((), (late,))
    Audit.objects.update(put_to_panel_at=None, put_to_panel_by=None)
    anew = choose_dip_sample(cycle=audits.cycle, count=3, seed="s", by=qa)
    assert [one.pk for one in anew.drawn] == [one.pk for one in first.drawn]


def test_what_is_not_handed_in_is_in_no_draw(audits: AuditScene, qa: User) -> None:
    audits.audit()
    handed_in(audits, state="changes requested")
    with pytest.raises(PanelRefused, match="is handed in yet"):
        choose_dip_sample(cycle=audits.cycle, count=3, seed="s", by=qa)


@pytest.mark.parametrize(("count", "seed", "says"), [(0, "s", "1 or more"), (3, " ", "a seed")])
def test_a_draw_wants_a_count_and_a_seed(
    audits: AuditScene, qa: User, count: int, seed: str, says: str
) -> None:
    with pytest.raises(PanelRefused, match=says):
        choose_dip_sample(cycle=audits.cycle, count=count, seed=seed, by=qa)
