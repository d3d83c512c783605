"""What the tests of questions share: a chair, another member, and a private question."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.models import Question
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.asked import noted
from tests.sweeps.scene import somebody


@pytest.fixture
def chair(db: None) -> User:
    """Return the account of who chairs the panel."""
    user: User = User.objects.get(email="chair@example.org")
    return user


@pytest.fixture
def other_member(panel: Panel) -> User:
    """Return another member of the panel."""
    return somebody(panel, "member", email="other@example.org")


@pytest.fixture
def question(panel: Panel, member: User) -> Question:
    """Return a member's private question."""
    return noted(panel, member)
