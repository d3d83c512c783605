"""What is done to persons, posts and who holds them."""

from datetime import date
from itertools import chain, count

from django.db import transaction
from django.utils.text import slugify

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.panels.models import Person, Post, PostHolder


@transaction.atomic
def name_person(*, slug: str, name: str, user: User | None, by: User | None) -> Person:
    """Add a person who may sit on panels or hold posts."""
    person = Person.objects.create(slug=slug, name=name, user=user)
    record(verb="person_named", subject=person, by=by, new={"name": name})
    return person


@transaction.atomic
def find_or_name_person(*, name: str, by: User) -> Person:
    """Return the one person of this name, or add them where nobody has it."""
    wanted = " ".join(name.split())
    found = list(Person.objects.filter(name__iexact=wanted)[:2])
    if len(found) == 1:
        return found[0]
    stem = slugify(wanted)[:40] or "person"
    taken = set(Person.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in count(2))
    slug = next(one for one in chain([stem], numbered) if one not in taken)
    return name_person(slug=slug, name=wanted, user=None, by=by)


@transaction.atomic
def rename_person(*, person: Person, name: str, by: User | None) -> Person:
    """Write a person's name otherwise; nothing happens where it is so."""
    amend(verb="person_renamed", subject=person, wanted={"name": name}, by=by)
    return person


@transaction.atomic
def link_account(*, person: Person, user: User, by: User | None) -> Person:
    """Say which account is a person's; nothing happens where it is so."""
    amend(verb="person_linked", subject=person, wanted={"user": user}, by=by)
    return person


@transaction.atomic
def create_post(*, slug: str, title: str, by: User | None) -> Post:
    """Add an office of the council or a partner."""
    post = Post.objects.create(slug=slug, title=title)
    record(verb="post_created", subject=post, by=by, new={"title": title})
    return post


@transaction.atomic
def retitle_post(*, post: Post, title: str, by: User | None) -> Post:
    """Write a post's title otherwise; nothing happens where it is so."""
    amend(verb="post_retitled", subject=post, wanted={"title": title}, by=by)
    return post


@transaction.atomic
def appoint(
    *, post: Post, person: Person, from_on: date, by: User | None, to_on: date | None = None
) -> PostHolder:
    """Put a person into a post from a day on."""
    holder = PostHolder.objects.create(post=post, person=person, from_on=from_on, to_on=to_on)
    record(verb="post_filled", subject=holder, by=by, new={"from_on": from_on.isoformat()})
    return holder


@transaction.atomic
def change_term(*, holder: PostHolder, to_on: date | None, by: User | None) -> PostHolder:
    """Say on which day a person left a post; nothing happens where it is said."""
    amend(verb="post_term_changed", subject=holder, wanted={"to_on": to_on}, by=by)
    return holder
