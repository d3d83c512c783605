"""The one table that says which role may do which verb. A variation is a row."""

from scrutiny.panels.models import RoleAssignment

Role = RoleAssignment.Role

# What each role may do. Reading is not here: `visible_to(user)` decides what a person sees.
VERBS_OF_ROLE: dict[str, frozenset[str]] = {
    Role.MEMBER: frozenset({"pack.download", "question.note", "question.send"}),
    Role.OFFICER: frozenset(
        {
            "return.see",
            "return.upload",
            "return.accept",
            "return.withdraw",
            "month.check",
            "commentary.write",
            "commentary.submit",
            "commitment.close",
            "pack.request",
            "pack.download",
        }
    ),
    Role.SERVICE_LEAD: frozenset(
        {
            "return.see",
            "commentary.write",
            "commentary.submit",
            "commentary.sign_off",
            "commitment.close",
            "pack.download",
        }
    ),
    Role.DIRECTOR: frozenset(
        {
            "return.see",
            "month.publish",
            "month.lock",
            # The opening statement is the director's.
            "commentary.sign_off",
            "pack.request",
            "pack.download",
        }
    ),
    Role.SCRUTINY_MANAGER: frozenset({"return.see", "pack.request", "pack.download"}),
    Role.RESPONDENT: frozenset(),
    Role.AUDITOR: frozenset(),
    Role.ADMINISTRATOR: frozenset({"return.see", "gallery.see"}),
}

# Roles that work on figures before the panel is told of them.
SEES_DRAFTS: frozenset[str] = frozenset(
    {Role.OFFICER, Role.SERVICE_LEAD, Role.DIRECTOR, Role.SCRUTINY_MANAGER, Role.ADMINISTRATOR}
)
# Roles with a part in a panel's performance work at all.
SEES_PUBLISHED: frozenset[str] = SEES_DRAFTS | {Role.MEMBER, Role.RESPONDENT}

VERBS: frozenset[str] = frozenset[str]().union(*VERBS_OF_ROLE.values())
