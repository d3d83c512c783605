"""The pipe between the reading process and this one."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.returns.cells import SheetCell, Workbook, address_of
from performance.returns.faults import refuse
from performance.returns.findings import Finding, Severity, UnreadableFile
from performance.returns.transport import pack, pack_refusal, unpack

cells = st.builds(
    SheetCell,
    sheet=st.text(min_size=1, max_size=10),
    address=st.just("B2"),
    row=st.just(2),
    column=st.just(2),
    raw=st.text(max_size=20),
    kind=st.just("text"),
    value=st.text(max_size=20),
    number_format=st.text(max_size=8),
    is_hidden=st.booleans(),
    comment=st.text(max_size=20),
    merged_from=st.none() | st.just("A1"),
)


@given(st.lists(cells, max_size=3))
def test_a_workbook_comes_through_unchanged(made: list[SheetCell]) -> None:
    note = Finding(Severity.WARNING, "comment", "S", "A1", "a note")
    workbook = Workbook(tuple(made), ("S",), (note,))
    assert unpack(pack(workbook)) == workbook


@pytest.mark.parametrize(
    ("kind", "value"),
    [("date", datetime(2022, 4, 1)), ("date", None), ("number", 0.87), ("number", 3)],  # noqa: DTZ001
)
def test_values_keep_their_type(kind: str, value: object) -> None:
    cell = SheetCell("S", "A1", 1, 1, "x", kind, value, "0%", False, "", None)  # type: ignore[arg-type]
    assert unpack(pack(Workbook((cell,), ("S",), ()))).cells == (cell,)


def test_a_refusal_is_raised_with_its_finding() -> None:
    finding = refuse("empty_file", name="return.xlsx").finding
    with pytest.raises(UnreadableFile) as refused:
        unpack(pack_refusal(finding))
    assert refused.value.finding == finding


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"{}", b'{"cells": 3}', b"\x80\x04pickle", b'{"refused": []}',
     json.dumps({"cells": [["S"] * 11], "sheets": [], "notes": []}).encode()],
)  # fmt: skip
def test_anything_else_is_not_taken_for_a_workbook(body: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpack(body)


def test_addresses_are_those_of_the_sheet() -> None:
    places = [(1, 1), (5, 26), (9, 27), (1_048_576, 16_384)]
    assert [address_of(row, column) for row, column in places] == ["A1", "Z5", "AA9", "XFD1048576"]
