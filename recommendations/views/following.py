"""Following a request, and following it no more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from recommendations.actions import following
from recommendations.models import Request
from recommendations.refusals import RequestRefused
from scrutiny.meetings.views.asking import person, press


@require_POST
def follow(request: HttpRequest, request_id: int) -> HttpResponse:
    """Follow a request from now on; whoever may see it may."""
    found = _visible(request, request_id)
    return press(
        request,
        lambda: following.follow(request=found, by=person(request)),
        RequestRefused,
        done=f"You follow {found}. You are told of changes by e-mail, once a day at most.",
        back_url=reverse("recommendations:request", args=[found.pk]),
    )


@require_POST
def unfollow(request: HttpRequest, request_id: int) -> HttpResponse:
    """Follow a request no more."""
    found = _visible(request, request_id)
    return press(
        request,
        lambda: following.unfollow(request=found, by=person(request)),
        RequestRefused,
        done=f"You do not follow {found} any more.",
        back_url=reverse("recommendations:request", args=[found.pk]),
    )


def _visible(request: HttpRequest, request_id: int) -> Request:
    visible = Request.objects.visible_to(person(request)).select_related("panel")
    return get_object_or_404(visible, pk=request_id)
