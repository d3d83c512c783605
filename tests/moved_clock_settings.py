"""The portal's settings with its clock moved: it goes on from the day that stands in VAR/clock.

For errands of a whole month: every process of a served portal reads the day anew, so a test moves
all of them by writing the file. Without the file the clock is the machine's.
"""

from datetime import date, datetime

from django.utils import timezone

from scrutiny.config.settings import *
from scrutiny.config.settings import VAR

CLOCK = VAR / "clock"
_real_now = timezone.now


def _moved_now() -> datetime:
    """Return the time of day as it is, on the day that the file names."""
    now = _real_now()
    if not CLOCK.exists():
        return now
    day = date.fromisoformat(CLOCK.read_text(encoding="utf-8").strip())
    return now.replace(year=day.year, month=day.month, day=day.day)


# Everything asks Django for the time, its own local dates included.
timezone.now = _moved_now
