"""The agenda of the demonstration as bin/demo makes it: by a worker, published, twice over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.demonstration import EXEMPT_MARKERS, ITEMS
from tests.installation import Installation, new_installation

pytestmark = pytest.mark.any_database

# An item of the agenda up to its pages, if it has any before the next item begins.
RANGES = re.compile(r"^(\d+)\. (?:(?!^\d+\. ).)*?\(Pages (\d+) - (\d+)\)", re.MULTILINE | re.DOTALL)
STAMP, NUMBER = re.compile(r"Agenda Item (\d+)"), re.compile(r"Page (\d+)")


@dataclass(frozen=True)
class Edition:
    """A published edition, with the words of each of its sheets."""

    path: Path
    sheets: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return all of its words with single spaces between them."""
        return " ".join(" ".join(self.sheets).split())

    @property
    def listed(self) -> dict[int, tuple[int, int]]:
        """Return the pages that its agenda gives to each item."""
        agenda = [sheet for sheet in self.sheets[:8] if "Agenda Item" not in sheet]
        text = re.sub(r"-\s+", "- ", "\n".join(agenda))
        return {int(one[1]): (int(one[2]), int(one[3])) for one in RANGES.finditer(text)}

    @property
    def stamped(self) -> dict[int, tuple[int, int]]:
        """Return the page numbers that are stamped on the sheets of each item."""
        found: dict[int, list[int]] = {}
        for sheet in self.sheets:
            item, number = STAMP.search(sheet), NUMBER.findall(sheet)
            if item and number:
                found.setdefault(int(item[1]), []).append(int(number[-1]))
        return {item: (min(pages), max(pages)) for item, pages in found.items()}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Give an installation whose demonstration a worker has built and published."""
    with new_installation(
        tmp_path_factory.mktemp("agenda"), database="sqlite", broker="folder"
    ) as made:
        made.manage("load_demo")
        made.start_worker()
        made.manage("load_demo", "--build-packs")
        yield made


def edition_of(made: Installation, audience: str) -> Edition:
    """Return an edition as it was left for whoever runs the demonstration."""
    path = made.folder / "packs" / f"children-and-families-2023-01-26-agenda-{audience}.pdf"
    return Edition(path, tuple(page.extract_text() for page in PdfReader(path).pages))


@pytest.fixture(scope="module")
def members(demonstration: Installation) -> Edition:
    return edition_of(demonstration, "members")


@pytest.fixture(scope="module")
def public(demonstration: Installation) -> Edition:
    return edition_of(demonstration, "public")


def test_it_was_published_in_time_and_is_not_built_again(demonstration: Installation) -> None:
    query = "SELECT published_at, clear_day_count, late_because FROM meetings_publication"
    ((published_at, clear_days, late),) = demonstration.rows(query)
    assert str(published_at).startswith("2023-01-18")
    assert (clear_days, late) == (5, "")
    events = "SELECT count(*) FROM history_event"
    before = demonstration.rows(events)
    said = demonstration.manage("load_demo", "--expect-packs").stdout
    assert "Agenda pack of 26 January 2023, members' edition" in said
    assert "Agenda pack of 26 January 2023, public edition" in said
    assert "Performance pack for December 2022" in said
    assert demonstration.rows(events) == before


def test_the_meeting_was_held_so_what_it_dealt_with_is_off_the_programme(
    demonstration: Installation,
) -> None:
    query = "SELECT state FROM meetings_meeting WHERE meets_on = '2023-01-26'"
    assert demonstration.rows(query) == [("held",)]
    done = demonstration.rows("SELECT title FROM meetings_topic WHERE state = 'done'")
    assert {title for (title,) in done} == {
        "Ofsted focused visit",
        "Quality assurance",
        "Children and Learning – Performance",
    }


def test_members_read_the_exempt_appendix_under_its_notice_on_every_page(members: Edition) -> None:
    assert [marker for marker in EXEMPT_MARKERS if marker not in members.words] == []
    exempt = [
        sheet for sheet in members.sheets if "Agenda Item 9" in sheet and "Appendix 4" in sheet
    ]
    withheld = [sheet for sheet in exempt if "lantern" in sheet or "fridge magnet" in sheet]
    assert withheld
    assert all("Not for publication: exempt by paragraph 2" in sheet for sheet in withheld)


def test_nothing_of_the_exempt_appendix_is_in_the_public_edition_or_its_bytes(
    public: Edition,
) -> None:
    assert not [marker for marker in EXEMPT_MARKERS if marker in public.words]
    plain = BytesIO()
    with pikepdf.open(public.path) as pdf:
        pdf.save(plain, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = plain.getvalue()
    for marker in EXEMPT_MARKERS:
        assert marker.encode() not in data
        assert marker.encode("utf-16-be") not in data


def test_the_public_edition_says_which_pages_it_leaves_out(
    members: Edition, public: Edition
) -> None:
    slip = next(sheet for sheet in public.sheets if "are not in this edition" in sheet)
    first, last = (int(one) for one in re.findall(r"Pages (\d+) - (\d+) are not", slip)[0])
    numbers = [int(NUMBER.findall(sheet)[-1]) for sheet in public.sheets if "Page " in sheet]
    assert len(members.sheets) - len(public.sheets) == last - first
    assert set(numbers) & set(range(first + 1, last + 1)) == set()


def test_the_agenda_gives_the_numbers_that_are_stamped_and_both_editions_agree(
    members: Edition, public: Edition
) -> None:
    assert set(members.listed) == {6, 7, 9, 10, 11}
    assert members.listed == members.stamped
    assert public.listed == members.listed


@pytest.mark.parametrize("audience", ["members", "public"])
def test_each_edition_is_tagged_as_one_document_with_every_item_in_its_outline(
    demonstration: Installation, audience: str
) -> None:
    with pikepdf.open(edition_of(demonstration, audience).path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        kids = pdf.Root.StructTreeRoot.K
        tops = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        assert [str(top.S) for top in tops] == ["/Document"]
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
    with_papers = [f"{number}. {ITEMS[number - 1]}" for number in (6, 7, 9, 10, 11)]
    assert [title for title in with_papers if title not in titles] == []
