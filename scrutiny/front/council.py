"""A council's data files, brought into the database by the same actions as the pages use.

Panels, posts, people, seats, meetings, indicators, areas, targets and words, and what audits begin
from: everything but accounts, returns and commentary. Loading again brings the database to what
the files say now.
"""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from audits import loading as audit_loading
from audits.definitions import AuditFiles, load_audit_files
from performance import loading
from performance.definitions import CouncilFiles, PanelFile
from scrutiny.front import sitting
from scrutiny.panels import actions as panels
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Person, Post

# A council without an audit programme.
NO_AUDITS = AuditFiles()


def audit_files(folder: Path, council: CouncilFiles) -> AuditFiles:
    """Return the files of audits beside a council's others. Raises DefinitionError."""
    return load_audit_files(
        folder,
        posts={post.slug for panel in council.panels for post in panel.posts},
        persons={person.slug for panel in council.panels for person in panel.persons},
    )


@transaction.atomic
def load(council: CouncilFiles, audits: AuditFiles = NO_AUDITS) -> dict[str, Panel]:
    """Bring the database to what the files say, all or nothing; return the panels by slug.

    Running it again with the same files changes no row and adds none to the history. What people
    and panels did is not taken back: a person, post, seat or meeting that the files no longer have
    stays, and ends when they give it a last day. Raises VersionInUse where a scale or tool that
    audits are on would be changed.
    """
    found = {file.slug: _panel(file) for file in council.panels}
    _people(council.panels)
    for file in council.panels:
        _description(file, found[file.slug])
        sitting.bring_up_to(file=file, panel=found[file.slug])
    loading.load_shared(
        definitions=council.definitions, terms=council.glossary, files=council.panels
    )
    for file in council.panels:
        loading.load_areas(file=file, panel=found[file.slug])
    audit_loading.load(audits)
    return found


def _panel(file: PanelFile) -> Panel:
    """Set the panel up, where there is none."""
    panel = Panel.objects.filter(slug=file.slug).first()
    return panel or panels.establish(
        slug=file.slug,
        name=file.name,
        terms_of_reference="\n\n".join(file.terms_of_reference),
        quorum=file.quorum,
        by=None,
    )


def _description(file: PanelFile, panel: Panel) -> None:
    """Bring what the panel is to the file's; its officers' posts have to be there."""
    panels.redescribe(
        panel=panel,
        name=file.name,
        terms_of_reference="\n\n".join(file.terms_of_reference),
        quorum=file.quorum,
        particulars=panels.Particulars(
            body_type=BodyType(file.body_type.value),
            reference=file.reference,
            seat_count=file.seat_count,
            usual_place=file.usual_place,
            usual_start_time=file.usual_start_time,
            proper_officer=Post.objects.filter(slug=file.proper_officer).first(),
            contact=Post.objects.filter(slug=file.contact).first(),
        ),
        by=None,
    )


def _people(files: Sequence[PanelFile]) -> None:
    """Bring posts and persons to what the files say; the first file that has one names it."""
    titles: dict[str, str] = {}
    names: dict[str, str] = {}
    for file in files:
        for post in file.posts:
            titles.setdefault(post.slug, post.title)
        for person in file.persons:
            names.setdefault(person.slug, person.name)
    posts = {post.slug: post for post in Post.objects.filter(slug__in=titles)}
    for slug, title in titles.items():
        if slug in posts:
            panels.retitle_post(post=posts[slug], title=title, by=None)
        else:
            panels.create_post(slug=slug, title=title, by=None)
    persons = {person.slug: person for person in Person.objects.filter(slug__in=names)}
    for slug, name in names.items():
        if slug in persons:
            panels.rename_person(person=persons[slug], name=name, by=None)
        else:
            panels.name_person(slug=slug, name=name, user=None, by=None)
