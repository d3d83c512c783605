"""What several tests of due days and letters begin with."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from recommendations.actions.answering import notify
from recommendations.actions.raising import Asked, raise_request
from recommendations.models import Request
from recommendations.states import Kind
from scrutiny.meetings.models import Meeting, Resolution
from scrutiny.panels.models import Panel, Post
from tests.recommendations.letters import WORDING
from tests.recommendations.scene import a_request
from tests.scrutiny.meetings.held import agenda_of, published

JANUARY = date(2023, 1, 26)


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the meeting of January, still to come."""
    found = Meeting.objects.get(panel=panel, meets_on=JANUARY)
    Meeting.objects.filter(pk=found.pk).update(state=Meeting.State.PLANNED)
    return found


@pytest.fixture
def notified(panel: Panel) -> Request:
    """Return a recommendation to the service lead's post, with its notice of today."""
    Panel.objects.filter(pk=panel.pk).update(reference="CF")
    panel.refresh_from_db()
    request = a_request(panel, wording="That help comes sooner, for “all”; and lasts.")
    notify(request=request, on=timezone.localdate(), by=None)
    return request


@pytest.fixture
def files(settings: Settings, tmp_path: Path) -> None:
    """Keep what is stored apart."""
    settings.FILES_FOLDER = tmp_path / "files"


@pytest.fixture
def resolved(panel: Panel, files: None) -> Request:
    """Return a recommendation to the Cabinet Member that January's minutes resolved."""
    published(agenda_of(panel), WORDING)
    officer = Post.objects.get(slug="performance-manager")
    Panel.objects.filter(pk=panel.pk).update(
        reference="CF", proper_officer=officer, contact=Post.objects.get(slug="scrutiny-manager")
    )
    asked = Asked(
        Kind.RECOMMENDATION,
        addressee=Post.objects.get(slug="cabinet-member"),
        addressee_body="The Cabinet",
    )
    return raise_request(resolution=Resolution.objects.get(), asked=asked, by=None)
