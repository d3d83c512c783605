"""Pages that explain: the glossary, the rules behind every sentence, and the checks on a return."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from performance.analysis.explanations import RULES
from performance.models import GlossaryTerm
from performance.presenters.checks import listed_checks
from performance.views.finding import reader
from scrutiny.access.door import require


@require_GET
def glossary(request: HttpRequest) -> HttpResponse:
    """List every term with its explanation."""
    return render(request, "performance/glossary.html", {"terms": GlossaryTerm.objects.all()})


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Explain the rules that ratings and sentences follow."""
    listed = [(code.replace(" ", "-"), rule) for code, rule in RULES.items()]
    return render(request, "performance/rules.html", {"rules": listed})


@require_GET
def check_list(request: HttpRequest) -> HttpResponse:
    """List every check on a return, for those who see returns."""
    require(reader(request), "return.see")
    return render(request, "performance/check_list.html", {"groups": listed_checks()})
