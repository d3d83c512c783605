"""The performance paper: what is in it, who may read it, when it must be made anew."""

import hashlib
import re
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries, Settings

from performance.actions import commentaries, months
from performance.models import (
    Body,
    GlossaryTerm,
    Indicator,
    PriorityArea,
    ReportingMonth,
    Return,
    Target,
)
from performance.papers import PAPER
from scrutiny.accounts.models import User
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel, Post
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.editions import KEY, MAY, digest, told_of_may, words_of, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def december(december_told: Return) -> ReportingMonth:
    """Return December 2022 as the panel was told of it."""
    return ReportingMonth.objects.get()


@pytest.fixture
def may(send: Send) -> ReportingMonth:
    """Return May 2022 with two indicators, told to the panel."""
    return told_of_may(send)


def test_it_has_a_cover_exceptions_every_area_and_the_words_used(
    december: ReportingMonth,
) -> None:
    areas = list(PriorityArea.objects.on(date(2022, 12, 31)).values_list("name", flat=True))
    sections = words_of(KEY)
    assert list(sections) == ["Cover", "What to look at first", *areas, "Words used"]


def test_it_says_what_it_is_of_when_and_for_whom(december: ReportingMonth, panel: Panel) -> None:
    assert PAPER.title(KEY) == f"{panel}: performance to 31 December 2022"
    assert PAPER.file_name(KEY, "public") == (
        "children-and-families-performance-2022-12-public.pdf"
    )
    assert PAPER.panel(KEY) == panel
    cover = words_of(KEY)["Cover"]
    for words in ("Performance to 31 December 2022", "9 January 2023", "26 January 2023"):
        assert words in cover


def test_the_figures_and_what_is_worth_a_question_are_printed(december: ReportingMonth) -> None:
    sections = words_of(KEY)
    assert "89/299" in sections["Effective assessment and intervention"]
    assert "5 of 19 rated indicators are on target" in sections["Cover"]
    assert "TBC" in " ".join(sections.values())


def test_words_explained_are_those_of_the_indicators_printed(december: ReportingMonth) -> None:
    glossary = words_of(KEY)["Words used"]
    explained = [term for term in GlossaryTerm.objects.all() if escape(term.short) in glossary]
    assert 5 < len(explained) <= GlossaryTerm.objects.count()


def test_only_signed_off_words_are_printed_in_their_latest_revision(
    december: ReportingMonth, panel: Panel, director: User
) -> None:
    area = PriorityArea.objects.get(panel=panel, slug="effective-assessment-and-intervention")
    write(panel, director, "The first wording.", area=area)
    write(panel, director, "The second wording.", area=area)
    write(panel, director, "A word on re-referrals.", indicator=Indicator.objects.get(code="REF02"))
    write(panel, director, "We know the work ahead.", author_post=Post.objects.all()[0])
    commentaries.write(
        panel=panel, month=december.month, says="Not signed.", next_steps="", by=director, area=area
    )
    sections = words_of(KEY)
    printed = sections[area.name]
    assert "The second wording." in printed
    assert "A word on re-referrals." in printed
    assert "Meet every team" in printed
    assert "The first wording." not in printed
    assert "Not signed." not in " ".join(sections.values())
    assert "We know the work ahead." in sections["Cover"]
    assert str(Post.objects.all()[0]) in sections["Cover"]


