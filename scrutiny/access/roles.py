"""The one table that says which role may do which verb. A variation is a row."""

from scrutiny.panels.models import RoleAssignment

Role = RoleAssignment.Role

# What a report's author does; the rules of meetings say to which reports (its post's holder).
WRITES_REPORTS = ("report.write", "report.submit", "report.clear", "topic.suggest")
# What an auditor does; the rules of audits say that it is theirs.
WRITES_AUDITS = frozenset({"audit.write", "audit.submit", "audit.place", "concern.raise"})

# What whoever is asked by a panel does; the rules of recommendations say that it is theirs.
ANSWERS_REQUESTS = ("request.answer", "request.report")

# What each role may do. Reading is not here: `visible_to(user)` decides what a person sees.
VERBS_OF_ROLE: dict[str, frozenset[str]] = {
    Role.MEMBER: frozenset(
        {"pack.download", "question.note", "question.send", "topic.suggest", "exempt.read"}
    ),
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
            *ANSWERS_REQUESTS,
            *WRITES_REPORTS,
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
            "audit.oversee",
            "audit.dispute",
            "audit.remedy",
            "concern.answer",
            "escalation.update",
            *ANSWERS_REQUESTS,
            *WRITES_REPORTS,
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
            "exempt.read",
            "concern.answer",
            *ANSWERS_REQUESTS,
            *WRITES_REPORTS,
        }
    ),
    Role.SCRUTINY_MANAGER: frozenset(
        {
            "return.see",
            "pack.request",
            "pack.download",
            "exempt.read",
            "programme.keep",
            "meeting.arrange",
            "agenda.build",
            "agenda.publish",
            "publication.correct",
            "report.commission",
            "report.sign_off",
            "meeting.attend",
            "minutes.write",
            "minutes.publish",
            "minutes.approve",
            "request.raise",
            "request.notify",
            "request.decide",
            "panel.change",
            *ANSWERS_REQUESTS,
            *WRITES_REPORTS,
        }
    ),
    Role.RESPONDENT: frozenset(ANSWERS_REQUESTS),
    Role.AUDITOR: frozenset({*WRITES_AUDITS, *WRITES_REPORTS}),
    Role.PARTNER_AUDITOR: WRITES_AUDITS,
    Role.QA_LEAD: frozenset(
        {
            "audit.set_up",
            "audit.allocate",
            "audit.request_changes",
            "audit.open_grades",
            "audit.put_to_panel",
            "audit.moderate",
            "audit.settle",
            "audit.place",
            "audit.remedy",
            "audit.offer",
            "audit.analyse",
            "concern.answer",
            "escalation.end",
            "pack.request",
            "pack.download",
            *WRITES_REPORTS,
        }
    ),
    Role.HEAD_OF_SERVICE: frozenset(
        {
            "audit.moderate",
            "audit.remedy",
            "concern.answer",
            "escalation.update",
            *ANSWERS_REQUESTS,
            *WRITES_REPORTS,
        }
    ),
    Role.ADMINISTRATOR: frozenset({"return.see", "gallery.see", "panel.change"}),
}

# Roles that work on figures before the panel is told of them.
SEES_DRAFTS: frozenset[str] = frozenset(
    {Role.OFFICER, Role.SERVICE_LEAD, Role.DIRECTOR, Role.SCRUTINY_MANAGER, Role.ADMINISTRATOR}
)
# Roles with a part in a panel's performance work at all.
SEES_PUBLISHED: frozenset[str] = SEES_DRAFTS | {Role.MEMBER, Role.RESPONDENT}
# Roles that work on an agenda and its reports before they are published.
SEES_AGENDA_DRAFTS: frozenset[str] = SEES_DRAFTS | {
    Role.AUDITOR,
    Role.QA_LEAD,
    Role.HEAD_OF_SERVICE,
}
# The unit that keeps the audit programme: it reads every audit.
KEEPS_AUDITS: frozenset[str] = frozenset({Role.QA_LEAD.value})
# Roles that sit on the moderation panel.
MODERATES_AUDITS: frozenset[str] = frozenset({Role.QA_LEAD.value, Role.HEAD_OF_SERVICE.value})
# Roles that are given cases to audit.
AUDITS_CASES: frozenset[str] = frozenset({Role.AUDITOR.value, Role.PARTNER_AUDITOR.value})
# Roles with a page of audits: a partner's auditor has their own cases there.
HAS_AUDITS: frozenset[str] = frozenset(
    {
        Role.AUDITOR.value,
        Role.PARTNER_AUDITOR.value,
        Role.QA_LEAD.value,
        Role.HEAD_OF_SERVICE.value,
        Role.SERVICE_LEAD.value,
    }
)
# Roles with any part in a panel. A partner's auditor has none: they come for their cases.
TAKES_PART: frozenset[str] = frozenset(Role.values) - {Role.PARTNER_AUDITOR}
# Roles that read the audit analyses that were issued.
READS_ANALYSES: frozenset[str] = TAKES_PART

VERBS: frozenset[str] = frozenset[str]().union(*VERBS_OF_ROLE.values())
