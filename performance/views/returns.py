"""Pages of returns: the list, one return with its questions and cells, confirmed or turned down."""

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from performance.actions import effects, returns
from performance.actions.effects import Effect
from performance.analysis.figures import Period
from performance.forms import DiscardForm
from performance.models import Cell, Return
from performance.presenters.return_preview import digest_of, preview_of, refused
from performance.presenters.return_questions import Asked, questions_of
from performance.presenters.returns import sheets_of
from performance.returns.answering import ASKING
from performance.returns.proposal import Proposal
from performance.sending.asking import asked_after, asked_before, codes_in
from performance.sending.evidence import held_of, indicators_of
from performance.views.finding import reader, visible_return, without_nul
from scrutiny.access.door import may, require
from scrutiny.accounts.models import User
from scrutiny.files.serving import respond
from scrutiny.history.models import Event

# What the confirming form calls the reason of an indicator.
REASON = "reason-"


@require_GET
def return_list(request: HttpRequest) -> HttpResponse:
    """List the returns of the panels the person works on, those that wait first."""
    user = reader(request)
    require(user, "return.see")
    asked = Count("issues", filter=Q(issues__code__in=ASKING))
    answered = Count("issues", filter=Q(issues__code__in=ASKING) & ~Q(issues__answer=""))
    found = list(
        Return.objects.visible_to(user)
        .select_related("panel", "file", "sender")
        .annotate(asked_count=asked, answered_count=answered)
        # Counting drops the order of the table's own.
        .order_by("-month", "-data_on", "-id")
    )
    context = {
        "waiting": [one for one in found if one.state == Return.State.CHECKED],
        "returns": [one for one in found if one.state != Return.State.CHECKED],
        "may_upload": may(user, "return.upload"),
    }
    return render(request, "performance/return_list.html", context)


@require_GET
def return_detail(request: HttpRequest, return_id: int) -> HttpResponse:
    """Show a return: what is asked and was answered, what accepting does or did, and every cell."""
    return _page(request, visible_return(request, return_id))


