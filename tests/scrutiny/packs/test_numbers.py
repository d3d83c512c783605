"""Page numbers of a built pack: true where they are printed, and the same in every edition."""

import re
from collections.abc import Callable

import pytest

from scrutiny.packs.joining import ROUNDS_MAX
from scrutiny.packs.models import Build
from scrutiny.packs.papers import Content, Section
from tests.scrutiny.packs.conftest import Ask, Work
from tests.scrutiny.packs.papers import Leaflet
from tests.scrutiny.packs.printing import Printer, pages

pytestmark = pytest.mark.django_db

ITEMS = ("item-1", "item-2", "item-2-appendix-1")
LISTED = "".join(f'<li>{one}: <pack-pages of="{one}"></pack-pages></li>' for one in ITEMS)
Numbers = dict[str, tuple[int, int]]


def slip(what: str) -> str:
    """Return a slip for withheld pages, which says which they are."""
    return pages(1, f'Withheld: <pack-pages of="{what}"></pack-pages>')


def agenda(length: int = 2) -> list[Section]:
    """Return an agenda that lists a report and a report with an exempt appendix."""
    secret = "item-2-appendix-1"
    members = pages(28, "Secret")
    return [
        Section("Agenda", pages(length, LISTED)),
        Section("Report", pages(5, "Report"), anchor="item-1", starts_on_right=True),
        Section("Plan", pages(4, "Plan"), anchor="item-2", starts_on_right=True),
        Section(
            "Appendix",
            members,
            anchor=secret,
            within=("item-2",),
            others=(Content(slip(secret)),),
        ),
        Section("Last", pages(1, "Last")),
    ]


def public_agenda(length: int = 2) -> list[Section]:
    """Return the same agenda with a slip in the place of the exempt appendix."""
    found = agenda(length)
    appendix = found[3]
    found[3] = Section(
        "Appendix",
        slip(appendix.anchor),
        anchor=appendix.anchor,
        within=appendix.within,
        others=(Content(appendix.html),),
        is_slip=True,
    )
    return found


def numbers(build: Build) -> Numbers:
    """Return the numbers of each part, by its name."""
    assert build.state == "done", build.error
    return {part.name: (part.start_page, part.end_page) for part in build.parts.all()}  # type: ignore[misc]


def listed(printer: Printer, words: str = "<li>") -> dict[str, str]:
    """Return the ranges in what was printed last with these words in it."""
    html = [html for html in printer.printed if words in html][-1]
    return dict(re.findall(r"<li>([\w-]+): ([\d -]*)</li>", html))


def test_an_agenda_prints_the_pages_of_its_items_and_of_their_parts(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = agenda()
    build = work(ask())
    assert numbers(build) == {
        "Agenda": (1, 2),
        "Report": (3, 7),
        "Plan": (9, 12),
        "Appendix": (13, 40),
        "Last": (41, 41),
    }
    assert listed(printer) == {"item-1": "3 - 7", "item-2": "9 - 40", ITEMS[2]: "13 - 40"}
    assert (build.first_page, build.last_page, build.page_count) == (1, 41, 41)


def test_an_agenda_as_long_as_it_seemed_is_laid_out_once_with_its_numbers(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = agenda()
    work(ask())
    seen = [re.findall(r"item-1: ([\d -]*)", html) for html in printer.printed if "<li>" in html]
    assert seen == [["100 - 199"], ["3 - 7"]]


def growing(of_one_figure: int, of_two: int) -> Callable[[str], int | None]:
    """Return the length of an agenda by how many figures its first number has."""

    def length_of(html: str) -> int | None:
        if "<li>" not in html:
            return None
        return of_two if re.search(r"item-1: \d\d", html) else of_one_figure

    return length_of


def test_an_agenda_is_laid_out_until_its_own_length_moves_nothing(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    printer.length_of = growing(9, 13)
    leaflet.sections["members"] = agenda()
    build = work(ask())
    assert (numbers(build)["Agenda"], numbers(build)["Report"]) == ((1, 13), (15, 19))
    assert listed(printer)["item-1"] == "15 - 19"


def test_an_agenda_that_never_settles_is_refused_in_words(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    printer.length_of = growing(9, 4)
    leaflet.sections["members"] = agenda()
    build = work(ask())
    assert build.state == "failed"
    assert "The page numbers that 'Agenda' prints move its own length" in build.error
    assert 2 < len([html for html in printer.printed if "<li>" in html]) <= ROUNDS_MAX


def test_a_late_section_is_kept_too(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = agenda()
    work(ask())
    before = len(printer.printed)
    leaflet.sections["members"][-1] = Section("Last", pages(1, "Last, in other words"))
    work(ask())
    assert printer.printed[before:] == [printer.printed[-1]]
    assert "Last, in other words" in printer.printed[-1]


def test_two_editions_share_one_numbering_and_a_slip_stands_for_what_is_withheld(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections = {"members": agenda(), "public": public_agenda()}
    members, public = work(ask()), work(ask("public"))
    assert numbers(public) == numbers(members)
    assert (members.page_count, public.page_count) == (41, 41 - 27)
    assert listed(printer, "Withheld") == {}
    assert "Withheld: 13 - 40" in next(
        html for html in reversed(printer.printed) if "Withheld" in html
    )


def test_room_is_kept_for_an_agenda_that_is_longer_in_the_other_edition(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    longer, shorter = pages(4, f"For members {LISTED}"), pages(2, f"For the public {LISTED}")
    own = {"members": (longer, shorter), "public": (shorter, longer)}
    for audience, (html, other) in own.items():
        leaflet.sections[audience] = [
            Section("Agenda", html, others=(Content(other),)),
            *agenda()[1:],
        ]
    members, public = work(ask()), work(ask("public"))
    assert numbers(public) == numbers(members)
    assert numbers(public)["Report"] == (5, 9)
    assert listed(printer, "For members") == listed(printer, "For the public")


def test_the_withheld_pages_are_not_in_the_public_edition(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["public"] = public_agenda()
    build = work(ask("public"))
    part = build.parts.get(name="Appendix")
    assert part.is_slip
    lengths = [one.rendered and one.rendered.page_count for one in (part, part.others.get())]
    assert lengths == [1, 28]
    assert build.page_count == build.last_page - 27  # type: ignore[operator]


def test_a_slip_that_is_longer_than_a_page_is_refused(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = [
        Section("Withheld", pages(2), is_slip=True, others=(Content(pages(9, "Secret")),))
    ]
    build = work(ask())
    assert (build.state, build.error) == (
        "failed",
        "'Withheld' must be one page to stand for others.",
    )


def test_a_supplement_goes_on_with_the_count(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.first_page = 220
    leaflet.sections["members"] = agenda()[1:3]
    build = work(ask())
    assert numbers(build) == {"Report": (221, 225), "Plan": (227, 230)}
    assert (build.first_page, build.last_page, build.page_count) == (220, 230, 11)
