"""Due days as calendars: a panel's for everybody, and one's own, by a private address as well."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from recommendations.actions import subscribing
from recommendations.addresses import owner_of, token_of
from recommendations.due_days import of_panel, of_person
from recommendations.models import CalendarAddress
from recommendations.refusals import RequestRefused
from recommendations.views.finding import seen_panel
from scrutiny.accounts.models import User
from scrutiny.exports.icalendar import to_icalendar
from scrutiny.files.serving import ICALENDAR, offer
from scrutiny.meetings.views.asking import person, press

OWN = "What is due from you: requests of the panels"


@login_not_required
@require_GET
def panel_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a panel's meetings and due days; one that meets in private has no such file."""
    panel = seen_panel(AnonymousUser(), slug)
    days = of_panel(panel, on=timezone.localdate())
    data = to_icalendar(f"{panel}: meetings and due days", days, now=timezone.now())
    return offer(data, name=f"{slug}.ics", media_type=ICALENDAR)


@login_not_required
@require_GET
def private_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Give the due days of whoever has this address: programs cannot sign in.

    An address that was ended, and one of a disabled account, is not there.
    """
    user = owner_of(token)
    if user is None:
        raise Http404("There is no such calendar.")
    return _own(user)


@require_GET
def own_calendar(request: HttpRequest) -> HttpResponse:
    """Give one's own due days as they are now, as a file."""
    return _own(person(request))


@require_GET
def due_days(request: HttpRequest) -> HttpResponse:
    """Show one's own due days, and the private address of their calendar."""
    user = person(request)
    address = CalendarAddress.objects.filter(user=user).first()
    context = {
        "days": of_person(user, on=timezone.localdate()),
        "made_at": address.made_at if address else None,
        "address": _address_of(address) if address else "",
    }
    return render(request, "recommendations/due_days.html", context)


@require_POST
def address_make(request: HttpRequest) -> HttpResponse:
    """Make a private address, or another in its place."""
    return press(
        request,
        lambda: subscribing.make_address(by=person(request)),
        RequestRefused,
        done="The address is made. An address that you had before shows nothing any more.",
        back_url=reverse("recommendations:due-days"),
    )


@require_POST
def address_end(request: HttpRequest) -> HttpResponse:
    """End one's private address."""
    return press(
        request,
        lambda: subscribing.end_address(by=person(request)),
        RequestRefused,
        done="The address is ended. Calendars that have it get nothing any more.",
        back_url=reverse("recommendations:due-days"),
    )


def _address_of(address: CalendarAddress) -> str:
    path = reverse("recommendations:private-calendar", args=[token_of(address)])
    return settings.PORTAL_ADDRESS + path


def _own(user: User) -> HttpResponse:
    """Return a person's calendar, which no search engine may list."""
    data = to_icalendar(OWN, of_person(user, on=timezone.localdate()), now=timezone.now())
    response = offer(data, name="due-days.ics", media_type=ICALENDAR)
    response["X-Robots-Tag"] = "noindex"
    return response
