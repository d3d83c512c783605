"""What the walks over the addresses share."""

from collections.abc import Callable
from typing import Any

import pytest

from scrutiny.accounts.models import User
from tests.once import once
from tests.sweeps.scene import Scene, the_scene, the_scene_elsewhere

Cast = Callable[[str], User]
Response = Any  # the client's, which has more to it than a view's


def read_out(response: Response) -> None:
    """Read a file to its end, which closes it; closing it early would cost PostgreSQL its line."""
    if response.streaming:
        for _ in response:
            pass


@once
def scene() -> Scene:
    """Return the panel's draft month, shared by all walks: they read its rows, or take back."""
    return the_scene()


@pytest.fixture
def elsewhere(db: None) -> Scene:
    """Return the draft month of another panel."""
    return the_scene_elsewhere()


@pytest.fixture
def cast(outsider: User) -> Cast:
    """Return a way to find people by the names that the table of routes has for them."""

    def found(name: str) -> User:
        user: User = User.objects.get(email=f"{name}@example.org")
        return user

    return found
