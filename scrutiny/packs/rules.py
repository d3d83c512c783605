"""Object rules of packs."""

import rules

from scrutiny.access.holdings import Visitor
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused, kind_of


@rules.predicate
def may_read(user: Visitor, build: Build) -> bool:
    """Say whether the person may read the edition that a build makes."""
    try:
        return kind_of(build.kind).may_read(user, build.key, build.audience)
    except PaperRefused:
        return False


RULES = {"pack.download": may_read}
