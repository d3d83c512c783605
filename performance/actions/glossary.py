"""What is done to the glossary."""

from django.db import transaction

from performance.definitions import Term
from performance.models import GlossaryTerm
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record


@transaction.atomic
def explain(*, term: Term, by: User | None) -> GlossaryTerm:
    """Bring a term to what its file says; the same words again change nothing."""
    wanted = {
        "term": term.term,
        "also_written": list(term.also_written),
        "short": term.short,
        "explanation": term.explanation,
    }
    explained = GlossaryTerm.objects.filter(slug=term.slug).first()
    if explained is None:
        explained = GlossaryTerm.objects.create(slug=term.slug, **wanted)
        record(verb="term_explained", subject=explained, by=by, new={"short": term.short})
    else:
        amend(verb="term_reworded", subject=explained, wanted=wanted, by=by)
    return explained
