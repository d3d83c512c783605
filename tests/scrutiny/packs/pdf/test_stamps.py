"""Stamps stand upright within the visible page, whatever the page's entries say."""

import re
import subprocess
from typing import NamedTuple

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from scrutiny.packs.join import Piece, join
from scrutiny.packs.pdf.checking import faults
from tests.scrutiny.packs.pdf.looking import lines_of, words_of
from tests.scrutiny.packs.pdf.sections import add_page, by_hand, laid_out, opened, saved

NOTICE = (
    "Not for publication: exempt under paragraphs 1, 2 and 3 of Part 1 of Schedule 12A to the "
    "Local Government Act 1972, as amended"
)


class Word(NamedTuple):
    """A word where a reader sees it, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def seen(data: bytes, page: int = 1) -> tuple[float, float, list[Word]]:
    """Return the visible size of a page, and the words on it."""
    done = subprocess.run(
        ["pdftotext", "-cropbox", "-bbox", "-f", str(page), "-l", str(page), "-", "-"],
        input=data,
        capture_output=True,
        check=True,
        timeout=60,
    )
    text = done.stdout.decode()
    size = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', text)
    assert size
    number = r'"(-?[\d.]+)"'
    found = re.findall(
        f"<word xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>", text
    )
    words = [Word(word, *(float(side) for side in sides)) for *sides, word in found]
    with opened(data) as file:
        is_turned = int(file.pages[page - 1].obj.get(Name.Rotate, 0)) % 180 != 0
    # The words are placed as a reader sees them, the size is that of the page before it is turned.
    width, height = float(size[1]), float(size[2])
    return (height, width, words) if is_turned else (width, height, words)


def stamped(pdf: bytes, **more: str) -> bytes:
    return join([Piece(pdf, "A", ("Agenda Item 9",), start_page=15, **more)], title="T")  # type: ignore[arg-type]


def with_entries(**entries: object) -> bytes:
    """Return a page of A4 with these entries."""
    with opened(by_hand(1, words="Own")) as file:
        for key, value in entries.items():
            file.pages[0].obj[Name(f"/{key}")] = value
        return saved(file)


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"Rotate": 90},
        {"Rotate": 180},
        {"Rotate": 270},
        {"Rotate": -90},
        {"MediaBox": Array([-300, -200, 295, 642])},
        {"MediaBox": Array([595, 842, 0, 0])},
        {"CropBox": Array([100, 150, 500, 600])},
        {"CropBox": Array([100, 150, 500, 600]), "Rotate": 90},
        {"CropBox": Array([-100, -100, 900, 900]), "Rotate": 180},
        {"CropBox": Array([50, 50, 450, 750]), "Rotate": 270},
        {"MediaBox": Array([0, 0, 2384, 3370])},
        {"MediaBox": Array([0, 0, 120, 90])},
    ],
    ids=str,
)
def test_a_stamp_is_within_the_visible_page_and_in_its_place(entries: dict[str, object]) -> None:
    width, height, words = seen(stamped(with_entries(**entries)))
    by_text = {word.text: word for word in words}
    number, item = by_text["15"], by_text["Agenda"]
    for word in (number, item, by_text["9"]):
        assert 0 <= word.left < word.right <= width
        assert 0 <= word.top < word.bottom <= height
    # Upright, and not on its side.
    assert item.right - item.left > item.bottom - item.top
    assert by_text["Page"].right < number.left
    assert abs((by_text["Page"].left + number.right) / 2 - width / 2) < 1
    assert number.top > height * 0.7
    assert item.bottom < height * 0.4
    assert item.left > width / 2


def test_a_stamp_is_as_large_on_a_page_in_larger_units() -> None:
    _, _, small = seen(stamped(with_entries()))
    made = stamped(with_entries(MediaBox=Array([0, 0, 297.5, 421]), UserUnit=2))
    with opened(made) as file:
        content = b"".join(one.read_bytes() for one in file.pages[0].obj.Contents)
    assert b"q 0.5 0 0 0.5 0 0 cm" in content
    assert any(word.text == "15" for word in small)


def test_a_page_within_a_tree_of_pages_keeps_what_it_inherits() -> None:
    with opened(by_hand(1, words="Own")) as file:
        parent, page = file.Root.Pages, file.pages[0].obj
        for key in (Name.Resources, Name.MediaBox):
            parent[key] = page[key]
            del page[key]
        parent.Rotate = 90
        made = stamped(saved(file))
    width, height, words = seen(made)
    assert (width, height) == (842, 595)
    assert {"Own", "Page", "15", "Agenda"} <= {word.text for word in words}


def test_pages_that_share_their_resources_all_keep_their_fonts() -> None:
    with Pdf.new() as file:
        for number in range(3):
            add_page(file, f"Own {number}", is_tagged=False)
        shared = file.make_indirect(file.pages[0].obj.Resources)
        for page in file.pages:
            page.obj.Resources = shared
        made = stamped(saved(file))
    for number, words in enumerate(words_of(made)):
        assert f"Own {number}" in words
        assert f"Page {15 + number}" in words
    with opened(made) as file:
        assert len({page.obj.Resources.objgen for page in file.pages}) == 1


def test_a_drawing_that_shares_the_page_s_resources_is_left_as_it_was() -> None:
    with opened(by_hand(1, words="Own")) as file:
        page = file.pages[0].obj
        page.Resources = file.make_indirect(page.Resources)
        form = file.make_stream(b"BT /F1 12 Tf 72 500 Td (Within) Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        form.Resources = page.Resources
        page.Resources.XObject = Dictionary(Fm=form)
        file.pages[0].contents_add(file.make_stream(b"/Artifact BMC /Fm Do EMC"))
        made = stamped(saved(file))
    assert "Within" in words_of(made)[0]
    with opened(made) as file:
        within = file.pages[0].obj.Resources.XObject.Fm.Resources.Font
        assert set(within.keys()) == {"/F1"}


@pytest.mark.parametrize(
    "content",
    [
        b"q q 0.1 0 0 0.1 400 400 cm",
        b"Q Q 0.1 0 0 0.1 400 400 cm",
        b"1 0 0 -1 0 842 cm",
        b"BT /F1 12 Tf 3 Tr 20 Ts (Hidden) Tj",
        b"/Span BMC",
        b"EMC EMC",
        b"",
    ],
)
def test_content_that_does_not_end_as_it_began_moves_no_stamp(content: bytes) -> None:
    with opened(by_hand(1, words="Own", is_tagged=False)) as file:
        file.pages[0].contents_add(file.make_stream(content))
        made = stamped(saved(file))
    _, height, words = seen(made)
    by_text = {word.text: word for word in words}
    assert by_text["15"].top > height - 40
    assert by_text["Agenda"].bottom < 40


def test_a_page_with_no_content_is_stamped() -> None:
    with Pdf.new() as file:
        file.add_blank_page()
        assert "Page 15" in words_of(stamped(saved(file)))[0]


def test_a_long_notice_is_printed_whole_beside_the_item() -> None:
    made = stamped(laid_out("<p>Words</p>"), notice=NOTICE)
    width, _, words = seen(made)
    item = next(word for word in words if word.text == "Agenda")
    head = [word for word in words if word.top < 60 and word.left < item.left]
    assert " ".join(word.text for word in sorted(head, key=lambda one: one.top)) == NOTICE
    assert "Agenda Item 9" in " ".join(lines_of(made)[0][:2])
    assert max(word.right for word in words) <= width
    assert not overlapping(words)


def test_a_long_footer_does_not_run_into_the_number() -> None:
    made = stamped(laid_out("<p>Words</p>"), footer="Contact: " + "the clerk of the panel " * 5)
    _, _, words = seen(made)
    assert not overlapping(words)


def overlapping(words: list[Word]) -> bool:
    """Say whether any two words stand on each other."""
    return any(
        one.left < other.right - 0.1
        and other.left < one.right - 0.1
        and one.top + 3 < other.bottom - 3
        and other.top + 3 < one.bottom - 3
        for place, one in enumerate(words)
        for other in words[place + 1 :]
    )


def test_letters_of_other_languages_are_printed() -> None:
    made = stamped(by_hand(1), footer="Cllr Wałęsa and Cllr Ní Bhriain – “Llŷn”")
    assert "Cllr Wałęsa and Cllr Ní Bhriain – “Llŷn”" in words_of(made)[0]


def test_a_letter_that_the_typeface_lacks_is_a_question_mark() -> None:
    assert "Cllr ?? Page 15" in words_of(stamped(by_hand(1), footer="Cllr 王明"))[0]


def test_the_fonts_of_stamps_are_embedded_once() -> None:
    made = join([Piece(by_hand(2), "A", notice="No"), Piece(by_hand(2), "B")], title="T")
    done = subprocess.run(
        ["pdffonts", "-"], input=made, capture_output=True, check=False, timeout=60
    )
    rows = [row for row in (done.stdout or b"").decode().splitlines() if "Hyperlegible" in row]
    if rows:  # an older pdffonts reads no standard input
        assert len(rows) == 2
        assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_a_stamped_page_has_no_fault() -> None:
    made = stamped(with_entries(Rotate=90), notice=NOTICE)
    assert faults(made) == []
