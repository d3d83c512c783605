"""The database itself refuses rows that cannot be, whoever writes them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from performance.models import (
    Body,
    Cell,
    Commentary,
    Commitment,
    Indicator,
    IndicatorAlias,
    IndicatorVersion,
    Observation,
    Placement,
    PriorityArea,
    ReportingMonth,
    RestatementReason,
    Return,
    ReturnIssue,
    SeriesBreak,
    Target,
)
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

NOW = datetime(2022, 6, 20, 10, tzinfo=UTC)
DAY, EARLIER, LATER = date(2022, 5, 1), date(2022, 4, 30), date(2022, 6, 1)


Row = dict[str, Any]
Rows = dict[type[models.Model], models.Model]
Case = tuple[type[models.Model], str, Row]


@pytest.fixture
def rows(panel: Panel, send: Send) -> Rows:
    """Return one good row of each table, to be copied with something wrong in it."""
    send(book((REFERRALS, 270, 370)))
    found: Rows = {
        Indicator: Indicator.objects.all()[0],
        IndicatorAlias: IndicatorAlias.objects.filter(meaning="same")[0],
        IndicatorVersion: IndicatorVersion.objects.all()[0],
        PriorityArea: PriorityArea.objects.all()[0],
        SeriesBreak: SeriesBreak.objects.all()[0],
    }
    found[Target] = Target.objects.filter(to_on__isnull=True, tolerance_kind="")[0]
    found[Body] = Body.objects.get(is_own=True)
    found[Placement] = Placement.objects.filter(to_on__isnull=True)[0]
    found[Return] = Return.objects.get()
    found[Cell] = Cell.objects.filter(role="figure")[0]
    found[Observation] = Observation.objects.all()[0]
    found[ReportingMonth] = ReportingMonth.objects.get()
    found[ReturnIssue] = ReturnIssue.objects.create(
        parent=Return.objects.get(), order=0, severity="warning", code="jump", message="Why?"
    )
    found[RestatementReason] = RestatementReason.objects.create(
        parent=Return.objects.get(), indicator=Indicator.objects.all()[0], reason="Recorded late."
    )
    found[Commitment] = Commitment.objects.create(
        panel=panel, month=DAY, says="Audit re-referrals.", due_on=LATER
    )
    found[Commentary] = Commentary.objects.create(
        panel=panel, month=DAY, kind="opening", revision=1, says="Good.", written_at=NOW
    )
    return found


def refusal(make: Callable[[], object]) -> str:
    """Return the words in which the database refuses the row."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        make()
    return str(refused.value)


def is_of_unique(words: str, name: str) -> bool:
    # SQLite names the columns of a unique constraint, not the constraint.
    return name in words or "UNIQUE constraint failed" in words


