"""What stands in a workbook that is ready to fill in, so that it reads back without a question."""

import json
from dataclasses import asdict, dataclass, replace

from performance.analysis.figures import Figure, Measure, Unit
from performance.analysis.targets import TargetRule
from performance.analysis.wording import rounded
from performance.returns.apart import Task, run
from performance.returns.cells import blank_cell
from performance.returns.readings import plain, read_figure
from performance.returns.transport import unpack_file


@dataclass(frozen=True)
class Row:
    """An indicator in an area: its target in words, and a text or nothing for each month."""

    area: str
    name: str
    target: str
    months: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """All that stands in the workbook; the last of the `months` is the one to fill in."""

    title: str
    months: tuple[str, ...]
    comparators: tuple[str, ...]
    rows: tuple[Row, ...]

    def as_order(self) -> bytes:
        """Return it as one line for the other process."""
        return json.dumps(asdict(self), ensure_ascii=True).encode("ascii")

    @classmethod
    def from_order(cls, order: bytes) -> "Template":
        """Return what a line says."""
        plain_values = json.loads(order)
        return cls(
            title=plain_values["title"],
            months=tuple(plain_values["months"]),
            comparators=tuple(plain_values["comparators"]),
            rows=tuple(
                Row(**row | {"months": tuple(row["months"])}) for row in plain_values["rows"]
            ),
        )


def workbook_of(template: Template, *, seconds: float, memory_bytes: int) -> bytes:
    """Return the workbook; openpyxl is too heavy for the process that serves pages.

    Raises UnreadableFile where it cannot be written within the limits.
    """
    answer = run(
        Task.WRITE,
        b"",
        order=template.as_order(),
        name="The template",
        seconds=seconds,
        memory_bytes=memory_bytes,
    )
    return unpack_file(answer)


def target_text(rule: TargetRule | None, measure: Measure) -> str:
    """Return a register's target as a sheet gives it, so that it reads as the same rule."""
    if rule is None:
        return "Not set"
    # "12 days" behind a sign is more than the reader of targets takes.
    unit = Unit.NUMBER if measure.unit is Unit.DAYS else measure.unit
    return rule.text(unit)


def figure_text(figure: Figure, measure: Measure, *, sent: str) -> str:
    """Return a held figure as it was sent, or where that would be asked about, in full.

    0.27 in a row of percentages, for example, was a question once and would be one again.
    """
    cell = replace(blank_cell("", 1, 1), raw=sent, kind="text", value=sent)
    reading = read_figure(cell, measure)
    if sent.strip() and reading.figure == figure and not reading.problems:
        return sent
    if figure.state is not None:
        return figure.state.value
    if measure.unit is Unit.PERCENTAGE and figure.has_fraction:
        exact = figure.exact_in(measure.unit)
        assert exact is not None
        share = plain(rounded(exact, measure.decimals))
        return f"{share}% ({figure.numerator}/{figure.denominator})"
    assert figure.value is not None
    return f"{plain(figure.value)}{'%' if measure.unit is Unit.PERCENTAGE else ''}"
