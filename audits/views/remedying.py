"""Pages of actions after audits: the list of them, one more, one done."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from audits.actions import remedying
from audits.actions.remedying import RemedyRefused
from audits.forms.remedying import DoneForm, RemedyForm
from audits.presenters.remedies import remedies_of
from audits.remedies import remedies_seen_by
from audits.views.asking import answer
from audits.views.finding import handed_in
from scrutiny.access.door import may, require
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import HAS_AUDITS
from scrutiny.meetings.views.asking import Asking, person, sent_in

LIST = "Actions after audits"


@require_GET
def remedy_list(request: HttpRequest) -> HttpResponse:
    """Show the actions that somebody owns or follows, the open ones first."""
    user, today = person(request), timezone.localdate()
    seen = list(remedies_seen_by(user, on=today))
    if not seen and not has_role(user, HAS_AUDITS):
        raise PermissionDenied("Your account has no part in the audits.")
    shown = remedies_of(seen, may_finish=lambda one: may(user, "audit.remedy", one), on=today)
    return render(request, "audits/remedy_list.html", {"remedies": shown})


@require_http_methods(["GET", "POST"])
def remedy_add(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Add an action after an audit."""
    user, audit = person(request), handed_in(request, audit_id)
    require(user, "audit.remedy", audit)
    form = RemedyForm(sent_in(request), initial={"owner": audit.team.lead_post.pk})
    asking = Asking(
        title="Add an action",
        button="Add the action",
        back_url=reverse("audits:remedies"),
        back_label=LIST,
        done="The action is added.",
        lede=f"After the audit of a case of the {audit.team}, {audit.cycle.label}.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: remedying.add(audit=audit, by=user, **form.cleaned_data),
        RemedyRefused,
    )


@require_http_methods(["GET", "POST"])
def remedy_finish(request: HttpRequest, remedy_id: int) -> HttpResponse:
    """Say that an action is done."""
    user, today = person(request), timezone.localdate()
    remedy = get_object_or_404(remedies_seen_by(user, on=today).distinct(), pk=remedy_id)
    require(user, "audit.remedy", remedy)
    form = DoneForm(sent_in(request), initial={"done_on": today})
    asking = Asking(
        title="Say that an action is done",
        button="It is done",
        back_url=reverse("audits:remedies"),
        back_label=LIST,
        done="The action is done.",
        lede=remedy.says,
    )
    return answer(
        request,
        form,
        asking,
        lambda: remedying.finish(remedy=remedy, by=user, **form.cleaned_data),
        RemedyRefused,
    )
