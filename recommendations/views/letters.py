"""The letter of notice, as it was given."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from recommendations.letters import given
from recommendations.models import Request
from scrutiny.files.serving import respond


@login_not_required
@require_GET
def notice_letter(request: HttpRequest, request_id: int) -> FileResponse:
    """Send the letter to everybody who may read the request; a draft is sent to nobody here."""
    found = get_object_or_404(Request.objects.visible_to(request.user), pk=request_id)
    letter = given(found)
    if letter is None or letter.file is None:
        raise Http404("No letter of notice was given of this request.")
    return respond(letter.file, inline=True)
