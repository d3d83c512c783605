"""The words and days of a letter of notice, as the kind of paper makes it."""

from datetime import date

import pytest
from django.utils import timezone
from pytest_django import Settings

from recommendations.actions.noticing import give_notice
from recommendations.calendar import response_due
from recommendations.models import Request
from recommendations.notice_paper import PAPER
from recommendations.presenters.timing import day
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel
from tests.recommendations.letters import words
from tests.recommendations.scene import SOURCE, a_request

pytestmark = pytest.mark.django_db

MEMBERS, PUBLIC = Build.Audience.MEMBERS, Build.Audience.PUBLIC


def test_before_notice_it_is_a_draft_with_the_days_of_today(resolved: Request) -> None:
    today = timezone.localdate()
    by = response_due(today)
    shown = words(resolved)
    assert "Written from" not in shown
    assert "Draft. This notice is not given yet." in shown
    assert f"If notice is received on {day(today)}, an answer is asked for by {day(by)}." in shown
    edition = PAPER.edition(str(resolved.pk), MEMBERS)
    assert edition.is_draft
    assert [one.stamps for one in edition.sections()] == [("Draft",)]
    with pytest.raises(PaperRefused, match="not given yet"):
        PAPER.edition(str(resolved.pk), PUBLIC)


def test_a_partner_is_asked_within_the_days_of_the_settings(
    panel: Panel, settings: Settings
) -> None:
    settings.PARTNER_REPLY_DAYS = 21
    request = a_request(panel, addressee_body="The trust", clock=Request.Clock.PARTNER)
    shown = words(request)
    assert "within 21 days" in shown
    assert "SI 2013/218" in shown
    assert "9F" not in shown
    # A notice that was given keeps its own day, whatever the settings say by then.
    give_notice(request=request, on=date(2023, 3, 1), by=None)
    settings.PARTNER_REPLY_DAYS = 28
    assert "An answer is asked for by 21 March 2023." in words(request, PUBLIC)
    assert "within 21 days" in words(request, PUBLIC)


def test_what_no_resolution_made_says_where_it_came_from(panel: Panel) -> None:
    Panel.objects.filter(pk=panel.pk).update(proper_officer=None, contact=None)
    request = a_request(panel, wording="First line.\n\nSecond <b>line</b>.")
    Request.objects.filter(pk=request.pk).update(addressee=None, addressee_body="The Cabinet")
    shown = words(request)
    assert SOURCE.replace("'", "&#x27;") in shown
    assert "<p>First line.</p><p>Second &lt;b&gt;line&lt;/b&gt;.</p>" in shown
    assert "Write to the panel, who records the answer" in shown
    assert "Questions go to" not in shown


@pytest.mark.parametrize("key", ["", "x", "0", "-1", "²", "9" * 30])
def test_a_key_that_is_no_request_is_refused_in_words(db: None, key: str) -> None:
    with pytest.raises(PaperRefused, match="is the number of no request"):
        PAPER.panel(key)
