"""What the walks over the addresses share."""

from collections.abc import Callable

import pytest

from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import ImportReturn
from tests.sweeps.scene import Scene, the_scene, the_scene_elsewhere

Cast = Callable[[str], User]


@pytest.fixture
def scene(panel: Panel, import_return: ImportReturn) -> Scene:
    """Return the panel's draft month."""
    return the_scene(panel, import_return)


@pytest.fixture
def elsewhere(db: None) -> Scene:
    """Return the draft month of another panel."""
    return the_scene_elsewhere()


@pytest.fixture
def cast(outsider: User) -> Cast:
    """Return a way to find people by the names that the table of routes has for them."""

    def found(name: str) -> User:
        return User.objects.get(email=f"{name}@example.org")

    return found
