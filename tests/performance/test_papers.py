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
    IndicatorVersion,
    Observation,
    PriorityArea,
    ReportingMonth,
    RestatementReason,
    Return,
    Target,
)
from performance.papers import PAPER
from scrutiny.accounts.models import User
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel, Post
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

KEY = "children-and-families:2022-12"
MAY = "children-and-families:2022-05"
TOLD = date(2023, 1, 26)


@pytest.fixture
def december(import_return: ImportReturn) -> ReportingMonth:
    """Return December 2022 as the panel was told of it."""
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=TOLD)
    return ReportingMonth.objects.get()


@pytest.fixture
def may(send: Send) -> ReportingMonth:
    """Return May 2022 with two indicators, told to the panel."""
    send(book((REFERRALS, 270, 370), (RE_REFERRALS, "21% (57/270)", "21%")), told_on=TOLD)
    return ReportingMonth.objects.get()


def words_of(key: str, audience: str = "members") -> dict[str, str]:
    """Return the words of each section without its markup."""
    return {
        section.name: " ".join(re.sub(r"<[^>]+>", " ", section.html).split())
        for section in PAPER.edition(key, audience).sections()
    }


def digest(key: str) -> str:
    return PAPER.edition(key, "members").digest


def write(panel: Panel, by: User, says: str, **about: object) -> None:
    text = commentaries.write(
        panel=panel,
        month=date(2022, 12, 1),
        says=says,
        next_steps="Meet every team\nReport in March",
        by=by,
        **about,  # type: ignore[arg-type]
    )
    commentaries.submit(commentary=text, by=by)
    commentaries.sign_off(commentary=text, by=by)


def test_it_has_a_cover_exceptions_every_area_and_the_words_used(
    december: ReportingMonth,
) -> None:
    areas = list(PriorityArea.objects.on(date(2022, 12, 31)).values_list("name", flat=True))
    sections = words_of(KEY)
    assert list(sections) == ["Cover", "What to look at first", *areas, "Words used"]
    assert len(sections) == PAPER.edition(KEY, "members").section_count


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


# As told on a day ---------------------------------------------------------------------------------

OCTOBER = "children-and-families:2022-10"


def give_reason(return_: Return, text: str) -> None:
    """Say why a return restates re-referrals."""
    RestatementReason.objects.update_or_create(
        parent=return_,
        indicator=Indicator.objects.get(code="REF02"),
        defaults={"reason": text},
    )


@pytest.fixture
def october_and_december(import_return: ImportReturn) -> None:
    """Tell the panel of the made October, and two months later of December."""
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=TOLD)


@pytest.mark.usefixtures("october_and_december")
def test_an_edition_as_at_a_day_prints_what_had_been_told_by_then(panel: Panel) -> None:
    key = f"{OCTOBER}@2022-12-01"
    then, now = words_of(key), words_of(OCTOBER)
    area = "Effective assessment and intervention"
    assert "88/314" in then[area]
    assert "93/314" not in then[area]
    assert "93/314" in now[area]
    assert "Sep-22: was 28% (88 of 314) as told on 24 November 2022." in now[area]
    assert "As told on 1 December 2022: what was told later is not in it" in then["Cover"]
    assert "As told on" not in now["Cover"]
    assert PAPER.title(key) == (
        f"{panel}: performance to 31 October 2022, as told on 1 December 2022"
    )
    assert PAPER.file_name(key, "members") == (
        "children-and-families-performance-2022-10-as-told-2022-12-01-members.pdf"
    )
    assert PAPER.address(key) == "/panels/children-and-families/2022-10/?as-at=2022-12-01"
    assert PAPER.panel(key) == panel


def test_what_is_told_later_leaves_an_edition_as_at_a_day_as_it_was(
    import_return: ImportReturn,
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    key = f"{OCTOBER}@2022-12-01"
    before, html = digest(key), words_of(key)
    imported = import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=TOLD)
    assert imported.return_ is not None
    give_reason(imported.return_, "Merged.")
    assert digest(key) == before
    assert words_of(key) == html
    assert digest(f"{OCTOBER}@2023-01-26") != before
    assert digest(OCTOBER) not in {before, digest(f"{OCTOBER}@2023-01-26")}


