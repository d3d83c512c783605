"""What several tests of due days begin with."""

from datetime import date

import pytest
from django.utils import timezone

from recommendations.actions.answering import notify
from recommendations.models import Request
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request

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
