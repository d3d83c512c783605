"""Object rules of packs."""

import rules

from scrutiny.access.holdings import Visitor
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused, kind_of
from scrutiny.panels.models import Panel


@rules.predicate
def may_read(user: Visitor, subject: Build | Panel) -> bool:
    """Say whether the person may read the edition that a build makes; of a panel, some might.

    An edition asked for while its paper was a draft stays one when the readers are told of the
    paper: it may hold what they have not been told.
    """
    if isinstance(subject, Panel):
        return True
    try:
        paper = kind_of(subject.kind)
        told_at = paper.told_at(subject.key)
        is_of_a_draft = told_at is not None and subject.asked_at < told_at
        return not is_of_a_draft and paper.may_read(user, subject.key, subject.audience)
    except PaperRefused:
        return False


RULES = {"pack.download": may_read}
