"""Pages of packs: ask for one, watch it being built, download it."""

from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from scrutiny.access.door import may, require
from scrutiny.accounts.models import User
from scrutiny.files.serving import respond
from scrutiny.history.models import Event
from scrutiny.packs import actions
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused, kind_of
from scrutiny.packs.presenters import progress_of


def _visible_build(request: HttpRequest, build_id: int) -> Build:
    """Return a build the person may read, or 404: what is not visible does not exist."""
    build = get_object_or_404(Build.objects.select_related("file", "panel"), pk=build_id)
    if not may(request.user, "pack.download", build):
        raise Http404
    return build


@require_POST
def build_request(request: HttpRequest) -> HttpResponse:
    """Ask for an edition of a paper, the members' unless said otherwise; go to its progress."""
    kind, key = request.POST.get("kind", ""), request.POST.get("key", "")
    wanted = request.POST.get("audience", Build.Audience.MEMBERS)
    # PostgreSQL keeps no NUL, and takes it for an error where it is looked for.
    if wanted not in Build.Audience.values or "\0" in key:
        raise Http404
    user, audience = cast(User, request.user), Build.Audience(wanted)
    try:
        paper = kind_of(kind)
        if not paper.may_read(user, key, audience):
            raise Http404
        require(user, "pack.request", paper.panel(key))
        build = actions.request(kind=kind, key=key, audience=audience, by=user)
    except PaperRefused as refused:
        raise Http404(str(refused)) from refused
    return redirect("packs:build-detail", build.pk)


@require_POST
def build_cancel(request: HttpRequest, build_id: int) -> HttpResponse:
    """Give up a build that is still to finish, and show it."""
    build, user = _visible_build(request, build_id), cast(User, request.user)
    require(user, "pack.request", build)
    actions.cancel(build=build, by=user)
    return redirect("packs:build-detail", build.pk)


@require_GET
def build_detail(request: HttpRequest, build_id: int) -> HttpResponse:
    """Show how far a build is; the fragment alone when htmx asks for it."""
    build = _visible_build(request, build_id)
    paper = kind_of(build.kind)
    context = {
        "build": build,
        "may_request": may(cast(User, request.user), "pack.request", build),
        "progress": progress_of(build),
        "title": paper.title(build.key),
        "address": paper.address(build.key),
        "events": Event.objects.about(build),
    }
    is_fragment = request.headers.get("HX-Request") == "true"
    template = "packs/_build_progress.html" if is_fragment else "packs/build_detail.html"
    return render(request, template, context)


@require_GET
def build_download(request: HttpRequest, build_id: int) -> FileResponse:
    """Send the finished pack."""
    build = _visible_build(request, build_id)
    if build.file is None:
        raise Http404
    return respond(build.file)
