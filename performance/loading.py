"""Bringing the database to what the council's data files say; safe to run again."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db import transaction

from performance.actions import areas, bodies, commentaries, glossary, importing, indicators
from performance.definitions import CommentaryFile, Definition, PanelFile, Term
from performance.definitions.panels import Body as BodyFile
from performance.definitions.panels import ReturnFile
from performance.keys import month_from
from performance.models import Commentary, Indicator, PriorityArea
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel, Post


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
    """Bring indicators, terms, bodies, areas, placements and targets of one panel up to date."""
    load_shared(definitions=definitions, terms=glossary, files=[file])
    load_areas(file=file, panel=panel)


@transaction.atomic
def load_shared(
    *, definitions: Sequence[Definition], terms: Sequence[Term], files: Sequence[PanelFile]
) -> None:
    """Bring what all panels share to what the files say: indicators, terms and bodies.

    The owners' posts have to be there. Indicators, terms and bodies that no file has any longer
    are kept, since figures and papers speak of them.
    """
    for definition in definitions:
        indicators.define(definition=definition, by=None)
    for term in terms:
        glossary.explain(term=term, by=None)
    # The council itself comes last, since only one body is it and another may have been.
    for order, body in sorted(enumerate(_bodies(files)), key=lambda placed: placed[1].is_own):
        bodies.describe(body=body, order=order, by=None)


def _bodies(files: Sequence[PanelFile]) -> list[BodyFile]:
    """Return each body once: named by the first file that has it, with the headings of all."""
    found: dict[str, BodyFile] = {}
    for file in files:
        for body in file.bodies:
            first = found.setdefault(body.slug, body)
            headings = tuple(dict.fromkeys((*first.headings, *body.headings)))
            found[body.slug] = first.model_copy(update={"headings": headings})
    return list(found.values())


@transaction.atomic
def load_areas(*, file: PanelFile, panel: Panel) -> None:
    """Bring a panel's areas, placements and targets to what its file says."""
    for order, area in enumerate(file.areas, start=1):
        areas.bring_up_to(panel=panel, area=area, order=order, by=None)
    areas.end_missing(panel=panel, slugs={area.slug for area in file.areas}, by=None)


def load_return(
    *,
    file: ReturnFile,
    folder: Path,
    panel: Panel,
    by: User | None,
    teller: User | None = None,
) -> str:
    """Import a return of the data files as it was told then, by the teller; returns the status."""
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
        teller=teller,
        is_made=file.is_made,
    )
    if imported.status != "accepted":
        words = " ".join(finding.message for finding in imported.findings)
        raise ReturnNotLoaded(f"{path.name} was not accepted: {words}")
    return imported.status


def load_commentary(*, file: CommentaryFile, panel: Panel, signed_by: User) -> None:
    """Write and sign off a month's commentary, unless the month has some.

    The three lists (going well, to watch, to do better) and what is not yet in the return are kept
    in the file until their page comes: they are checked when it is read, and not stored.
    """
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
