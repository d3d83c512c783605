"""A council's data files, brought into the database by the same actions as the pages use.

Panels, posts, people, seats, meetings, indicators, areas, targets and words: everything but
accounts, returns and commentary. Loading again brings the database to what the files say now.
"""

from collections.abc import Sequence

from django.db import transaction

from performance import loading
from performance.definitions import CouncilFiles, PanelFile
from performance.definitions.panels import Membership as SeatFile
from performance.definitions.panels import PostHolder as HolderFile
from scrutiny.meetings.actions.meetings import arrange
from scrutiny.meetings.models import Meeting
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Membership, Panel, Person, Post, PostHolder


@transaction.atomic
def load(council: CouncilFiles) -> dict[str, Panel]:
    """Bring the database to what the files say, all or nothing; return the panels by slug.

    Running it again with the same files changes no row and adds none to the history. What people
    and panels did is not taken back: a person, post, seat or meeting that the files no longer have
    stays, and ends when they give it a last day.
    """
    found = {file.slug: _panel(file) for file in council.panels}
    _people(council.panels)
    for file in council.panels:
        _terms(file, found[file.slug])
    loading.load_shared(
        definitions=council.definitions, terms=council.glossary, files=council.panels
    )
    for file in council.panels:
        loading.load_areas(file=file, panel=found[file.slug])
    return found


def _panel(file: PanelFile) -> Panel:
    """Set the panel up, or bring its name, terms and quorum to the file's."""
    terms = "\n\n".join(file.terms_of_reference)
    panel = Panel.objects.filter(slug=file.slug).first()
    if panel is None:
        return panels.establish(
            slug=file.slug, name=file.name, terms_of_reference=terms, quorum=file.quorum, by=None
        )
    return panels.redescribe(
        panel=panel, name=file.name, terms_of_reference=terms, quorum=file.quorum, by=None
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


def _terms(file: PanelFile, panel: Panel) -> None:
    """Bring who holds which post, who sits on the panel and when it meets to the file's."""
    # Terms that end come first, since a post, a seat and the chair have one holder at a time.
    for held in sorted(file.post_holders, key=lambda term: term.to_on is None):
        _hold(held)
    for seat in sorted(file.memberships, key=lambda term: term.to_on is None):
        _seat(seat, panel)
    days = set(Meeting.objects.filter(panel=panel).values_list("meets_on", flat=True))
    for meeting in file.meetings:
        if meeting.meets_on not in days:
            arrange(
                panel=panel,
                meets_on=meeting.meets_on,
                place="",
                state=Meeting.State(meeting.state.value),
                by=None,
            )


def _hold(file: HolderFile) -> None:
    """Put a person into a post, or bring the day on which they left it to the file's."""
    holder = PostHolder.objects.filter(
        post__slug=file.post, person__slug=file.person, from_on=file.from_on
    ).first()
    if holder is None:
        panels.appoint(
            post=Post.objects.get(slug=file.post),
            person=Person.objects.get(slug=file.person),
            from_on=file.from_on,
            to_on=file.to_on,
            by=None,
        )
    else:
        panels.change_term(holder=holder, to_on=file.to_on, by=None)


def _seat(file: SeatFile, panel: Panel) -> None:
    """Give a member their seat, or bring it to what the file says."""
    role, scope = Membership.Role(file.role.value), Membership.Voting(file.voting_scope.value)
    seat = Membership.objects.filter(
        panel=panel, person__slug=file.person, from_on=file.from_on
    ).first()
    if seat is None:
        panels.seat(
            panel=panel,
            person=Person.objects.get(slug=file.person),
            role=role,
            voting_scope=scope,
            is_counted_in_quorum=file.is_counted_in_quorum,
            body_represented=file.body_represented,
            political_group="",
            from_on=file.from_on,
            to_on=file.to_on,
            by=None,
        )
    else:
        panels.change_seat(
            membership=seat,
            role=role,
            voting_scope=scope,
            is_counted_in_quorum=file.is_counted_in_quorum,
            body_represented=file.body_represented,
            to_on=file.to_on,
            by=None,
        )
