"""The page of a month: opened, given its population, drawn, followed to the child's file."""

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from audits.actions import cycles
from audits.actions.cycles import CycleRefused
from audits.actions.drawing import comes_out_the_same
from audits.calendar import add_months
from audits.days import clock
from audits.drawing.population import Population, read_file, read_typed
from audits.forms.cycles import DrawForm, OpenForm, PopulationForm
from audits.models import Cycle, Draw, Team, Theme, Tool
from audits.months import month_key
from audits.presenters.cycle import draw_shown, month_of
from audits.views.asking import answer
from audits.views.finding import cycle_of
from scrutiny.access.door import require
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import KEEPS_AUDITS
from scrutiny.history.models import Event
from scrutiny.meetings.views.asking import Asking, person, sent_in
from scrutiny.privacy import faults_of_reference

# Months that can be opened late, for audits that were begun on paper.
MONTHS_BACK = 12
PROBLEMS_SHOWN = 100


def kept_cycle(request: HttpRequest, cycle_month: str) -> Cycle:
    """Return the cycle of a month to whoever keeps the programme; to others it is not there."""
    if not has_role(person(request), KEEPS_AUDITS):
        raise Http404("No month.")
    return cycle_of(cycle_month)


def cycle_url(cycle: Cycle) -> str:
    """Return the address of a month's page."""
    return reverse("audits:cycle", args=[month_key(cycle.month)])


def draw_form(request: HttpRequest, cycle: Cycle, *, on: date) -> DrawForm:
    """Return the form to draw a month with."""
    return DrawForm(sent_in(request), tools=Tool.objects.current(on=on), themes=themes_of(cycle))


def themes_of(cycle: Cycle) -> "QuerySet[Theme]":
    """Return the themes that the programme has for a month."""
    return Theme.objects.filter(
        month__programme__year=cycle.month.year, month__month=cycle.month.month
    )


@require_GET
def cycle_detail(request: HttpRequest, cycle_month: str) -> HttpResponse:
    """Show a month: its days, population and draw, its audits, and what is missing."""
    cycle, today = kept_cycle(request, cycle_month), timezone.localdate()
    draw = Draw.objects.filter(cycle=cycle).select_related("drawn_by").first()
    drawn = list(draw.cases.select_related("case__team")) if draw else []
    shown = month_of(
        cycle,
        clock=clock(cycle),
        population=cycle.population.select_related("team"),
        drawn=drawn,
        audits=cycle.audits.with_names(),
        on=today,
    )
    context = {
        "cycle": cycle,
        "cycle_key": cycle_month,
        "month": shown,
        "draw": draw
        and draw_shown(
            draw,
            drawn,
            day=timezone.localdate(draw.drawn_at),
            is_same=comes_out_the_same(draw),
        ),
        "draw_form": None if draw else draw_form(request, cycle, on=today),
        "events": list(Event.objects.about(cycle)),
    }
    return render(request, "audits/cycle.html", context)


@require_http_methods(["GET", "POST"])
def cycle_open(request: HttpRequest) -> HttpResponse:
    """Open the cycle of a month."""
    user = person(request)
    require(user, "audit.allocate")
    now = timezone.now()
    this = timezone.localdate(now).replace(day=1)
    known = set(Cycle.objects.values_list("month", flat=True))
    months = [add_months(this, count) for count in range(1, -MONTHS_BACK - 1, -1)]
    free = [month for month in months if month not in known]
    form = OpenForm(sent_in(request), initial={"month": month_key(this)}, months=free)
    asking = Asking(
        title="Open a month",
        lede="A month has one population, one draw, and the audits that come of it.",
        button="Open it",
        back_url=reverse("audits:home"),
        back_label="Audits",
        done="The month is open. Send in its open cases next.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: cycles.start(month=form.cleaned_data["month"], by=user, now=now),
        CycleRefused,
    )


@require_http_methods(["GET", "POST"])
def population(request: HttpRequest, cycle_month: str) -> HttpResponse:
    """Send in the open cases of a month, in the place of those before."""
    cycle, user = kept_cycle(request, cycle_month), person(request)
    require(user, "audit.allocate", cycle)
    form = PopulationForm(sent_in(request), request.FILES or None)
    problems: tuple[object, ...] = ()
    count = 0
    if form.is_bound and form.is_valid():
        found = _read(form)
        problems, count = found.problems[:PROBLEMS_SHOWN], len(found.problems)
        if not found.problems:
            try:
                saved = cycles.replace_population(cycle=cycle, cases=found.cases, by=user)
                messages.success(request, f"{saved} open cases are in. Draw from them next.")
                return redirect(cycle_url(cycle))
            except CycleRefused as refused:
                form.add_error(None, str(refused))
    context = {
        "cycle": cycle,
        "cycle_key": cycle_month,
        "form": form,
        "problems": problems,
        "problem_count": count,
        "more_count": count - len(problems),
        "before_count": cycle.population.count(),
        "is_drawn": hasattr(cycle, "draw"),
        "teams": list(Team.objects.all()),
    }
    status = 422 if form.is_bound else 200
    return render(request, "audits/population.html", context, status=status)


def _read(form: PopulationForm) -> Population:
    """Read the file, or the rows that were typed."""
    teams = dict(Team.objects.values_list("slug", "name"))
    today, file = timezone.localdate(), form.cleaned_data["file"]
    if file is not None:
        return read_file(file.read(), teams=teams, on=today, faults_of=faults_of_reference)
    rows = form.cleaned_data["rows"]
    return read_typed(rows, teams=teams, on=today, faults_of=faults_of_reference)
