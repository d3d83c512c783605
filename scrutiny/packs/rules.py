"""Object rules of packs."""

import rules

from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import KEEPS_AUDITS, SEES_DRAFTS
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused, kind_of
from scrutiny.panels.models import Panel


@rules.predicate
def may_read(user: Visitor, subject: Build | Panel) -> bool:
    """Say whether the person may read the edition that a build makes; of a panel, some might.

    A draft's edition stays one when the readers are told of the paper: it may hold what they have
    not been told, so only those who work on drafts ever read it. One with pages that are not for
    publication stays theirs who may read exempt papers, whatever its paper holds by now.
    """
    if isinstance(subject, Panel):
        return True
    if subject.parts.exclude(notice="").exists() and not may(user, "exempt.read", subject):
        return False
    try:
        is_open = kind_of(subject.kind).may_read(user, subject.key, subject.audience)
    except PaperRefused:
        return False
    # The unit's own drafts are of audits; the paper's kind says which others it may read at all.
    sees_drafts = has_role(user, SEES_DRAFTS | KEEPS_AUDITS, panel_id=subject.panel_id)
    return is_open and (sees_drafts or not subject.is_draft)


RULES = {"pack.download": may_read, "pack.request": may_read}
