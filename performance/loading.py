"""Bringing the database to what the council's data files say; safe to run again."""

from datetime import date
from pathlib import Path

from django.db import transaction

from performance.actions import areas, commentaries, importing, indicators
from performance.definitions import CommentaryFile, Definition, PanelFile, Term
from performance.definitions.panels import ReturnFile
from performance.keys import month_from
from performance.models import Body, Commentary, GlossaryTerm, Indicator, PriorityArea
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel, Post

KINDS = {
    "statistical-neighbours": Body.Kind.NEIGHBOURS,
    "england": Body.Kind.NATION,
}


class ReturnNotLoaded(Exception):
    """Raised with the findings in words when a return of the data files is not accepted."""


@transaction.atomic
def load_register(
    *,
    definitions: tuple[Definition, ...],
    glossary: tuple[Term, ...],
    file: PanelFile,
    panel: Panel,
) -> None:
    """Load indicators, terms, bodies, areas, placements and targets of a panel."""
    for definition in definitions:
        indicators.define(definition=definition, by=None)
    for term in glossary:
        GlossaryTerm.objects.update_or_create(
            slug=term.slug,
            defaults={
                "term": term.term,
                "also_written": list(term.also_written),
                "short": term.short,
                "explanation": term.explanation,
            },
        )
    for order, body in enumerate(file.bodies):
        kind = Body.Kind.COUNCIL if body.is_own else KINDS.get(body.slug, Body.Kind.REGION)
        Body.objects.get_or_create(
            slug=body.slug,
            defaults={
                "name": body.name,
                "short_name": "Neighbours" if kind == Body.Kind.NEIGHBOURS else body.name,
                "kind": kind,
                "is_own": body.is_own,
                "order": order,
                "headings": list(body.headings),
            },
        )
    known = set(PriorityArea.objects.filter(panel=panel).values_list("slug", flat=True))
    for order, area in enumerate(file.areas, start=1):
        if area.slug not in known:
            areas.establish(panel=panel, area=area, order=order, by=None)


def load_return(*, file: ReturnFile, folder: Path, panel: Panel, by: User | None) -> str:
    """Import a return of the data files as it was told then; returns the status."""
    path = folder / file.file
    imported = importing.import_file(
        data=path.read_bytes(),
        name=path.name,
        panel=panel,
        month=month_from(file.month),
        data_on=file.data_on,
        told_on=file.told_on,
        choices=importing.Choices(has_accepted_warnings=True),
        by=by,
        is_made=file.is_made,
    )
    if imported.status != "accepted":
        words = " ".join(finding.message for finding in imported.findings)
        raise ReturnNotLoaded(f"{path.name} was not accepted: {words}")
    return imported.status


def load_commentary(*, file: CommentaryFile, panel: Panel, signed_by: User) -> None:
    """Write and sign off a month's commentary, unless the month has some."""
    month = date.fromisoformat(f"{file.month}-01")
    if Commentary.objects.filter(panel=panel, month=month).exists():
        return
    post = Post.objects.get(slug=file.opening.signed_by)
    texts = [
        commentaries.write(
            panel=panel,
            month=month,
            says="\n\n".join(file.opening.says),
            next_steps="",
            author_post=post,
            by=signed_by,
        )
    ]
    for about in file.areas:
        area = PriorityArea.objects.get(panel=panel, slug=about.area)
        steps = "\n".join(
            f"{step.action} ({Post.objects.get(slug=step.owner_post)}"
            + (f", by {step.due_on:%-d %B %Y})" if step.due_on else ")")
            for step in about.next_steps
        )
        texts.append(
            commentaries.write(
                panel=panel,
                month=month,
                says="\n\n".join(about.says),
                next_steps=steps,
                area=area,
                by=signed_by,
            )
        )
        texts.extend(
            commentaries.write(
                panel=panel,
                month=month,
                says=note.says,
                next_steps="",
                by=signed_by,
                indicator=Indicator.objects.get(code=note.indicator),
            )
            for note in about.notes
        )
    for text in texts:
        commentaries.submit(commentary=text, by=signed_by)
        commentaries.sign_off(commentary=text, by=signed_by)
