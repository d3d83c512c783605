"""Pages that explain: the glossary, and the rules behind every sentence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from performance.analysis.explanations import RULES
from performance.models import GlossaryTerm


@require_GET
def glossary(request: HttpRequest) -> HttpResponse:
    """List every term with its explanation."""
    return render(request, "performance/glossary.html", {"terms": GlossaryTerm.objects.all()})


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Explain the rules that ratings and sentences follow."""
    listed = [(code.replace(" ", "-"), rule) for code, rule in RULES.items()]
    return render(request, "performance/rules.html", {"rules": listed})
