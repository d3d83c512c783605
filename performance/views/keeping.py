"""What was written stays when the session has ended: it is kept for the time after signing in."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict

# Where the session of the next sign-in carries what was sent in after the last one had ended.
KEY = "written_signed_out"
# A text with its rows is far below it; what is not kept is the body of a stranger.
CHARACTERS_MOST = 60_000

View = Callable[..., HttpResponse]


def keeps_what_was_written(view: View) -> View:
    """Ask a stranger to sign in, as everywhere, and keep the form that they sent in until then.

    Signing in keeps the session of who signs in, so the text is there on the page that follows.
    The form's token is checked before this, and nothing is written to any record.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.get_full_path())

    return cast(View, login_not_required(kept))


def _keep(request: HttpRequest) -> None:
    fields = {name: request.POST.getlist(name) for name in request.POST}
    fields.pop("csrfmiddlewaretoken", None)
    if sum(len(value) for values in fields.values() for value in values) <= CHARACTERS_MOST:
        request.session[KEY] = {"path": request.path, "fields": fields}


def kept_for(request: HttpRequest) -> QueryDict | None:
    """Return the form that was sent in to this page before signing in; None where none was."""
    kept = request.session.get(KEY)
    if kept is None or kept["path"] != request.path:
        return None
    found = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        found.setlist(name, values)
    return found


def forget(request: HttpRequest) -> None:
    """Let go of what was kept: it is saved."""
    request.session.pop(KEY, None)
