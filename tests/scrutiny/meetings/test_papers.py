"""The agenda pack as a paper: who may read it, what it refuses, and what its sections are."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import Settings

from performance.models import Indicator
from performance.papers import PAPER
from scrutiny.meetings.actions import publishing
from scrutiny.meetings.models import Appendix, ItemKind, Meeting, Minutes, Report
from scrutiny.meetings.papers import AGENDA
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Vacancy
from tests.cast import DECEMBER, ImportReturn
from tests.scrutiny.meetings.agenda import IN_TIME, REASON, January, item, january
from tests.scrutiny.meetings.drawn import both_drawn

pytestmark = pytest.mark.django_db
KEY = "children-and-families:2023-01-26"
PERFORMANCE = "children-and-families:2022-12"
NOBODY = AnonymousUser()


@pytest.fixture
def meeting(panel: Panel, settings: Settings, tmp_path: Path) -> January:
    """Return the January meeting with its agenda ready."""
    settings.FILES_FOLDER = tmp_path / "files"
    return january(panel)


def sections(audience: str = "members", key: str = KEY) -> list[Section]:
    """Return the sections of an edition."""
    return list(AGENDA.edition(key, audience).sections())


def named(found: list[Section], name: str) -> Section:
    """Return the section of this name."""
    return next(one for one in found if one.name == name)


def may_read(request: pytest.FixtureRequest, audience: str) -> set[str]:
    """Return who may read an edition as it stands."""
    people = ["member", "officer", "director", "manager", "respondent", "auditor", "outsider"]
    found = {
        name for name in people if AGENDA.may_read(request.getfixturevalue(name), KEY, audience)
    }
    return found | ({"nobody"} if AGENDA.may_read(NOBODY, KEY, audience) else set())


def test_a_draft_is_read_by_those_who_work_on_it_and_its_exempt_papers_by_the_entitled(
    request: pytest.FixtureRequest, meeting: January
) -> None:
    assert may_read(request, "public") == {"officer", "director", "manager", "auditor"}
    assert may_read(request, "members") == {"director", "manager"}


def test_once_it_is_out_anybody_reads_the_public_edition_and_members_theirs(
    request: pytest.FixtureRequest, meeting: January
) -> None:
    both_drawn(meeting.meeting, on=IN_TIME.date())
    publishing.publish(meeting=meeting.meeting, by=None, now=IN_TIME)
    assert "nobody" in may_read(request, "public")
    assert may_read(request, "members") == {"member", "director", "manager"}


def test_without_exempt_papers_the_members_edition_is_read_by_all_who_take_part(
    request: pytest.FixtureRequest, meeting: January
) -> None:
    meeting.exempt.delete()
    assert may_read(request, "members") == {"officer", "director", "manager", "auditor"}


def test_the_front_sheet_says_what_the_public_and_members_need(
    meeting: January, panel: Panel
) -> None:
    Vacancy.objects.create(panel=panel, seat="Roman Catholic diocese", from_on=date(2022, 5, 1))
    front = sections()[0].html
    for words in (
        "Thursday 26 January 2023 at 5.30 pm",
        "Committee Room 1",
        "Vacancy: Roman Catholic diocese",
        "The meeting can be held when 3 members are there",
        "Meetings in the municipal year 2022/23",
        "24 November 2022",
        "A disclosable pecuniary interest",
        "Filming and reporting",
        "If there is a fire",
    ):
        assert words in front


def test_the_agenda_links_its_items_and_asks_for_their_pages(meeting: January) -> None:
    agenda = named(sections(), "Agenda").html
    assert 'href="pack:item-4"' in agenda
    assert '<pack-pages of="item-4"></pack-pages>' in agenda
    assert "Monitoring of recommendations <span" in agenda
    assert "(to follow)" in agenda
    assert "Wednesday 18 January 2023" in agenda


def test_both_editions_have_the_same_agenda(meeting: January) -> None:
    members, public = sections(), sections("public")
    assert named(members, "Agenda").html == named(public, "Agenda").html
    assert members[0].html == public[0].html


def test_each_paper_is_stamped_with_its_item_and_appendix(meeting: January) -> None:
    found = sections()
    assert named(found, "4. Quality assurance").stamps == ("Agenda Item 4",)
    assert named(found, "4. Quality assurance").starts_on_right
    appendix = named(found, "Appendix 1: Audit results")
    assert appendix.stamps == ("Agenda Item 4", "Appendix 1")
    assert appendix.within == ("item-4",)


def test_items_begin_on_any_page_where_the_council_says_so(
    meeting: January, settings: Settings
) -> None:
    settings.PACK_ITEMS_ON_RIGHT = False
    assert not any(one.starts_on_right for one in sections())


def test_a_withheld_appendix_opens_with_its_notice_and_carries_it_on_every_page(
    meeting: January,
) -> None:
    sheet, upload = [one for one in sections() if one.stamps[1:] == ("Appendix 2",)]
    assert "exempt by paragraph 2 of Part 1 of Schedule 12A" in sheet.html
    assert upload.upload == meeting.exempt.file
    assert sheet.notice == upload.notice == meeting.exempt.notice
    assert upload.within == ("item-4", "item-4-appendix-2")


def test_a_slip_stands_for_it_in_the_public_edition_and_only_measures_it(
    meeting: January,
) -> None:
    (slip,) = [one for one in sections("public") if one.is_slip]
    assert REASON in slip.html
    assert [one.upload for one in slip.others] == [None, meeting.exempt.file]
    assert slip.upload is None


def test_a_withheld_report_is_a_slip_and_its_open_appendix_stays(meeting: January) -> None:
    Report.objects.filter(item=meeting.quality).update(
        access="confidential", withheld_because="A department forbids it."
    )
    report = named(sections("public"), "4. Quality assurance")
    assert report.is_slip
    assert "Audits went on" not in report.html
    members = named(sections(), "4. Quality assurance")
    assert "Audits went on" in members.html
    assert members.notice == "Not for publication: confidential by section 100A(3)"
    assert members.notice in members.html


def test_minutes_that_are_put_come_with_their_item(meeting: January, panel: Panel) -> None:
    before = Meeting.objects.get(panel=panel, meets_on=date(2022, 11, 24))
    put_at = item(meeting.meeting, 2, "Minutes of the previous meeting", ItemKind.MINUTES)
    Minutes.objects.create(meeting=before, put_at=put_at, published_at=IN_TIME)
    found = [one for one in sections() if "Minutes of the previous meeting" in one.name]
    assert len(found) == 1
    assert "put to this meeting to be approved" in found[0].html


def test_minutes_in_work_are_not_put(meeting: January, panel: Panel) -> None:
    before = Meeting.objects.get(panel=panel, meets_on=date(2022, 11, 24))
    put_at = item(meeting.meeting, 2, "Minutes of the previous meeting", ItemKind.MINUTES)
    Minutes.objects.create(meeting=before, put_at=put_at)
    assert not [one for one in sections() if "Minutes of the previous meeting" in one.name]


def test_a_body_that_meets_in_private_has_no_public_edition(meeting: January) -> None:
    Panel.objects.update(body_type=BodyType.TASK_AND_FINISH)
    assert sections()
    with pytest.raises(PaperRefused, match="meets in private"):
        AGENDA.edition(KEY, "public")


def test_a_withheld_paper_without_a_reason_has_no_public_edition(meeting: January) -> None:
    Appendix.objects.filter(pk=meeting.exempt.pk).update(withheld_because=" ")
    with pytest.raises(PaperRefused, match="is withheld and gives no reason"):
        AGENDA.edition(KEY, "public")


def test_an_empty_agenda_is_refused(panel: Panel) -> None:
    meeting = Meeting.objects.get(panel=panel, meets_on=date(2023, 3, 30))
    meeting.items.all().delete()
    with pytest.raises(PaperRefused, match="There is nothing on the agenda"):
        AGENDA.edition("children-and-families:2023-03-30", "members")


def test_every_word_that_is_printed_is_in_the_digest(meeting: January, panel: Panel) -> None:
    seen = {AGENDA.edition(KEY, "public").digest}
    changes: list[Callable[[], object]] = [
        lambda: Meeting.objects.filter(pk=meeting.meeting.pk).update(place="Another room"),
        lambda: meeting.meeting.items.filter(pk=meeting.visit.pk).update(title="Another title"),
        lambda: Appendix.objects.filter(pk=meeting.exempt.pk).update(title="Another appendix"),
        lambda: Panel.objects.filter(pk=panel.pk).update(quorum=4),
        lambda: Report.objects.filter(item=meeting.visit).update(subject="Another subject"),
    ]
    for change in changes:
        change()
        digest = AGENDA.edition(KEY, "public").digest
        assert digest not in seen
        seen.add(digest)


@pytest.fixture
def with_performance(meeting: January, import_return: ImportReturn) -> January:
    """Return the meeting with the December performance paper as a third appendix."""
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=date(2023, 1, 10))
    Appendix.objects.create(
        report=Report.objects.get(item=meeting.quality),
        order=3,
        title="Performance to December",
        paper_kind="performance",
        paper_key=PERFORMANCE,
    )
    return meeting


def test_a_paper_of_the_portal_is_nested_one_level_down(with_performance: January) -> None:
    own = list(PAPER.edition(PERFORMANCE, "members").sections())
    nested = [one for one in sections() if one.stamps[1:2] == ("Appendix 3",)]
    assert [one.html for one in nested] == [one.html for one in own]
    assert nested[0].name == "Appendix 3: Performance to December"
    assert nested[0].anchor == "item-4-appendix-3"
    assert {one.level for one in nested} == {2, 3}
    assert all("item-4" in one.within for one in nested)


def test_where_the_two_editions_of_it_differ_each_is_measured_by_the_other(
    with_performance: January,
) -> None:
    def covers(audience: str) -> Section:
        return named(sections(audience), "Appendix 3: Performance to December")

    members, public = covers("members"), covers("public")
    assert members.html != public.html
    assert [one.html for one in members.others] == [public.html]
    assert [one.html for one in public.others] == [members.html]


def test_a_figure_that_may_not_be_public_refuses_the_public_edition_in_words(
    with_performance: January,
) -> None:
    Indicator.objects.filter(code="REF02").update(disclosure_class="")
    why = r"Appendix 3: Performance to December: No disclosure class is set for REF02\."
    with pytest.raises(PaperRefused, match=why):
        AGENDA.edition(KEY, "public")
    assert sections("members")


def test_withheld_it_is_measured_and_refuses_nothing(with_performance: January) -> None:
    Appendix.objects.filter(paper_kind="performance").update(
        access="exempt", exempt_paragraph=2, withheld_because=REASON
    )
    slips = [one for one in sections("public") if one.is_slip]
    own = list(PAPER.edition(PERFORMANCE, "members").sections())
    assert len(slips[1].others) == len(own) + 1


def test_an_agenda_is_no_appendix_of_another(meeting: January) -> None:
    Appendix.objects.filter(pk=meeting.exempt.pk).update(
        file=None, page_count=None, paper_kind="agenda", paper_key=KEY
    )
    with pytest.raises(PaperRefused, match="cannot be part of another"):
        AGENDA.edition(KEY, "members")
    assert AGENDA.choices(meeting.meeting.panel, IN_TIME.date()) == []
