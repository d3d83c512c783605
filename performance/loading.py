"""Bringing the database to what the council's data files say; safe to run again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from performance.actions import areas, bodies, commentaries, glossary, importing, indicators
from performance.analysis.promises import Step
from performance.definitions import CommentaryFile, Definition, PanelFile, Term
from performance.definitions.panels import Body as BodyFile
from performance.definitions.panels import ReturnFile
from performance.keys import month_from
from performance.models import Commentary, Indicator, PriorityArea
from performance.writing.quotes import Sayings, figures_for_words
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
        choices=importing.Choices(has_accepted_warnings=True, reasons=file.restated_because),
        by=by,
        teller=teller,
        is_made=file.is_made,
    )
    if imported.status != "accepted":
        words = " ".join(finding.message for finding in imported.findings)
        raise ReturnNotLoaded(f"{path.name} was not accepted: {words}")
    return imported.status


@transaction.atomic
def load_commentary(*, file: CommentaryFile, panel: Panel, signed_by: User) -> None:
    """Write and sign off the texts of a month that are missing, dated as the file says.

    A text that somebody has written already is left alone, so it is safe to run again.
    """
    month = month_from(file.month)
    sayings = Sayings(figures_for_words(panel, month, on=timezone.localdate()))
    signed_at = timezone.make_aware(datetime.combine(file.signed_on, time(12)))
    there = {
        (text.kind, text.area_id, text.indicator_id)
        for text in Commentary.objects.filter(panel=panel, month=month.start)
    }
    for text in _texts(file, panel):
        about = (text.kind.value, text.area and text.area.pk, text.indicator and text.indicator.pk)
        if about in there:
            continue
        written = commentaries.write(
            panel=panel,
            month=month.start,
            **vars(text),
            by=signed_by,
            sayings=sayings,
            now=signed_at,
        )
        commentaries.submit(commentary=written, by=signed_by, sayings=sayings)
        commentaries.sign_off(commentary=written, by=signed_by, now=signed_at)


@dataclass
class _Text:
    """One text of a month's file, under the names that `commentaries.write` has for its parts."""

    kind: Commentary.Kind
    says: str
    next_steps: str = ""
    area: PriorityArea | None = None
    indicator: Indicator | None = None
    author_post: Post | None = None


def _texts(file: CommentaryFile, panel: Panel) -> Iterator[_Text]:
    """Yield the opening statement, the lists of the month, and each area with its notes."""
    kinds = Commentary.Kind
    titles = {post.slug: post.title for post in Post.objects.all()}
    codes = {indicator.code: indicator for indicator in Indicator.objects.all()}
    signer = Post.objects.get(slug=file.opening.signed_by)
    yield _Text(kinds.OPENING, "\n\n".join(file.opening.says), author_post=signer)
    lists = {
        kinds.GOING_WELL: [note.says for note in file.going_well],
        kinds.TO_WATCH: [note.says for note in file.to_watch],
        kinds.TO_DO_BETTER: [note.says for note in file.to_do_better],
        kinds.NOT_YET_IN_RETURN: file.not_yet_in_the_return,
    }
    for kind, entries in lists.items():
        if entries:
            yield _Text(kind, "\n".join(entries))
    areas = {area.slug: area for area in PriorityArea.objects.filter(panel=panel)}
    for about in file.areas:
        steps = [
            Step(step.action, titles[step.owner_post], step.due_on) for step in about.next_steps
        ]
        yield _Text(
            kinds.AREA,
            "\n\n".join(about.says),
            "\n".join(step.line for step in steps),
            area=areas[about.area],
        )
        for note in about.notes:
            yield _Text(kinds.INDICATOR, note.says, indicator=codes[note.indicator])
