"""A clock that a test moves."""

from datetime import UTC, datetime, timedelta

import pytest


class Clock:
    """Tells the same time until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2023, 1, 26, 17, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> datetime:
        """Move the clock on and return its time."""
        self.now += timedelta(seconds=seconds)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Give a clock on the evening of a meeting."""
    return Clock()
