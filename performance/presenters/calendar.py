"""The switch from month to month."""

from dataclasses import dataclass

from performance.analysis.figures import Period
from performance.models import ReportingMonth
from performance.presenters.addresses import overview_url


@dataclass(frozen=True)
class MonthSwitch:
    """The month shown, with the ones beside it that can be seen."""

    now: str
    before_url: str
    before_label: str
    after_url: str
    after_label: str


def month_switch(slug: str, month: Period, months: list[ReportingMonth]) -> MonthSwitch:
    """Return the nearest earlier and later month among those the person may see."""
    seen = sorted(Period.month(one.month.year, one.month.month) for one in months)
    earlier = [one for one in seen if one < month]
    later = [one for one in seen if one > month]
    return MonthSwitch(
        now=month.label,
        before_url=overview_url(slug, earlier[-1]) if earlier else "",
        before_label=earlier[-1].label if earlier else "",
        after_url=overview_url(slug, later[0]) if later else "",
        after_label=later[0].label if later else "",
    )
