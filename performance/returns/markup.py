"""What is written on an officer's own workbook, and having it written by the other process."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from performance.returns.apart import Task, printable, run
from performance.returns.faults import refuse
from performance.returns.transport import unpack_file


class Kind(StrEnum):
    """What became of a cell, as the sheet and the page call it."""

    LEFT_OUT = "left out"
    QUESTION = "question"


@dataclass(frozen=True)
class Mark:
    """A cell to be coloured, with the text that goes beside it."""

    sheet: str
    address: str
    kind: Kind
    text: str


@dataclass(frozen=True)
class Item:
    """A line of the list on the first sheet; without a cell it is about the whole file."""

    sheet: str
    address: str
    kind: Kind
    text: str
    answer: str = ""


@dataclass(frozen=True)
class Markup:
    """All that is written on a workbook: a title, what was found, and what each cell gets."""

    title: str
    items: tuple[Item, ...]
    marks: tuple[Mark, ...]

    def as_order(self) -> bytes:
        """Return it as one line for the other process."""
        return json.dumps(asdict(self), ensure_ascii=True).encode("ascii")

    @classmethod
    def from_order(cls, order: bytes) -> "Markup":
        """Return what a line says."""
        plain = json.loads(order)
        return cls(
            title=plain["title"],
            items=tuple(Item(**item | {"kind": Kind(item["kind"])}) for item in plain["items"]),
            marks=tuple(Mark(**mark | {"kind": Kind(mark["kind"])}) for mark in plain["marks"]),
        )


def marked_up(
    data: bytes, markup: Markup, *, name: str, seconds: float, memory_bytes: int
) -> bytes:
    """Return the workbook with the markup on it; the limits are those of reading.

    Raises UnreadableFile with a finding that names the file and says what to do.
    """
    answer = run(
        Task.MARK,
        data,
        order=markup.as_order(),
        name=name,
        seconds=seconds,
        memory_bytes=memory_bytes,
    )
    try:
        return unpack_file(answer)
    except ValueError as error:
        raise refuse("damaged_file", name=printable(name), part="") from error
