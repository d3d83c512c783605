"""The data files load, agree with one another and with the workbooks, and faults are named."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from openpyxl import load_workbook

from performance.definitions import (
    CouncilFiles,
    DefinitionError,
    NameMeaning,
    load_commentary,
    load_council,
    load_definitions,
    load_glossary,
    load_panel,
    names_seen,
)
from performance.returns.names import normalise

FIXTURES = Path(__file__).parents[2] / "fixtures"
RETURNS = FIXTURES / "returns"
DECEMBER = date(2022, 12, 31)
WORKBOOKS = ["2021-10_return.xlsx", "2022-12_return.xlsx"]

Edit = Callable[[str, str, str], Path]


@pytest.fixture(scope="module")
def council() -> CouncilFiles:
    return load_council(FIXTURES)


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """Return a copy of the data files in which one file has one piece of text replaced."""
    for part in ("indicators", "panels", "commentary"):
        shutil.copytree(FIXTURES / part, tmp_path / part)
    for file in ("glossary.yaml", "aliases.yaml"):
        shutil.copy(FIXTURES / file, tmp_path)

    def replace(file: str, old: str, new: str) -> Path:
        path = tmp_path / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace


def rows(workbook: str) -> list[tuple[object, ...]]:
    """Return the indicator rows of a return, its area repeated where the cells are merged."""
    sheet = load_workbook(RETURNS / workbook).worksheets[0]
    found: list[tuple[object, ...]] = []
    area: object = None
    in_table = False
    for row in sheet.iter_rows(values_only=True):
        if in_table and row[1]:
            area = row[0] or area
            found.append((area, *row[1:]))
        in_table = in_table or row[1] == "Indicator"
    return found


def test_every_file_loads_and_nothing_it_names_is_missing(council: CouncilFiles) -> None:
    assert len(council.definitions) == 37
    assert len([d for d in council.definitions if d.applies_on(DECEMBER)]) == 30
    assert [panel.slug for panel in council.panels] == ["children-and-families"]
    assert [about.month for about in council.commentaries] == ["2022-12"]


def test_codes_are_unique(council: CouncilFiles) -> None:
    codes = [definition.code for definition in council.definitions]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("workbook", WORKBOOKS)
def test_every_name_in_the_workbooks_is_one_indicator(workbook: str, council: CouncilFiles) -> None:
    known = names_seen(council.definitions)
    names = [str(row[1]) for row in rows(workbook)]
    assert len(names) > 30
    assert [name for name in names if normalise(name) not in known] == []


def test_the_workbooks_rows_are_placed_in_their_order(council: CouncilFiles) -> None:
    known = names_seen(council.definitions)
    for workbook, day in zip(WORKBOOKS, [date(2021, 10, 31), DECEMBER], strict=True):
        seen = [(row[0], known[normalise(str(row[1]))][0].code) for row in rows(workbook)]
        placed = [(area.name, p.indicator) for area, p in council.panels[0].placements_on(day)]
        # The areas of 2021 stood in another order; within each the order is the same.
        assert sorted(placed, key=lambda row: row[0]) == sorted(seen, key=lambda row: str(row[0]))


def test_all_thirty_indicators_are_placed_in_december_2022(council: CouncilFiles) -> None:
    placements = council.panels[0].placements_on(DECEMBER)
    in_use = {definition.code for definition in council.definitions if definition.last_on is None}
    assert {placement.indicator for _, placement in placements} == in_use
    assert len(placements) == 37


def test_targets_never_overlap_in_one_placement(council: CouncilFiles) -> None:
    for area in council.panels[0].areas:
        for placement in area.placements:
            pairs = combinations(placement.targets, 2)
            assert not any(one.overlaps(other) for one, other in pairs), placement.indicator


def test_looked_after_visits_have_a_target_for_each_area(council: CouncilFiles) -> None:
    targets = {
        area.slug: [target.value for target in placement.targets if target.applies_on(DECEMBER)]
        for area, placement in council.panels[0].placements_on(DECEMBER)
        if placement.indicator == "CLA04"
    }
    assert targets == {"purposeful-direct-contact": [100], "robust-corporate-parenting": [97]}


def test_a_name_counted_otherwise_breaks_the_series(council: CouncilFiles) -> None:
    breaks = {
        definition.code: name.break_on
        for definition in council.definitions
        for name in definition.also_known_as
        if name.meaning is NameMeaning.PREDECESSOR
    }
    assert breaks == dict.fromkeys(["CIN02", "CLA09", "CP02"], date(2022, 4, 1))


def test_names_are_compared_without_case_spacing_or_end_punctuation() -> None:
    assert normalise("  Number of\nCLA  at the End. ") == normalise("number of cla at the end")


def test_no_account_file_holds_a_password() -> None:
    text = (FIXTURES / "panels" / "children-and-families.yaml").read_text(encoding="utf-8")
    assert "password" not in text.lower()


def test_every_fraction_and_percentage_of_the_commentary_is_in_the_return(
    council: CouncilFiles,
) -> None:
    cells = " ".join(str(cell) for row in rows("2022-12_return.xlsx") for cell in row)
    fractions = {(int(n), int(d)) for n, d in re.findall(r"\((\d+)/(\d+)\)", cells)}
    percentages = set(re.findall(r"(\d+)%", cells)) | {f"{100 * n / d:.0f}" for n, d in fractions}
    for about in council.commentaries[0].areas:
        words = " ".join((*about.says, *(note.says for note in about.notes))).replace(",", "")
        named = re.findall(r"(\d+) of (\d+)", words)
        assert {(int(n), int(d)) for n, d in named} <= fractions, about.area
        assert set(re.findall(r"(\d+)%", words)) <= percentages, about.area


@pytest.mark.parametrize(
    ("old", "new", "field", "words"),
    [
        ("decimals: 0", "decimal: 0", "field decimals", "missing: add it"),
        ("decimals: 0", "decimals: 0\ncolour: red", "field colour", "no such field"),
        ("polarity: lower", "polarity: smaller", "field polarity", "is not a choice"),
        ("first_on: 2021-04-01", "first_on: soon", "field first_on", "'soon' does not fit"),
        ("population: referrals", "population: children", "field sentence", "must begin"),
        ("short_name:", "code: REF02\nshort_name:", "line", "code is there twice"),
        ("code: REF02", "code: REF09", "field code", "not the file's name"),
        ("code: REF02", "code: [", "line", "not valid YAML"),
    ],
)
def test_a_broken_indicator_is_refused_by_file_and_field(
    edit: Edit, old: str, new: str, field: str, words: str
) -> None:
    path = edit("indicators/REF02.yaml", old, new)
    with pytest.raises(DefinitionError) as caught:
        load_definitions(path.parent)
    assert f"{path}, {field}" in str(caught.value)
    assert words in str(caught.value)


def test_a_predecessor_without_its_date_is_refused(edit: Edit, tmp_path: Path) -> None:
    edit("aliases.yaml", "    break_on: 2022-04-01\n", "")
    with pytest.raises(
        DefinitionError, match=r"aliases\.yaml.*, break_on: a predecessor needs the first day"
    ):
        load_definitions(tmp_path / "indicators")


def test_one_name_for_two_indicators_is_refused(edit: Edit, tmp_path: Path) -> None:
    edit(
        "aliases.yaml",
        "names:",
        "names:\n  - {name: CARE  leavers!, indicator: REF01, meaning: same}",
    )
    edit("indicators/CL01.yaml", "name: Number of care leavers", "name: Care leavers!")
    with pytest.raises(DefinitionError, match=r"aliases\.yaml.*CL01 and of REF01: keep it in one"):
        load_definitions(tmp_path / "indicators")


def test_an_alias_of_no_indicator_is_refused(edit: Edit, tmp_path: Path) -> None:
    edit("aliases.yaml", "indicator: ASM01", "indicator: ASM99")
    with pytest.raises(DefinitionError, match=r"aliases\.yaml.*no indicator file for ASM99"):
        load_definitions(tmp_path / "indicators")


def test_a_name_in_the_indicators_own_file_is_sent_to_the_aliases(edit: Edit) -> None:
    path = edit(
        "indicators/REF01.yaml",
        "terms:",
        "also_known_as: [{name: Referrals, indicator: REF01, meaning: same}]\nterms:",
    )
    with pytest.raises(DefinitionError, match=r"REF01\.yaml.*kept in aliases\.yaml"):
        load_definitions(path.parent)


def test_the_aliases_say_of_every_name_of_october_2021_what_it_means(council: CouncilFiles) -> None:
    said = {
        normalise(name.name): name.meaning
        for definition in council.definitions
        for name in definition.also_known_as
        if "2021-10" in name.seen_in and name.meaning is not NameMeaning.DIFFERENT
    }
    names = {str(row[1]) for row in rows("2021-10_return.xlsx")}
    assert {normalise(name) for name in names} == set(said)
    assert sum(meaning is NameMeaning.PREDECESSOR for meaning in said.values()) == 3


def test_what_looks_like_an_indicator_and_is_another_is_said(council: CouncilFiles) -> None:
    different = {
        (definition.code, name.name[:20])
        for definition in council.definitions
        for name in definition.also_known_as
        if name.meaning is NameMeaning.DIFFERENT
    }
    assert different == {
        ("SUP01", "Percentage of CIN wh"),
        ("CLA06", "Percentage of initia"),
    }


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "to_on: 2022-03-31, comparison: at most, value: 23",
            "comparison: at most, value: 23",
            "overlap",
        ),
        ("comparison: at most", "comparison: between", "needs both"),
        ("set_by: director-of-childrens-services", "set_by: nobody", "there is no post nobody"),
        ("told_on: 2021-11-25", "told_on: 2021-11-26", "there is no meeting on 2021-11-26"),
        ("is_own: true", "is_own: false", "exactly one body"),
        ("indicator: REF01", "indicator: EH01", "EH01 is placed twice"),
    ],
)
def test_a_broken_panel_is_refused_by_file_and_field(
    edit: Edit, old: str, new: str, words: str
) -> None:
    path = edit("panels/children-and-families.yaml", old, new)
    with pytest.raises(DefinitionError) as caught:
        load_panel(path)
    assert str(caught.value).startswith(f"{path}, field ")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "indicators/REF02.yaml",
            "re-referral]",
            "rereferral]",
            "no term in the glossary for rereferral",
        ),
        (
            "indicators/REF02.yaml",
            "owner_post: head",
            "owner_post: tail",
            "no post in a panel's file for tail",
        ),
        (
            "panels/children-and-families.yaml",
            "indicator: REF01",
            "indicator: REF77",
            "no indicator file for REF77",
        ),
        (
            "commentary/2022-12.yaml",
            "indicator: REF02",
            "indicator: REF78",
            "no indicator file for REF78",
        ),
        (
            "commentary/2022-12.yaml",
            "area: purposeful",
            "area: purposeless",
            "no area for purposeless",
        ),
    ],
)
def test_a_file_that_names_what_is_nowhere_is_refused(
    edit: Edit, tmp_path: Path, file: str, old: str, new: str, words: str
) -> None:
    path = edit(file, old, new)
    with pytest.raises(DefinitionError) as caught:
        load_council(tmp_path)
    assert str(caught.value).startswith(f"{path}, field ")
    assert words in str(caught.value)


def test_a_commentary_is_named_by_its_month(edit: Edit) -> None:
    path = edit("commentary/2022-12.yaml", "month: 2022-12", "month: 2022-11")
    with pytest.raises(DefinitionError, match="2022-11 is not the file's name"):
        load_commentary(path)


def test_a_term_is_explained_once(edit: Edit) -> None:
    path = edit("glossary.yaml", "term: Contact", "term: Referral")
    with pytest.raises(DefinitionError, match="the term referral is there twice"):
        load_glossary(path)


def test_an_empty_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"no \.yaml file here"):
        load_definitions(tmp_path)
    with pytest.raises(DefinitionError, match="cannot be read"):
        load_glossary(tmp_path / "glossary.yaml")
