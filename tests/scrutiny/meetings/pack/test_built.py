"""The agenda pack as it is built: one numbering, true ranges, and nothing exempt in public."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from pytest_django import Settings

from scrutiny.meetings.models import Report
from scrutiny.meetings.publication.editions import ranges_of
from scrutiny.packs.models import Build, BuildPart
from scrutiny.packs.pdf.checking import faults
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import MARKERS, REASON, WORDS, January, january, reworded
from tests.scrutiny.meetings.building import both_built

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(settings: Settings, tmp_path: Path) -> None:
    """Keep what is stored apart."""
    settings.FILES_FOLDER = tmp_path / "files"


@pytest.fixture
def meeting(panel: Panel, files: None) -> January:
    """Return the January meeting with its agenda ready."""
    return january(panel)


def data_of(build: Build) -> bytes:
    """Return the finished file."""
    assert build.file is not None
    return build.file.read()


def pages_of(build: Build) -> list[str]:
    """Return the text of each page."""
    reader = PdfReader(BytesIO(data_of(build)))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def opened_up(data: bytes) -> bytes:
    """Return a PDF with every stream and object written out, as a curious reader would."""
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        pdf.save(
            out,
            qdf=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    return out.getvalue()


def bookmarks(build: Build) -> list[str]:
    """Return the titles of all bookmarks."""
    with pikepdf.Pdf.open(BytesIO(data_of(build))) as pdf, pdf.open_outline() as outline:
        waiting, titles = list(outline.root), []
        while waiting:
            one = waiting.pop(0)
            titles.append(one.title)
            waiting = [*one.children, *waiting]
        return titles


def test_both_editions_share_one_numbering_and_hold_to_what_a_checker_sees(
    meeting: January,
) -> None:
    members, public = both_built(meeting.meeting)
    assert ranges_of(members) == ranges_of(public)
    assert (members.last_page, public.last_page) == (12, 12)
    assert faults(data_of(members)) == []
    assert faults(data_of(public)) == []


def test_the_ranges_on_the_agenda_are_those_stamped_on_the_pages(meeting: January) -> None:
    members, public = both_built(meeting.meeting)
    for build in (members, public):
        texts = pages_of(build)
        (agenda,) = [text for text in texts if "Quality assurance (Pages" in text]
        printed = re.search(r"Quality assurance \(Pages (\d+) - (\d+)\)", agenda)
        assert printed is not None
        stamped = [text for text in texts if "Agenda Item 4" in text]
        numbers = [
            number
            for text in stamped
            for span in re.findall(r"Pages? (\d+(?: - \d+)?)(?:Public|Members)", text)
            for number in span.split(" - ")
        ]
        assert (numbers[0], numbers[-1]) == printed.groups()


def test_nothing_exempt_is_in_the_public_edition(meeting: January) -> None:
    members, public = both_built(meeting.meeting)
    assert all(marker in " ".join(pages_of(members)) for marker in MARKERS)
    text, inside = " ".join(pages_of(public)), opened_up(data_of(public))
    for marker in MARKERS:
        assert marker not in text
        assert marker.encode() not in inside
        assert marker.encode("utf-16-be") not in inside
    kept = BuildPart.objects.filter(build=public).values_list("html", flat=True)
    assert not any(marker in html for marker in MARKERS for html in kept)


def test_a_slip_says_which_pages_are_withheld_and_why(meeting: January) -> None:
    _, public = both_built(meeting.meeting)
    (slip,) = [text for text in pages_of(public) if "are not in this edition" in text]
    start, end = ranges_of(public)["item-4-appendix-2"]
    assert f"Pages {start} - {end} are not in this edition" in slip
    assert "exempt by paragraph 2 of Part 1 of Schedule 12A" in slip
    assert REASON in slip


def test_every_withheld_page_says_that_it_is_not_for_publication(meeting: January) -> None:
    members, _ = both_built(meeting.meeting)
    withheld = [text for text in pages_of(members) if "Appendix 2" in text and "Item 4" in text]
    start, end = ranges_of(members)["item-4-appendix-2"]
    pages = [text for text in withheld if "Not for publication" in text]
    assert len(pages) >= end - start + 1


def test_the_outline_has_every_item(meeting: January) -> None:
    for build in both_built(meeting.meeting):
        titles = " ".join(bookmarks(build))
        for item in meeting.meeting.items.all():
            assert item.title in titles


def test_one_edited_report_renders_its_section_and_the_agenda_stays(meeting: January) -> None:
    before, _ = both_built(meeting.meeting)
    reworded(
        Report.objects.get(item=meeting.visit), WORDS | {"brief-summary": "Two other sentences."}
    )
    after, _ = both_built(meeting.meeting)
    assert _changed(before, after) == {"2. Focused visit"}


def _changed(before: Build, after: Build) -> set[str]:
    """Return the parts that were laid out anew; what prints page numbers always is."""
    kept = {part.rendered_id for part in before.parts.all()}
    return {
        part.name for part in after.parts.all() if not part.is_late and part.rendered_id not in kept
    }
