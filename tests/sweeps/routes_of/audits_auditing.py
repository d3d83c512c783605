"""The addresses of an audit: written, submitted, overseen."""

from tests.sweeps.leave import Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {}

TABLE: dict[tuple[str, str], Leave] = {}