def test_an_edition_is_printed_as_it_was_read(
    december: ReportingMonth, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = PAPER.edition(KEY, "members")
    before = [section.html for section in PAPER.edition(KEY, "members").sections()]
    GlossaryTerm.objects.update(short="Otherwise.")
    Body.objects.update(short_name="Elsewhere")
    with django_assert_num_queries(0):
        assert [section.html for section in edition.sections()] == before


# The fingerprint ---------------------------------------------------------------------------------


def test_the_same_data_has_the_same_fingerprint(december: ReportingMonth) -> None:
    first = digest(KEY)
    assert digest(KEY) == first
    assert re.fullmatch(r"[0-9a-f]{64}", first)


@pytest.mark.parametrize(
    "change",
    ["commentary", "figure", "target", "term", "body", "order", "name", "state", "council"],
)
def test_whatever_is_printed_changes_the_fingerprint(
    may: ReportingMonth,
    panel: Panel,
    send: Send,
    director: User,
    settings: Settings,
    change: str,
) -> None:
    before = digest(MAY)
    match change:
        case "commentary":
            text = commentaries.write(
                panel=panel, month=may.month, says="New.", next_steps="", by=director
            )
            assert digest(MAY) == before
            commentaries.submit(commentary=text, by=director)
            commentaries.sign_off(commentary=text, by=director)
        case "figure":
            send(book((REFERRALS, 271, 370)))
        case "target":
            Target.objects.filter(placement__indicator__code="REF02").update(value=50)
        case "term":
            GlossaryTerm.objects.filter(slug="referral").update(term="Referred")
        case "body":
            Body.objects.filter(slug="england").update(name="England and Wales")
        case "order":
            Body.objects.filter(slug="england").update(order=0)
        case "name":
            Indicator.objects.filter(code="REF02").update(short_name="Again")
        case "state":
            months.lock(month=may, by=director)
        case _:
            settings.COUNCIL_NAME = "Another council"
    assert digest(MAY) != before


def test_a_draft_of_a_later_month_changes_nothing_that_was_told(
    may: ReportingMonth, send: Send
) -> None:
    before = digest(MAY)
    columns = ("Apr-22", "May-22", "Jun-22")
    send(book((REFERRALS, 1, 2, 3), months=columns), "2022-06")
    assert digest(MAY) == before
    assert "270" in " ".join(words_of(MAY).values())


def test_a_draft_month_prints_what_the_returns_say_and_is_marked(send: Send) -> None:
    send(book((REFERRALS, 270, 371)))
    sections = words_of(MAY)
    assert "371" in sections["Effective assessment and intervention"]
    assert "draft" in sections["Cover"].lower()


def test_the_hash_is_of_figures_and_not_of_when_it_was_asked(december: ReportingMonth) -> None:
    made = {hashlib.sha256("".join(words_of(KEY).values()).encode()).digest() for _ in range(2)}
    assert len(made) == 1


# Who may read it ---------------------------------------------------------------------------------


def test_members_may_read_a_month_once_they_were_told(
    send: Send, member: User, officer: User, outsider: User, auditor: User
) -> None:
    send(book((REFERRALS, 270, 370)))
    assert PAPER.may_read(officer, MAY, "members")
    assert not PAPER.may_read(member, MAY, "members")
    month = ReportingMonth.objects.get()
    months.check(month=month, by=None)
    months.publish(month=month, told_on=timezone.localdate(), by=None)
    assert PAPER.may_read(member, MAY, "members")
    assert not PAPER.may_read(outsider, MAY, "members")
    assert not PAPER.may_read(auditor, MAY, "members")
    assert not PAPER.may_read(AnonymousUser(), MAY, "members")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("kites:2022-12", "There is no panel 'kites'. Panels here: children-and-families."),
        ("children-and-families:December", "'December' is not a month"),
        ("children-and-families", "'' is not a month"),
        (KEY, "No return for December 2022 has been accepted"),
    ],
)
def test_a_paper_that_cannot_be_made_is_refused_in_words(
    panel: Panel, key: str, words: str
) -> None:
    with pytest.raises(PaperRefused) as refused:
        PAPER.panel(key)
    assert words in str(refused.value)


# The months that a report may have as an appendix -------------------------------------------------


def test_a_report_may_have_the_months_that_have_begun_the_newest_first(
    may: ReportingMonth, panel: Panel, send: Send
) -> None:
    columns = ("Apr-22", "May-22", "Jun-22")
    send(book((REFERRALS, 1, 2, 3), months=columns), "2022-06")
    assert PAPER.label == "Performance for a month"
    assert PAPER.choices(panel, date(2022, 6, 30)) == [
        ("children-and-families:2022-06", "Performance to 30 June 2022 (draft)"),
        (MAY, "Performance to 31 May 2022"),
    ]
    assert PAPER.choices(panel, date(2022, 5, 31)) == [(MAY, "Performance to 31 May 2022")]
