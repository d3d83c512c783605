"""The glossary's terms, kept for a minute: every overview asks for them and they rarely change."""

from django.core.cache import caches

from performance.models import GlossaryTerm

KEY, SECONDS = "glossary", 60


def known_terms() -> dict[str, GlossaryTerm]:
    """Return every term by its slug."""
    cache = caches["process"]
    kept: dict[str, GlossaryTerm] | None = cache.get(KEY)
    if kept is None:
        kept = {term.slug: term for term in GlossaryTerm.objects.all()}
        cache.set(KEY, kept, SECONDS)
    return kept
