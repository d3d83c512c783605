"""Outcomes from before the portal are loaded as printed, beside each other and never added up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Sum

from audits import loading
from audits.actions import past
from audits.actions.past import PastRefused
from audits.models import GradeScale, PastOutcome, Programme
from audits.outcomes import Outcome
from scrutiny.accounts.models import User
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

FOLDER = Path(settings.ROOT) / "fixtures" / "audits"
JIGSAW = Outcome(
    source_set="by team 2022",
    label="Jigsaw",
    from_on=date(2022, 1, 1),
    to_on=date(2022, 12, 31),
    total=23,
    counts={"outstanding": 1, "good": 12, "requires-improvement": 10, "inadequate": 0},
    team="jigsaw",
)


def load(outcome: Outcome, by: User) -> PastOutcome:
    scale = GradeScale.objects.get(slug="four-judgements")
    (row,) = past.load(outcomes=[outcome], scale=scale, by=by)
    return row


def test_what_was_published_is_loaded_and_again_without_a_change(qa: User) -> None:
    loading.load_published(FOLDER, by=qa)
    teams = PastOutcome.objects.filter(source_set="by team 2022")
    assert teams.exclude(team=None).count() == 9
    totals = teams.aggregate(total=Sum("total"), ungraded=Sum("ungraded"))
    assert totals == {"total": 541, "ungraded": 300}
    service = PastOutcome.objects.get(source_set="by service June to December 2022")
    assert (service.total, service.counts["good"], service.team) == (174, 96, None)
    themed = PastOutcome.objects.get(source_set="themed June to December 2022")
    assert (themed.total, themed.counts["inadequate"]) == (71, 5)
    assert all(PastOutcome.objects.values_list("is_before_moderation", flat=True))
    assert Programme.objects.get().months.count() == 12
    before = everything()
    loading.load_published(FOLDER, by=qa)
    assert added(before) == {}


def test_a_row_that_is_corrected_in_the_file_is_corrected(qa: User) -> None:
    first = load(JIGSAW, qa)
    second = load(replace(JIGSAW, remark="Printed twice."), qa)
    assert (second.pk, second.remark) == (first.pk, "Printed twice.")


def test_a_team_that_there_is_not_is_refused(qa: User) -> None:
    with pytest.raises(PastRefused, match="Jigsaw: there is no team west"):
        load(replace(JIGSAW, team="west"), qa)
    assert not PastOutcome.objects.exists()
