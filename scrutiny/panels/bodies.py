"""What kind of body a panel is, and which rules of access follow from it."""

from django.db import models


class BodyType(models.TextChoices):
    """The kinds of body that scrutinise."""

    COMMITTEE = "committee", "Committee or panel"
    SUB_COMMITTEE = "sub-committee", "Sub-committee"
    JOINT = "joint committee", "Joint committee"
    TASK_AND_FINISH = "task and finish", "Task and finish group"


# Committees and sub-committees are bound by Part 5A of the Local Government Act 1972 (s.100E). A
# task and finish group is neither: it meets in private, and its papers are its members' alone.
MEETS_IN_PUBLIC: frozenset[str] = frozenset(
    {BodyType.COMMITTEE, BodyType.SUB_COMMITTEE, BodyType.JOINT}
)