# table, constraint without the table's name, what is wrong
CHECKS: list[Case] = [
    (PriorityArea, "ends_after_start", {"slug": "new", "from_on": DAY, "to_on": EARLIER}),
    (Placement, "ends_after_start", {"from_on": DAY, "to_on": EARLIER}),
    (Target, "ends_after_start", {"from_on": DAY, "to_on": EARLIER}),
    (Target, "upper_only_between", {"comparison": "between", "upper_value": None}),
    (Target, "upper_only_between", {"comparison": "between", "value": 9, "upper_value": 8}),
    (Target, "upper_only_between", {"comparison": "at least", "upper_value": 9}),
    (Target, "tolerance_says_its_kind", {"tolerance_kind": "", "tolerance": 5}),
    (Target, "tolerance_says_its_kind", {"tolerance_kind": "points", "tolerance": None}),
    (Target, "tolerance_says_its_kind", {"tolerance_kind": "points", "tolerance": -1}),
    (Indicator, "ends_after_start", {"code": "NEW", "first_on": DAY, "last_on": EARLIER}),
    (IndicatorAlias, "predecessor_breaks", {"normalised": "new", "meaning": "predecessor"}),
    (IndicatorAlias, "predecessor_breaks", {"normalised": "new", "break_on": DAY}),
    (ReportingMonth, "told_on_with_published_at", {"state": "draft", "told_on": DAY}),
    (ReportingMonth, "told_on_with_published_at", {"state": "published", "published_at": NOW}),
    (ReportingMonth, "published_when_told", {"state": "published"}),
    (ReportingMonth, "published_when_told", {"state": "locked", "locked_at": NOW}),
    (ReportingMonth, "published_when_told", {"told_on": DAY, "published_at": NOW}),
    (ReportingMonth, "locked_when_locked", {"locked_at": NOW}),
    (
        ReportingMonth,
        "locked_when_locked",
        {"state": "locked", "told_on": DAY, "published_at": NOW},
    ),
    (
        Return,
        "told_when_accepted",
        {"state": "checked", "accepted_on": None, "told_on": DAY},
    ),
    (Return, "accepted_on_when_accepted", {"sha256": "x", "accepted_on": None}),
    (Return, "accepted_on_when_accepted", {"state": "checked", "accepted_on": DAY}),
    (Return, "withdrawn_with_a_reason", {"state": "withdrawn", "withdrawn_at": NOW}),
    (Return, "withdrawn_with_a_reason", {"state": "withdrawn", "withdrawn_because": "Why."}),
    (Return, "withdrawn_with_a_reason", {"sha256": "x", "withdrawn_at": NOW}),
    (Observation, "value_or_state", {"value": None, "state": ""}),
    (Observation, "value_or_state", {"value": 1, "state": "to be confirmed"}),
    (Observation, "whole_fraction", {"numerator": 1, "denominator": None}),
    (Observation, "whole_fraction", {"numerator": None, "denominator": 1}),
    (Observation, "whole_fraction", {"numerator": -1, "denominator": 1}),
    (Observation, "whole_fraction", {"numerator": 0, "denominator": 0}),
    (
        Observation,
        "whole_fraction",
        {"value": None, "state": "suppressed", "numerator": 1, "denominator": 2},
    ),
    (
        Observation,
        "withdrawn_is_not_current",
        {"period_end": date(2099, 1, 1), "superseded_at": None, "withdrawn_at": NOW},
    ),
    (Observation, "period_ends_after_start", {"period_start": DAY, "period_end": EARLIER}),
    (Commentary, "one_subject", {"kind": "area"}),
    (Commentary, "one_subject", {"kind": "indicator"}),
    (Commentary, "signed_off_at", {"state": "signed off"}),
    (Commentary, "signed_off_at", {"signed_off_at": NOW}),
    (Commentary, "signed_off_at_with_signed_off_by", {"state": "signed off", "signed_off_at": NOW}),
    (ReturnIssue, "answered_at", {"answer": "stands"}),
    (ReturnIssue, "answered_at_with_answered_by", {"answer": "stands", "answered_at": NOW}),
    (RestatementReason, "says_why", {"reason": ""}),
    (Commitment, "closed_with_words", {"state": "kept", "outcome": "Done."}),
    (
        Commitment,
        "closed_on_with_closed_by",
        {"state": "kept", "closed_on": DAY, "outcome": "Done."},
    ),
]


UNIQUE: list[Case] = [
    (Body, "one_is_own", {"slug": "another"}),
    (PriorityArea, "slug_once", {}),
    (Placement, "once_a_day", {"to_on": date(2099, 1, 1)}),
    (Placement, "one_open", {"from_on": LATER}),
    (Target, "one_open", {"from_on": LATER}),
    (Target, "one_a_day", {"to_on": date(2099, 1, 1)}),
    (IndicatorVersion, "one_a_day", {}),
    (SeriesBreak, "one_a_day", {}),
    (ReportingMonth, "once", {}),
    (Return, "same_bytes_accepted_once", {}),
    (Cell, "once", {}),
    (Observation, "one_current", {}),
    (Commentary, "of_the_month_revision", {}),
    (RestatementReason, "one_each", {}),
]


def named(case: Case) -> str:
    model, constraint, wrong = case
    return f"{model.__name__}-{constraint}-{'-'.join(wrong)}"


