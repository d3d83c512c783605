"""Why a return changes what the panel was told: one reason per indicator, or it is not accepted."""

from collections.abc import Iterable, Mapping

from performance.actions.effects import Effect
from performance.actions.refusals import MoveRefused
from performance.models import Indicator, RestatementReason, Return

NOT_GIVEN = "No reason was given: sent by command."


def wanted(found: Iterable[Effect]) -> tuple[str, ...]:
    """Return the codes of the indicators that need a reason, each once."""
    return tuple(dict.fromkeys(effect.proposed.code for effect in found if effect.needs_reason))


def keep(return_: Return, found: Iterable[Effect], reasons: Mapping[str, str]) -> None:
    """Write one reason per indicator that needs it; raise MoveRefused where one is missing."""
    codes = wanted(found)
    indicators = {one.code: one for one in Indicator.objects.filter(code__in=codes)}
    lacking = [indicators[code].short_name for code in codes if not reasons.get(code, "").strip()]
    if lacking:
        raise MoveRefused(
            f"Say why these changed, since the panel was told otherwise: {', '.join(lacking)}."
        )
    RestatementReason.objects.bulk_create(
        RestatementReason(parent=return_, indicator=indicators[code], reason=reasons[code].strip())
        for code in codes
    )
