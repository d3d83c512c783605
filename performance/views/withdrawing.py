"""Taking an accepted return back: what that would bring back, and doing it with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from performance.actions import recording, returns
from performance.forms import WithdrawForm
from performance.models import Indicator, Return
from performance.presenters.withdrawing import Withdrawal, withdrawal
from performance.views.finding import reader, visible_return
from scrutiny.access.door import require


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, return_id: int) -> HttpResponse:
    """Show what withdrawing would do, figure by figure; with a reason, do it."""
    return_, user = visible_return(request, return_id), reader(request)
    require(user, "return.withdraw", return_)
    if return_.state != Return.State.ACCEPTED:
        messages.error(request, f"The {return_} is not accepted, so it cannot be withdrawn.")
        return redirect("performance:return-detail", return_.pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            returns.withdraw(return_=return_, why=form.cleaned_data["why"], by=user)
        except returns.MoveRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("performance:return-withdraw", return_.pk)
        messages.success(request, "The return is withdrawn. What the others say counts again.")
        return redirect("performance:return-detail", return_.pk)
    context = {"return_": return_, "form": form, "withdrawal": _withdrawal(return_)}
    status = 422 if request.method == "POST" else 200
    return render(request, "performance/return_withdraw.html", context, status=status)


def _withdrawal(return_: Return) -> Withdrawal:
    """Return what withdrawing would do, as the record is now."""
    pairs = recording.bereft_of(return_)
    ids = {row.indicator_id for row, _ in pairs}
    indicators = Indicator.objects.prefetch_related("versions").in_bulk(ids)
    return withdrawal(pairs, indicators, recording.locked_months(return_))
