"""Who holds which post on a day: authors and those who clear reports are posts, not accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from scrutiny.access.holdings import Visitor
from scrutiny.accounts.models import User
from scrutiny.panels.models import Post, PostHolder


@dataclass(frozen=True)
class Holders:
    """The holders of some posts on a day, by post."""

    by_post: dict[int, PostHolder]

    @classmethod
    def of(cls, posts: Iterable[Post | None], *, on: date) -> Self:
        """Read who holds these posts, in one query."""
        ids = {post.pk for post in posts if post is not None}
        if not ids:
            return cls({})
        held = PostHolder.objects.on(on).filter(post__in=ids).select_related("person")
        # Of two whose terms overlap, the later.
        return cls({one.post_id: one for one in held.order_by("from_on")})

    def name(self, post: Post | None) -> str:
        """Return the holder's name, nothing where the post is vacant or there is none."""
        holder = self.by_post.get(post.pk) if post is not None else None
        return holder.person.name if holder else ""


def posts_held(user: Visitor, *, on: date) -> frozenset[int]:
    """Return the ids of the posts that an account's person holds on a day.

    The answer is kept on the user object, which lives as long as the request.
    """
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    kept: dict[date, frozenset[int]] = user.__dict__.setdefault("_posts_on", {})
    if on not in kept:
        held = PostHolder.objects.on(on).filter(person__user=user)
        kept[on] = frozenset(held.values_list("post_id", flat=True))
    return kept[on]
