"""Two years of made figures, and a request about them that was done after the first."""

from collections.abc import Sequence
from datetime import date

from performance.actions.importing import Choices, import_file
from performance.keys import month_from
from performance.models import Indicator, Return
from recommendations.actions.reporting import report
from recommendations.models import Request
from recommendations.states import Kind
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import the_panel
from tests.once import once
from tests.performance.books import RE_REFERRALS, book
from tests.recommendations.scene import a_request

# In a thousand referrals, April to March.
BEFORE = (200, 220, 190, 210, 200, 180, 210, 220, 190, 200, 210, 190)
AFTER = (200, 210, 120, 110, 120, 130, 120, 110, 120, 120, 110, 120)
ASKED_ON, DONE_ON = date(2022, 4, 12), date(2022, 5, 20)
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")


def send_year(year: int, counts: Sequence[int], *, told_on: date | None) -> Return:
    """Send in a financial year of re-referrals, to as many months as there are counts."""
    columns = [f"{name}-{year + (place > 8)}" for place, name in enumerate(MONTHS)][: len(counts)]
    last = len(counts) + 3
    month = month_from(f"20{year + (last > 12)}-{last - 12 * (last > 12):02}")
    figures = [f"{one / 10:.0f}% ({one}/1000)" for one in counts]
    done = import_file(
        data=book((RE_REFERRALS, *figures), months=columns),
        name="made.xlsx",
        panel=the_panel(),
        month=month,
        data_on=month.end,
        told_on=told_on,
        choices=Choices(has_accepted_warnings=True),
        by=User.objects.get(email="officer@example.org"),
    )
    assert done.return_ is not None
    return done.return_


@once
def two_years_told() -> Panel:
    """Tell the panel of April 2021 to March 2023."""
    send_year(21, BEFORE, told_on=date(2022, 4, 20))
    send_year(22, AFTER, told_on=date(2023, 4, 20))
    return the_panel()


def about_re_referrals(panel: Panel, *, is_done: bool = True) -> Request:
    """Return an action that is about re-referrals, done five weeks after it was asked for."""
    indicator = Indicator.objects.get(code="REF02")
    request = a_request(
        panel,
        kind=Kind.ACTION,
        made_on=ASKED_ON,
        wording="That cases be closed with a plan.",
        about=indicator,
    )
    report(request=request, says="Work has begun.", on=ASKED_ON, by=None)
    if is_done:
        report(request=request, says="It is done.", is_complete=True, on=DONE_ON, by=None)
    return request