def _page(
    request: HttpRequest,
    return_: Return,
    *,
    reasons: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page of a return.

    The file is read again only for who may accept it; to others what was kept is enough.
    """
    user = reader(request)
    context: dict[str, object] = {
        "return_": return_,
        "issues": list(return_.issues.select_related("answered_by")),
        "may_accept": may(user, "return.accept", return_),
        "may_correct": may(user, "return.upload", return_.panel) and _is_current(return_),
        "may_withdraw": return_.state == Return.State.ACCEPTED
        and may(user, "return.withdraw", return_),
        "discard_form": DiscardForm(),
        "rivals": _rivals(return_),
        "replacements": return_.replacements.all(),
        "reasons": return_.reasons.select_related("indicator"),
        "events": Event.objects.about(return_),
    }
    if context["may_accept"]:
        context |= _waiting(return_, reasons or {})
    else:
        context |= _kept(return_, user)
    return render(request, "performance/return_detail.html", context, status=status)


def _waiting(return_: Return, reasons: Mapping[str, str]) -> dict[str, object]:
    """Return what the page of a waiting return shows, from its file as it reads now."""
    try:
        proposal, found = _proposed(return_)
    except returns.ReturnRefused as refusal:
        sheets = sheets_of(return_.cells.all())
        return {"preview": refused(str(refusal)), "sheets": sheets}
    asked = asked_before(return_, proposal, found)
    month = Period.month_of(return_.month)
    held = held_of(codes_in(asked) | {one.proposed.code for one in found}, until=month)
    preview = preview_of(proposal, found, measures=held.measures, reasons=reasons)
    answered = [(one.sheet, address) for one in asked if one.given for address, _ in one.cells]
    return {
        "preview": preview,
        "questions": questions_of(
            asked,
            held=held,
            indicators=indicators_of(return_.panel, month.end),
            stated=proposal.stated,
        ),
        "sheets": sheets_of(
            return_.cells.all(),
            changed=preview.marks,
            verdicts={
                (read.cell.sheet, read.cell.address): read.verdict for read in proposal.cells
            },
            answered=answered,
        ),
    }


def _kept(return_: Return, user: User) -> dict[str, object]:
    """Return what the page shows of a return as it was kept, with what may still be answered."""
    cells: list[Cell] = list(return_.cells.all())
    asked: tuple[Asked, ...] = ()
    if return_.state == Return.State.ACCEPTED and may(user, "return.accept", return_.panel):
        asked = asked_after(return_, cells)
    month = Period.month_of(return_.month)
    answered = [(cell.sheet, cell.address) for cell in cells if cell.answer]
    return {
        "questions": questions_of(asked, held=held_of((), until=month), indicators=()),
        "sheets": sheets_of(cells, answered=answered),
    }


def _proposed(return_: Return) -> tuple[Proposal, list[Effect]]:
    """Read a waiting return's file again and return what accepting would do; saves nothing.

    Raises ReturnRefused where nothing of it can be taken any more.
    """
    proposal = returns.recheck(return_)
    return proposal, effects.effects(proposal, panel=return_.panel, data_on=return_.data_on)


def _is_current(return_: Return) -> bool:
    """Say whether a corrected file could take the return's place."""
    return return_.state in {Return.State.CHECKED, Return.State.ACCEPTED}


def _rivals(return_: Return) -> list[Return]:
    """Return the other returns for the same month that wait, while this one does."""
    if return_.state != Return.State.CHECKED:
        return []
    waiting = Return.objects.filter(
        panel=return_.panel, month=return_.month, state=Return.State.CHECKED
    )
    return list(waiting.exclude(pk=return_.pk).select_related("sender"))


@require_POST
def accept(request: HttpRequest, return_id: int) -> HttpResponse:
    """Confirm: take the figures of a checked return into the record, as the officer saw them."""
    return_, user = visible_return(request, return_id), reader(request)
    require(user, "return.accept", return_.panel)
    back = redirect("performance:return-detail", return_.pk)
    reasons = {
        name.removeprefix(REASON): without_nul(f"{text}").strip()
        for name, text in request.POST.items()
        if name.startswith(REASON)
    }
    try:
        proposal, found = _proposed(return_)
        is_waiting = return_.state == Return.State.CHECKED
        if is_waiting and digest_of(proposal, found) != request.POST.get("seen"):
            messages.error(request, returns.CHANGED)
            return back
        counts = returns.accept(return_=return_, proposal=proposal, by=user, reasons=reasons)
    except returns.AlreadyAccepted as already:
        messages.error(request, already_in_words(user, already))
        return back
    except (returns.MoveRefused, returns.ReturnRefused) as refusal:
        messages.error(request, str(refusal))
        return_.refresh_from_db()
        is_open = return_.state == Return.State.CHECKED and any(reasons.values())
        # What was typed is not lost for the one reason that is missing.
        return _page(request, return_, reasons=reasons, status=422) if is_open else back
    messages.success(request, effects.in_words(counts))
    return redirect("performance:overview", return_.panel.slug, f"{return_.month:%Y-%m}")


def already_in_words(user: User, already: returns.AlreadyAccepted) -> str:
    """Say that the same file was accepted; the return is named only to who may see it."""
    if Return.objects.visible_to(user).filter(pk=already.first.pk).exists():
        return f"{already} Nothing was changed."
    return "This file was accepted before, for another panel. Nothing was changed."


@require_POST
def discard(request: HttpRequest, return_id: int) -> HttpResponse:
    """Turn a checked return down, with a reason."""
    return_ = visible_return(request, return_id)
    require(reader(request), "return.accept", return_.panel)
    form = DiscardForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say why the return is turned down.")
        return redirect("performance:return-detail", return_.pk)
    try:
        returns.discard(return_=return_, why=form.cleaned_data["why"], by=reader(request))
        messages.success(request, "The return was turned down. None of its figures was taken.")
    except returns.MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("performance:return-detail", return_.pk)


@require_GET
def file(request: HttpRequest, return_id: int) -> FileResponse:
    """Send the file as the officer sent it."""
    return respond(visible_return(request, return_id).file)
