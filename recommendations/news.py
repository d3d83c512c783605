"""What is new in the requests that somebody follows: each later step, and new evidence."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from recommendations.models import Evidence, Follow, Request, Update
from recommendations.models.request import RequestQuerySet
from recommendations.rules import reads_all_evidence
from scrutiny.accounts.models import User
from scrutiny.notices.news import News


def news(user: User, since: date) -> list[News]:
    """Return what is new in each request that the person follows, from the day they began on.

    What they did themselves is no news to them, nor what was there before they followed. A request
    that they may not see any more says nothing.
    """
    # Every home and every day's letter asks; most people follow nothing.
    if not Follow.objects.filter(user=user).exists():
        return []
    visible = Request.objects.visible_to(user)
    return [*_steps(user, since, visible), *_evidence(user, since, visible)]


def _steps(user: User, since: date, visible: RequestQuerySet) -> list[News]:
    updates = (
        Update.objects.filter(
            request__follows__user=user,
            recorded_at__gt=F("request__follows__followed_at"),
            recorded_at__date__gte=since,
        )
        .filter(request__in=visible)
        .exclude(writer=user)
        .select_related("request__panel")
    )
    return [
        News(
            key=f"request-update:{one.pk}",
            title=f"{one.request}: {one.get_state_display().lower()}",
            url=reverse("recommendations:request", args=[one.request_id]),
            happened_on=timezone.localdate(one.recorded_at),
        )
        for one in updates.order_by("recorded_at", "number")
    ]


def _evidence(user: User, since: date, visible: RequestQuerySet) -> list[News]:
    """Return the evidence that the person has been able to read since they began.

    Whoever reads all of it is told when it is added; anybody else once it is for the panel, which
    may be later. Withdrawn evidence is never told.
    """
    began = F("request__follows__followed_at")
    added = Q(added_at__gt=began, added_at__date__gte=since)
    marked = Q(is_for_panel=True, for_panel_at__gt=began, for_panel_at__date__gte=since)
    papers: QuerySet[Any] = (
        Evidence.objects.filter(added | marked, request__follows__user=user, withdrawn_at=None)
        .filter(request__in=visible)
        .exclude(writer=user)
        .select_related("request__panel")
        .annotate(began=began)
    )
    reads_all: dict[int, bool] = {}
    found = []
    for one in papers.order_by("added_at", "pk"):
        if one.request_id not in reads_all:
            reads_all[one.request_id] = reads_all_evidence(user, one.request)
        at = one.added_at if reads_all[one.request_id] else one.for_panel_at
        if at is not None and at > one.began and timezone.localdate(at) >= since:
            found.append(_paper(one, at))
    return found


def _paper(one: Evidence, at: datetime) -> News:
    """Return a paper as news, by its title and the day that it bears."""
    place = reverse("recommendations:request", args=[one.request_id])
    return News(
        key=f"request-evidence:{one.pk}",
        title=f"{one.request}: new evidence, “{one.title}”, {one.dated_on:%-d %B %Y}",
        url=f"{place}#evidence",
        happened_on=timezone.localdate(at),
    )
