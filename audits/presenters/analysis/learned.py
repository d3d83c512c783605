"""The reasons: strengths and development themes, and how far moderators agree."""

from __future__ import annotations

from audits.analysis.agreement import Agreement
from audits.analysis.counts import Learning, Moderated
from audits.analysis.whole import Analysis
from audits.presenters.analysis.tables import (
    Block,
    Cell,
    Table,
    lone,
    number,
    percent,
    plural,
    share_words,
    span,
    table,
    words,
)
from scrutiny.disclosure.small_numbers import points_to_a_child


def learning_block(
    slug: str, title: str, found: tuple[Learning, ...], of: int, *, hides_small: bool
) -> Block:
    """Return themes of learning with the audits in which each was found."""
    if not found:
        return Block(slug, title, ("No themes were recorded.",))
    rows = [[words(one.label), _found(one.count, of, hides_small=hides_small)] for one in found]
    note = "" if hides_small else f"Of {plural(of, 'audit')} handed in, re-audits apart."
    return Block(slug, title, (note,) if note else (), (table(title, ["Theme", "Audits"], rows),))


def _found(count: int, of: int, *, hides_small: bool) -> Cell:
    return number(None if hides_small and points_to_a_child(count, of) else count)


def moderation_block(analysis: Analysis, *, hides_small: bool) -> Block:
    """Return how far moderators agree with auditors: several measures, never one alone."""
    title = "Moderation"
    if not analysis.moderated:
        return Block("moderation", title, ("No audits were moderated.",))
    if hides_small:
        said = tuple(_in_public(one) for one in analysis.moderated)
        return Block("moderation", title, said)
    said = tuple(sentence for one in analysis.moderated for sentence in _measures(one.agreement))
    return Block("moderation", title, said, tuple(_matrix(one) for one in analysis.moderated))


def _in_public(one: Moderated) -> str:
    """Say how many were moderated and which way; the matrix would show small numbers."""
    found = one.agreement
    count = lone(found.n, hides_small=True).text
    return f"Audits moderated: {count}. {_direction(found)}"


def _direction(found: Agreement) -> str:
    if found.bias < 0:
        return "On the whole moderators graded lower than auditors."
    if found.bias > 0:
        return "On the whole moderators graded higher than auditors."
    return "Moderators graded no lower and no higher than auditors on the whole."


def _measures(found: Agreement) -> list[str]:
    """Return the measures in words; rates of fewer than ten are left out."""
    said = [f"{plural(found.n, 'audit was', 'audits were')} moderated. {_direction(found)}"]
    if not found.is_enough:
        return [*said, "There are too few for rates of agreement. The table shows each."]
    kappa = found.kappa_reason if found.kappa_linear is None else f"{found.kappa_linear:.2f}"
    said += [
        f"Same grade: {percent(found.exact)} (95% interval {span(found.interval)}). Within one "
        f"grade: {percent(found.within_one)}. Mean shift: {found.bias:+.2f} grades.",
        f"Linear weighted kappa: {kappa}. AC2 with linear weights: {found.ac2_linear:.2f}. Both "
        "measure agreement beyond chance; 1 is complete. Kappa is low where most have one grade.",
    ]
    if found.false_assurance.of:
        said.append(
            "False assurance, good or better to the auditor and not to the moderator: "
            f"{share_words(found.false_assurance)}."
        )
    return said


def _matrix(one: Moderated) -> Table:
    labels = [grade.label for grade in one.scale.grades]
    rows = [
        [words(label), *map(number, counts), number(sum(counts))]
        for label, counts in zip(labels, one.matrix, strict=True)
    ]
    across = [sum(column) for column in zip(*one.matrix, strict=True)]
    rows.append([words("All"), *map(number, across), number(sum(across))])
    return table(
        f"Auditors' grades (down) and moderators' (across): {one.scale.name}",
        ["Auditor", *labels, "Audits"],
        rows,
    )
