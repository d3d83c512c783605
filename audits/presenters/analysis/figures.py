"""The figures of an analysis: audits done, and their grades by team and theme."""

from __future__ import annotations

from audits.analysis.counts import Activity
from audits.analysis.grades import Graded, GradeTable
from audits.analysis.whole import Analysis
from audits.presenters.analysis.tables import (
    Block,
    Cell,
    Table,
    careful_words,
    lone,
    number,
    rate,
    table,
    words,
)
from scrutiny.disclosure.suppression import Suppressed, suppress

REAUDITS = "Re-audits"


def done_block(analysis: Analysis, *, hides_small: bool) -> Block:
    """Return what was allocated and what was handed in; and whether people were asked."""
    shown = [one for one in analysis.activities if not (hides_small and one.label == REAUDITS)]
    headings = ["What", "Allocated", "Handed in", "Of them late", "Still out"]
    if hides_small:
        headings = headings[:3]
    rows = [_activity(one, hides_small=hides_small)[: len(headings)] for one in shown]
    asked = (
        ("The practitioner took part", analysis.taken_part),
        ("Child and family were asked", analysis.family_asked),
    )
    said = [
        f"{label}: {careful_words(share, hides_small=hides_small)}."
        for label, share in asked
        if share.of
    ]
    listed = (table("Audits allocated and handed in", headings, rows),) if rows else ()
    return Block("done", "Audits done", tuple(said), listed)


def _activity(one: Activity, *, hides_small: bool) -> list[Cell]:
    counts = (one.allocated, one.done, one.late, one.open)
    return [words(one.label), *(lone(count, hides_small=hides_small) for count in counts)]


def grades_block(
    slug: str, title: str, first: str, tables: tuple[GradeTable, ...], *, hides_small: bool
) -> Block:
    """Return the grades of groups, a table for each scale; `first` is what a group is."""
    if not tables:
        return Block(slug, title, ("No audits with a grade.",))
    sentences = [_whose(one) for one in tables]
    if len(tables) > 1:
        sentences.append("Audits of two scales of grades are never added up.")
    listed = tuple(
        grade_table(one, first, f"{title}: {one.scale.name}", hides_small=hides_small)
        for one in tables
    )
    return Block(slug, title, tuple(sentences), listed)


def _whose(one: GradeTable) -> str:
    """Say which grades a table shows."""
    n = one.total.good.of
    if not one.moderated_count:
        return "Grades are the auditors' own: none of these audits was moderated."
    if one.moderated_count == n:
        return "Grades are final: every one of these audits was moderated."
    return "Grades are final: the moderated grade where there is one, else the auditor's."


def grade_table(one: GradeTable, first: str, title: str, *, hides_small: bool) -> Table:
    """Return one table of grades with its total and the share good or better."""
    headings = [
        first,
        *(grade.label for grade in one.scale.grades),
        "Audits",
        "Good or better",
        "95% interval",
    ]
    counts = [group.counts for group in one.groups]
    shown = suppress(counts) if hides_small else _all_of(one)
    rows = [
        _graded(group, cells, total)
        for group, cells, total in zip(one.groups, shown.cells, shown.row_totals, strict=True)
    ]
    if len(one.groups) > 1:
        rows.append(_graded(one.total, shown.column_totals, shown.total))
    return table(title, headings, rows)


def _all_of(one: GradeTable) -> Suppressed:
    """Return the table with nothing hidden."""
    return Suppressed(
        cells=tuple(group.counts for group in one.groups),
        row_totals=tuple(group.good.of for group in one.groups),
        column_totals=one.total.counts,
        total=one.total.good.of,
    )


def _graded(group: Graded, counts: tuple[int | None, ...], total: int | None) -> list[Cell]:
    is_hidden = None in counts or total is None
    return [
        words(group.label),
        *(number(count) for count in counts),
        number(total),
        *rate(group.good, is_hidden=is_hidden),
    ]


def themes_block(analysis: Analysis, *, hides_small: bool) -> Block:
    """Return the sample's grades by theme; where small numbers are hidden, its audits by theme.

    Both tables of grades have the same totals, so two of them would give away what each hides.
    """
    title = "Grades by theme"
    tables = analysis.sample_by_theme
    if not hides_small or not tables:
        return grades_block("themes", title, "Theme", tables, hides_small=False)
    listed = tuple(_audits_by_theme(one) for one in tables)
    return Block("themes", "Audits by theme", ("Grades are shown by team only, above.",), listed)


def _audits_by_theme(one: GradeTable) -> Table:
    shown = suppress([[group.good.of] for group in one.groups])
    rows = [
        [words(group.label), number(cells[0])]
        for group, cells in zip(one.groups, shown.cells, strict=True)
    ]
    return table(f"Audits by theme: {one.scale.name}", ["Theme", "Audits"], rows)


def lede(analysis: Analysis, label: str, *, hides_small: bool) -> str:
    """Return the period in one or two sentences."""
    if analysis.is_empty:
        return f"No audits of {label} are in the portal."
    sample = analysis.activities[0]
    done, allocated = (
        lone(count, hides_small=hides_small).text for count in (sample.done, sample.allocated)
    )
    said = [f"{sample.label}: {done} of {allocated} handed in."]
    for one in analysis.sample_by_team:
        of_grades = suppress([group.counts for group in one.groups])
        if hides_small and of_grades.hides_a_total:
            continue
        said.append(f"Good or better: {careful_words(one.total.good, hides_small=hides_small)}.")
    return " ".join(said)