def copy_of(row: models.Model, wrong: Row) -> models.Model:
    copy: models.Model = models.QuerySet(type(row)).get(pk=row.pk)
    copy.pk = None
    copy._state.adding = True  # noqa: SLF001
    for field, value in wrong.items():
        setattr(copy, field, value)
    return copy


# What else must differ, so that the check and not a unique constraint is what refuses.
APART: dict[type[models.Model], Row] = {
    ReportingMonth: {"month": date(2022, 6, 1), "state": "draft"},
    Observation: {"superseded_at": NOW},
    Commentary: {"revision": 2},
    Return: {"sha256": "another"},
}


@pytest.mark.parametrize("case", CHECKS, ids=named)
def test_a_check_refuses_the_impossible_row(rows: Rows, case: Case) -> None:
    model, constraint, wrong = case
    row = copy_of(rows[model], APART.get(model, {}) | wrong)
    assert f"performance_{model.__name__.lower()}_{constraint}" in refusal(row.save)


@pytest.mark.parametrize("model", APART, ids=lambda model: model.__name__)
def test_the_same_copies_are_taken_with_nothing_wrong(
    rows: Rows, model: type[models.Model]
) -> None:
    copy_of(rows[model], APART[model]).save()


@pytest.mark.parametrize("case", UNIQUE, ids=named)
def test_a_second_row_of_what_there_is_one_of_is_refused(rows: Rows, case: Case) -> None:
    model, constraint, wrong = case
    words = refusal(copy_of(rows[model], wrong).save)
    assert is_of_unique(words, f"performance_{model.__name__.lower()}_{constraint}")


@pytest.mark.parametrize("kind", ["area", "indicator"])
def test_a_revision_of_an_area_or_indicator_is_there_once(panel: Panel, kind: str) -> None:
    subjects: Row = {"area": PriorityArea.objects.all()[0], "indicator": Indicator.objects.all()[0]}
    about = {kind: subjects[kind]}
    row: Row = {"panel": panel, "month": DAY, "kind": kind, "revision": 1, "written_at": NOW}
    Commentary.objects.create(**row, **about)
    words = refusal(lambda: Commentary.objects.create(**row, **about))
    assert is_of_unique(words, f"performance_commentary_{kind}_revision")


def test_a_signature_needs_its_day(panel: Panel, lead: User) -> None:
    row: Row = {"panel": panel, "month": DAY, "kind": "opening", "revision": 1, "written_at": NOW}
    words = refusal(lambda: Commentary.objects.create(**row, signed_off_by=lead))
    assert "performance_commentary_signed_off_at_with_signed_off_by" in words


@pytest.mark.parametrize(
    "wrong", [{"closed_on": DAY}, {"state": "dropped"}, {"state": "kept", "outcome": ""}], ids=str
)
def test_a_promise_is_closed_with_its_day_and_its_words(rows: Rows, lead: User, wrong: Row) -> None:
    also = {"closed_by": lead} if "closed_on" in wrong else {"outcome": wrong.get("outcome", "No.")}
    words = refusal(copy_of(rows[Commitment], wrong | also).save)
    assert "performance_commitment_closed" in words


def test_an_answer_needs_its_instant(rows: Rows, lead: User) -> None:
    row = copy_of(rows[ReturnIssue], {"answered_by": lead, "answered_at": NOW})
    assert "performance_returnissue_answered_at" in refusal(row.save)


def test_every_constraint_of_performance_is_tried() -> None:
    tried = {f"performance_{model.__name__.lower()}_{name}" for model, name, _ in CHECKS + UNIQUE}
    tried |= {"performance_commentary_area_revision", "performance_commentary_indicator_revision"}
    declared = {
        constraint.name
        for model in apps.get_app_config("performance").get_models()
        for constraint in model._meta.constraints
    }
    assert declared == tried


def test_a_superseded_figure_may_stand_beside_the_current_one(
    rows: Rows,
) -> None:
    copy_of(rows[Observation], {"superseded_at": NOW, "value": Decimal(1)}).save()
    assert Observation.objects.recorded().filter(period_start=date(2022, 4, 1)).count() == 1
