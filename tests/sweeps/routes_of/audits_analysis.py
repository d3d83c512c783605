"""The addresses of analyses."""

from tests.sweeps.leave import Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {}

TABLE: dict[tuple[str, str], Leave] = {}
