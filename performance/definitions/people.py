"""Who sits on a panel and who holds which post, as a panel's file says it."""

from enum import StrEnum

from scrutiny.definitions.loading import Dated, Record, Sentence, Slug


class Post(Record):
    """An office of the council or a partner."""

    slug: Slug
    title: Sentence


class Person(Record):
    """Somebody with a seat or a post; in the demonstration named by what they do."""

    slug: Slug
    name: Sentence


class PostHolder(Dated):
    """Who holds a post from when to when."""

    post: Slug
    person: Slug


class Office(StrEnum):
    """A member's office on the panel."""

    CHAIR = "chair"
    VICE_CHAIR = "vice chair"
    MEMBER = "member"
    APPOINTED = "appointed member"


class VotingScope(StrEnum):
    """What a member may vote on."""

    ALL = "all"
    EDUCATION = "education matters only"
    NONE = "none"


class Substitute(Dated):
    """Somebody who may sit in for a member."""

    person: Slug
    political_group: str = ""


class Vacancy(Dated):
    """A seat that nobody holds."""

    seat: Sentence


class Membership(Dated):
    """A person's seat on the panel."""

    person: Slug
    role: Office
    voting_scope: VotingScope
    is_counted_in_quorum: bool = True
    body_represented: str = ""
    political_group: str = ""
