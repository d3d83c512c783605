"""The history: written with its change or not at all, and never changed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import COMMAND_LINE, THE_PORTAL, amend, plain, record
from scrutiny.history.constraints import set_together
from scrutiny.history.models import Event, HistoryIsAppendOnly
from scrutiny.panels.models import Panel

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(panel: Panel, officer: User) -> Event:
    return record(
        verb="quorum_changed",
        subject=panel,
        by=officer,
        old={"quorum": 3},
        new={"quorum": 4},
        why="The panel grew.",
    )


def test_an_event_says_who_when_what_old_new_and_why(
    event: Event, panel: Panel, officer: User
) -> None:
    kept = Event.objects.get(pk=event.pk)
    assert (kept.by_user_id, kept.by_name) == (officer.pk, officer.name)
    assert (kept.subject_kind, kept.subject_id) == ("panels.panel", str(panel.pk))
    assert kept.subject_name == panel.name
    assert (kept.old, kept.new, kept.why) == ({"quorum": 3}, {"quorum": 4}, "The panel grew.")
    assert kept.at is not None
    assert kept.words == "Quorum changed"


def test_what_nobody_signed_in_did_was_done_at_the_command_line(panel: Panel) -> None:
    event = record(verb="quorum_changed", subject=panel, by=None)
    assert (event.by_user_id, event.by_name) == (None, COMMAND_LINE)


def test_what_the_portal_did_by_itself_says_so(panel: Panel, officer: User) -> None:
    event = record(verb="pack_built", subject=panel, by=None, by_name=THE_PORTAL)
    assert (event.by_user_id, event.by_name) == (None, "The portal")
    signed_in = record(verb="pack_built", subject=panel, by=officer, by_name=THE_PORTAL)
    assert signed_in.by_name == officer.name


def test_amending_keeps_the_old_and_the_new_of_what_differs_and_no_more(
    panel: Panel, officer: User
) -> None:
    old = panel.name
    wanted = {"name": "Families panel", "quorum": panel.quorum}
    assert amend(verb="panel_changed", subject=panel, wanted=wanted, by=officer)
    panel.refresh_from_db()
    assert panel.name == "Families panel"
    event = Event.objects.about(panel)[0]
    assert (event.old, event.new) == ({"name": old}, {"name": "Families panel"})
    assert not amend(verb="panel_changed", subject=panel, wanted=wanted, by=officer)
    assert Event.objects.about(panel)[0] == event


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (date(2023, 4, 1), "2023-04-01"),
        (Decimal("20.5000"), "20.5"),
        (None, None),
        (["one"], ["one"]),
        (Panel(name="Adults"), "Adults"),
    ],
)
def test_values_are_kept_as_json_can_hold_them(value: object, kept: object) -> None:
    assert plain(value) == kept


CHANGES: dict[str, Callable[[Event], object]] = {
    "save": lambda event: event.save(),
    "save of what was read": lambda event: Event.objects.get(pk=event.pk).save(),
    "delete": lambda event: event.delete(),
    "update of all": lambda _: Event.objects.update(why="Because."),
    "update of some": lambda event: Event.objects.filter(pk=event.pk).update(why="Because."),
    "delete of all": lambda _: Event.objects.all().delete(),
    "bulk update": lambda event: Event.objects.bulk_update([event], ["why"]),
    "update or create": lambda event: Event.objects.update_or_create(
        pk=event.pk, defaults={"why": "Because."}
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_an_event_is_never_changed_and_never_deleted(
    change: Callable[[Event], object], event: Event
) -> None:
    event.why = "Because."
    count = Event.objects.count()
    with pytest.raises(HistoryIsAppendOnly), transaction.atomic():
        change(event)
    assert Event.objects.count() == count
    assert Event.objects.get(pk=event.pk).why == "The panel grew."


def test_nothing_is_recorded_outside_the_transaction_of_its_change(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = Event.objects.count()
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(transaction.TransactionManagementError, match="transaction"):
        record(verb="quorum_changed", subject=panel, by=None)
    monkeypatch.undo()
    assert Event.objects.count() == count


def test_an_event_goes_with_a_change_that_is_taken_back(panel: Panel) -> None:
    count = Event.objects.count()
    with transaction.atomic():
        record(verb="quorum_changed", subject=panel, by=None)
        transaction.set_rollback(True)
    assert Event.objects.count() == count


def test_what_is_about_a_record_comes_newest_first_and_outlives_it(event: Event) -> None:
    panel = Panel.objects.create(slug="short-lived", name="Short-lived")
    first = record(verb="panel_established", subject=panel, by=None)
    second = record(verb="panel_renamed", subject=panel, by=None)
    assert list(Event.objects.about(panel)) == [second, first]
    name, key = panel.name, str(panel.pk)
    panel.delete()
    assert Event.objects.filter(subject_kind="panels.panel", subject_id=key).count() == 2
    assert Event.objects.get(pk=first.pk).subject_name == name


def test_fields_that_belong_together_are_told_to_the_database_in_whole() -> None:
    constraint = set_together("table", "closed_at", "closed_by")
    assert constraint.name == "table_closed_at_with_closed_by"
    assert str(constraint.condition) == (
        "(OR: (AND: ('closed_at__isnull', False), ('closed_by__isnull', False)), "
        "(AND: ('closed_at__isnull', True), ('closed_by__isnull', True)))"
    )
