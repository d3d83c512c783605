"""The addresses of panels, the calendar and the work programme."""

from tests.sweeps.leave import Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {}
TABLE: dict[tuple[str, str], Leave] = {}