@pytest.mark.usefixtures("october_and_december")
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-11-23", "October 2022 was told on 24 November 2022; nothing had been told before."),
        ("2099-01-01", "1 January 2099 is still to come."),
        ("2022-02-30", "'2022-02-30' is not a day"),
        ("", "'' is not a day"),
    ],
)
def test_a_day_of_which_there_is_nothing_is_refused_in_words(day: str, words: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        PAPER.edition(f"{OCTOBER}@{day}", "members")
    assert words in str(refused.value)


def test_a_draft_has_no_edition_as_at_a_day(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    with pytest.raises(PaperRefused, match="May 2022 has not been told to the panel yet"):
        PAPER.edition(f"{MAY}@2022-12-01", "members")


@pytest.mark.usefixtures("october_and_december")
def test_page_one_says_what_changed_since_the_last_meeting() -> None:
    first = words_of(KEY)["What to look at first"]
    assert (
        "Since the meeting of 24 November 2022: 2 newly off target · 2 back on target · "
        "4 restated · 1 supplied late · 1 target changed."
    ) in first
    assert "5 months restated, October from 24% (66 of 276) to 27% (75 of 276)." in first
    assert "from at most 340 to at most 406, from 1 December 2022." in first


@pytest.mark.usefixtures("october_and_december")
def test_a_reason_given_later_changes_the_fingerprint() -> None:
    before = digest(KEY)
    give_reason(Return.objects.get(month=date(2022, 12, 1)), "Two teams were merged.")
    assert digest(KEY) != before
    assert "Two teams were merged." in words_of(KEY)["What to look at first"]


@pytest.mark.usefixtures("october_and_december")
def test_made_figures_are_said_to_be_made_on_every_page_that_shows_them() -> None:
    Return.objects.filter(month=date(2022, 10, 1)).update(is_made=True)
    says = "Figures from the October 2022 return were made for the demonstration"
    october = words_of(f"{OCTOBER}@2022-12-01")
    assert says in october["Cover"]
    assert says in october["Effective assessment and intervention"]
    december = words_of(KEY)
    assert says not in december["Cover"]
    assert says in december["What to look at first"]
    assert says in december["Effective assessment and intervention"], "what was told was made"


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


# The public edition ------------------------------------------------------------------------------


def public(key: str) -> str:
    """Return why the public edition is refused, or nothing where it is made."""
    try:
        PAPER.edition(key, "public")
    except PaperRefused as refused:
        return str(refused)
    return ""


def test_a_draft_is_never_public(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    assert "May 2022 has not been published to the panel yet." in public(MAY)


def test_an_indicator_without_a_class_keeps_the_edition_back(may: ReportingMonth) -> None:
    assert public(MAY) == ""
    Indicator.objects.filter(code="REF02").update(disclosure_class="")
    assert "No disclosure class is set for REF02." in public(MAY)


@pytest.mark.parametrize(
    ("figure", "is_refused"),
    [
        ("21% (57/270)", False),
        ("1% (3/270)", True),
        ("99% (267/270)", True),
        ("0% (0/270)", False),
        ("100% (270/270)", False),
        ("TBC", False),
    ],
)
def test_small_fractions_of_a_personal_indicator_keep_it_back(
    send: Send, figure: str, is_refused: bool
) -> None:
    send(book((RE_REFERRALS, figure, "21% (76/370)")), told_on=TOLD)
    refused = public(MAY)
    assert ("REF02 Apr-22" in refused) == is_refused
    assert ("small enough to point to a child" in refused) == is_refused


@pytest.mark.parametrize(("count", "is_refused"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_small_count_keeps_it_back(send: Send, count: int, is_refused: bool) -> None:
    send(book((REFERRALS, count, 370)), told_on=TOLD)
    assert ("REF01 Apr-22" in public(MAY)) == is_refused


def made_to_date(code: str = "REF01") -> None:
    """Let an indicator count the year to date, as adoptions do."""
    IndicatorVersion.objects.filter(indicator__code=code).update(basis="year to date")


@pytest.mark.parametrize(
    ("figures", "refused"),
    [
        ((6, 7), "REF01 May-22"),
        ((6, 11), "REF01 May-22"),
        ((6, 12), ""),
        ((6, 6), ""),
        ((12, 6), ""),
        ((None, 270), ""),
    ],
)
def test_a_small_step_of_the_year_to_date_keeps_it_back(
    send: Send, figures: tuple[int | None, int], refused: str
) -> None:
    send(book((REFERRALS, *figures)), told_on=TOLD)
    assert "differ so little" not in public(MAY)
    made_to_date()
    words = public(MAY)
    assert ("the difference points to a child" in words) == bool(refused)
    assert refused in words


def test_a_step_is_taken_from_the_last_month_known_and_within_a_year(send: Send) -> None:
    made_to_date()
    months = ("Mar-22", "Apr-22", "May-22", "Jun-22")
    send(book((REFERRALS, 10, 12, "TBC", 15), months=months), "2022-06", told_on=TOLD)
    words = public("children-and-families:2022-06")
    assert "REF01 Jun-22" in words
    assert "REF01 Apr-22" not in words


def test_a_small_figure_of_the_council_s_own_earlier_year_keeps_it_back(
    may: ReportingMonth, send: Send
) -> None:
    own = Body.objects.get(is_own=True)
    before = Observation.objects.own().filter(indicator__code="REF01")[0]
    before.pk = None
    before.value = 3
    before.frequency = "financial year"
    before.period_start, before.period_end = date(2021, 4, 1), date(2022, 3, 31)
    before.body = own
    before.save()
    words = public(MAY)
    assert "council's own earlier year are small enough to point to a child: REF01" in words


def test_a_small_figure_that_was_told_before_keeps_it_back(send: Send) -> None:
    send(book((RE_REFERRALS, "21% (57/270)", "1% (3/270)")), told_on=date(2022, 6, 10))
    columns = ("Apr-22", "May-22", "Jun-22")
    rows = book((RE_REFERRALS, "21% (57/270)", "22% (80/370)", "21%"), months=columns)
    send(rows, "2022-06", told_on=date(2022, 7, 21))
    words = public("children-and-families:2022-06")
    assert "small enough to point to a child as they were told before: REF02 May-22." in words


def test_small_numbers_of_a_timeliness_indicator_do_not(send: Send) -> None:
    send(book((RE_REFERRALS, "1% (3/270)", "21% (76/370)")), told_on=TOLD)
    Indicator.objects.filter(code="REF02").update(disclosure_class="timeliness of process")
    assert public(MAY) == ""


def test_members_read_the_figures_that_the_public_may_not(send: Send) -> None:
    send(book((RE_REFERRALS, "1% (3/270)", "21% (76/370)")), told_on=TOLD)
    assert "3/270" in words_of(MAY)["Effective assessment and intervention"]


def test_the_hash_is_of_figures_and_not_of_when_it_was_asked(december: ReportingMonth) -> None:
    made = {hashlib.sha256("".join(words_of(KEY).values()).encode()).digest() for _ in range(2)}
    assert len(made) == 1
