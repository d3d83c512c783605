"""What the list of requests is narrowed to."""

from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

from recommendations.models.request import RequestQuerySet
from recommendations.states import STATUS_OF, Kind, Status

KEY_DIGITS_MAX = 18


@dataclass(frozen=True)
class Narrowed:
    """A municipal year, a kind, a status word, a post or body; empty is all of them.

    What is no choice at all narrows nothing: a link from elsewhere still shows the list.
    """

    year: str = ""
    kind: str = ""
    status: str = ""
    asked: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Read what an address asks for."""
        year, kind, status = (query.get(name, "") for name in ("year", "kind", "status"))
        is_year = year.isascii() and year.isdigit() and len(year) == 4
        return cls(
            year=year if is_year else "",
            kind=kind if kind in Kind.values else "",
            status=status if status in Status.values else "",
            asked=query.get("asked", "").replace("\0", "")[:130],
        )

    @property
    def is_any(self) -> bool:
        """Return whether the list is narrowed at all."""
        return bool(self.year or self.kind or self.status or self.asked)

    def apply(self, requests: RequestQuerySet) -> RequestQuerySet:
        """Return the requests that are left."""
        if self.year:
            requests = requests.filter(municipal_year=int(self.year))
        if self.kind:
            requests = requests.filter(kind=self.kind)
        if self.status:
            states = [state for state, status in STATUS_OF.items() if status == self.status]
            requests = requests.filter(state__in=states)
        if self.asked.startswith("post:"):
            key = self.asked.removeprefix("post:")
            is_key = key.isascii() and key.isdigit() and len(key) <= KEY_DIGITS_MAX
            return requests.filter(addressee=int(key)) if is_key else requests.none()
        if self.asked:
            return requests.filter(addressee__isnull=True, addressee_body=self.asked)
        return requests
