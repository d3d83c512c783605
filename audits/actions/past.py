"""What is done to outcomes that were published before the portal kept audits."""

from collections.abc import Sequence

from django.db import transaction

from audits.models import GradeScale, PastOutcome, Team
from audits.outcomes import Outcome
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record


class PastRefused(Exception):
    """Raised with a sentence when an outcome names a team that there is not."""


@transaction.atomic
def load(*, outcomes: Sequence[Outcome], scale: GradeScale, by: User | None) -> list[PastOutcome]:
    """Bring published outcomes to what a file says; what is so already is left alone.

    The grades are the auditors', before moderation. Raises PastRefused.
    """
    teams = {team.slug: team for team in Team.objects.all()}
    lost = next((one for one in outcomes if one.team and one.team not in teams), None)
    if lost is not None:
        raise PastRefused(
            f"{lost.label}: there is no team {lost.team}. Add it to areas.yaml or correct it."
        )
    return [_bring_up(one, scale, teams.get(one.team), by) for one in outcomes]


def _bring_up(
    outcome: Outcome, scale: GradeScale, team: Team | None, by: User | None
) -> PastOutcome:
    key = {
        "source_set": outcome.source_set,
        "label": outcome.label,
        "from_on": outcome.from_on,
    }
    wanted = {
        "team": team,
        "scale": scale,
        "to_on": outcome.to_on,
        "total": outcome.total,
        "counts": dict(outcome.counts),
        "ungraded": outcome.ungraded,
        "remark": outcome.remark,
    }
    past = PastOutcome.objects.filter(**key).first()
    if past is None:
        past = PastOutcome.objects.create(**key, **wanted)
        record(
            verb="past_outcome_added",
            subject=past,
            by=by,
            new={"total": outcome.total, "counts": dict(outcome.counts)},
        )
    else:
        amend(verb="past_outcome_changed", subject=past, wanted=wanted, by=by)
    return past
