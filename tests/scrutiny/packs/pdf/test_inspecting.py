"""An uploaded PDF is refused in words for what no pack may hold, and described if it may."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, PdfError, String

from scrutiny.packs.pdf import inspecting_size
from scrutiny.packs.pdf.inspecting import Inspected, PdfRefused, inspect
from scrutiny.packs.pdf.inspecting_file import look_at
from tests.scrutiny.packs.pdf.hostile import (
    GOING_OUT,
    REFUSED,
    bomb,
    hostile,
    lay,
    locked,
    with_action,
)
from tests.scrutiny.packs.pdf.sections import add_page, by_hand, laid_out, opened, saved

MEMORY = 300_000_000


def inspected(data: bytes, *, pages_max: int = 50, seconds: float = 30) -> Inspected:
    """Inspect in a process of its own, as the portal does."""
    return inspect(
        data, name="Slides.pdf", pages_max=pages_max, seconds=seconds, memory_bytes=MEMORY
    )


def looked_at(data: bytes) -> Inspected:
    """Inspect within this process, which is quicker."""
    return look_at(data, name="Slides.pdf", pages_max=50)


def test_a_good_paper_is_described_and_nothing_is_found() -> None:
    found = inspected(laid_out("<h1>Report</h1><p>Words</p>", title="Report"))
    assert found == Inspected(
        page_count=1, is_tagged=True, has_title=True, language="en-GB", has_text=True, findings=()
    )


def test_a_file_without_tags_title_or_language_is_taken_with_remarks() -> None:
    found = inspected(by_hand(3, is_tagged=False))
    assert (found.page_count, found.is_tagged, found.has_text) == (3, False, True)
    assert [one.split(".")[0].split(",")[0] for one in found.findings] == [
        "It has no tags",
        "It has no title",
        "It does not say which language it is in",
    ]


@pytest.mark.parametrize("kind", REFUSED)
def test_what_does_more_than_show_pages_is_refused(kind: str) -> None:
    harm, said = REFUSED[kind]
    with pytest.raises(PdfRefused) as refused:
        looked_at(hostile(harm))
    words = str(refused.value)
    assert "Slides.pdf" in words
    assert said in words
    assert words.endswith(".")


@pytest.mark.parametrize("kind", GOING_OUT)
def test_an_action_that_reaches_beyond_the_file_is_refused(kind: str) -> None:
    action, said = GOING_OUT[kind]
    with pytest.raises(PdfRefused, match=f"{said}.* on page 1"):
        looked_at(with_action(action))


@pytest.mark.parametrize("address", ["https://x.org/", "http://x.org/", "mailto:a@example.org"])
def test_links_to_web_pages_are_fine(address: str) -> None:
    found = looked_at(with_action(Dictionary(S=Name.URI, URI=String(address))))
    assert not any("links" in one for one in found.findings)


def test_links_to_files_are_remarked_on() -> None:
    found = looked_at(with_action(Dictionary(S=Name.URI, URI=String("file:///C:/x.doc"))))
    assert any(one.startswith("Page 1 has links that lead neither") for one in found.findings)


def test_a_link_within_the_file_is_fine() -> None:
    def harm(file: Pdf) -> None:
        lay(file, "Link", A=Dictionary(S=Name.GoTo, D=Array([file.pages[0].obj, Name.Fit])))

    assert not any("links" in one for one in looked_at(hostile(harm)).findings)


def test_comments_are_remarked_on() -> None:
    found = looked_at(hostile(lambda file: lay(file, "Highlight", Contents=String("Really?"))))
    (remark,) = (one for one in found.findings if one.startswith("Page 1 has comments"))
    assert "they stay in the file that is offered beside it" in remark


def test_an_empty_form_is_no_form() -> None:
    def harm(file: Pdf) -> None:
        file.Root.AcroForm = Dictionary(Fields=Array())

    assert looked_at(hostile(harm)).page_count == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a workbook", "is not a PDF"),
        (b"<html>%PDF" + b" " * 2000, "is not a PDF"),
        (by_hand(2)[:400], "damaged or was cut short"),
        (by_hand(2)[:-60], "damaged or was cut short"),
        (b"%PDF-1.7\n%%EOF", "damaged or was cut short"),
        (locked("secret"), "protected by a password"),
        (locked(""), "is encrypted"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(PdfRefused, match=f"Slides.pdf.*{said}"):
        inspected(data)


def test_a_document_without_pages_is_refused() -> None:
    with Pdf.new() as file:
        data = saved(file)
    with pytest.raises(PdfRefused, match="has no pages"):
        inspected(data)


def test_a_file_that_is_damaged_in_the_middle_is_refused() -> None:
    data = laid_out("<p>Words</p>" * 200)
    harmed = data[:3000] + b"\0" * 300 + data[3300:]
    with pytest.raises(PdfRefused, match="damaged"):
        inspected(harmed)


def test_too_many_pages_are_counted() -> None:
    with pytest.raises(PdfRefused, match="has 7 pages; a paper may have 6"):
        inspected(by_hand(7), pages_max=6)
    assert inspected(by_hand(7), pages_max=7).page_count == 7


def test_content_that_unpacks_to_too_much_is_refused() -> None:
    data = bomb(times=2, size=300_000_000)
    assert len(data) < 10_000
    with pytest.raises(PdfRefused, match="needs more memory"):
        inspected(data)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_is_packed_several_times_is_counted(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bomb(times, 20_000_000)
    assert looked_at(data).page_count == 1
    monkeypatch.setattr(inspecting_size, "STREAM_MAX", 19_000_000)
    with pytest.raises(PdfRefused, match="needs more memory"):
        looked_at(data)


def test_content_that_takes_for_ever_is_refused() -> None:
    with opened(by_hand(1, is_tagged=False)) as file:
        file.pages[0].obj.Contents = file.make_stream(b"BT (x) Tj ET\n" * 5_000_000)
        data = saved(file)
    with pytest.raises(PdfRefused, match=r"took longer than 1 seconds|needs more memory"):
        inspected(data, seconds=1)


def test_a_name_is_printed_on_one_line() -> None:
    with pytest.raises(PdfRefused, match=r"^a b is empty"):
        inspect(b"", name="a\nb", pages_max=1, seconds=30, memory_bytes=MEMORY)


def picture_only(file: Pdf) -> None:
    """Add a page with nothing but a picture on it."""
    page = file.add_blank_page()
    picture = file.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    drawing = file.make_stream(b"q 100 0 0 100 0 0 cm /Im Do Q")
    drawing.Type, drawing.Subtype, drawing.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    drawing.Resources = Dictionary(XObject=Dictionary(Im=picture, Self=drawing))
    page.obj.Resources = Dictionary(XObject=Dictionary(Fm=drawing))
    page.obj.Contents = file.make_stream(b"/Fm Do")


def test_pages_of_pictures_are_listed() -> None:
    with Pdf.new() as file:
        add_page(file, "Words", is_tagged=False)
        for _ in range(3):
            picture_only(file)
        add_page(file, "Words", is_tagged=False)
        picture_only(file)
        file.add_blank_page()
        found = looked_at(saved(file))
    assert found.has_text
    said = [one for one in found.findings if "pictures" in one]
    assert said[0].startswith("Pages 2 to 4 and 6 have only pictures")


def test_a_form_that_draws_itself_comes_to_an_end() -> None:
    with Pdf.new() as file:
        picture_only(file)
        drawing = file.pages[0].obj.Resources.XObject.Fm
        drawing.write(b"/Self Do /Im Do")
        assert not looked_at(saved(file)).has_text


def test_a_title_in_the_metadata_counts() -> None:
    packet = b'<x><dc:title><rdf:li xml:lang="x">A title</rdf:li></dc:title></x>'
    with opened(by_hand(1)) as file:
        file.Root.Metadata = file.make_stream(packet)
        assert looked_at(saved(file)).has_title
        file.Root.Metadata = file.make_stream(packet.replace(b"A title", b" "))
        assert not looked_at(saved(file)).has_title


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(at=st.floats(0, 1), rubbish=st.binary(min_size=1, max_size=40))
def test_rubbish_in_a_file_is_refused_or_read_and_nothing_else(at: float, rubbish: bytes) -> None:
    data = bytearray(laid_out("<h1>Report</h1><p>Words</p>", title="Report"))
    place = int(at * len(data))
    data[place : place + len(rubbish)] = rubbish
    assert page_count_of(bytes(data)) in {1, None}


def page_count_of(data: bytes) -> int | None:
    """Return how many pages are seen; nothing where the file is refused or cannot be followed."""
    try:
        return looked_at(data).page_count
    except (PdfRefused, PdfError, ValueError, TypeError, AttributeError):
        # The process that looks at it says "damaged" to whatever the library raises.
        return None


def test_the_web_process_does_not_load_the_library() -> None:
    code = "import sys, scrutiny.packs.pdf.inspecting; sys.exit('pikepdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == 0
