"""The tables of the audit programme."""

from audits.models.analysis import IssuedAnalysis
from audits.models.audit import Audit
from audits.models.content import AreaFinding, RemedialAction, Submission
from audits.models.cycle import Cycle, Draw, DrawnCase, PopulationCase
from audits.models.escalation import Escalation, EscalationUpdate
from audits.models.moderation import Moderation
from audits.models.oversight import Concern, Dispute, Oversight
from audits.models.past import PastOutcome
from audits.models.practice import PracticeExample
from audits.models.programme import Programme, ProgrammeMonth, Theme
from audits.models.register import Agency, Auditor, Exemption, ServiceArea, Team
from audits.models.tools import Grade, GradeScale, LearningTheme, Tool, ToolArea

__all__ = [
    "Agency",
    "AreaFinding",
    "Audit",
    "Auditor",
    "Concern",
    "Cycle",
    "Dispute",
    "Draw",
    "DrawnCase",
    "Escalation",
    "EscalationUpdate",
    "Exemption",
    "Grade",
    "GradeScale",
    "IssuedAnalysis",
    "LearningTheme",
    "Moderation",
    "Oversight",
    "PastOutcome",
    "PopulationCase",
    "PracticeExample",
    "Programme",
    "ProgrammeMonth",
    "RemedialAction",
    "ServiceArea",
    "Submission",
    "Team",
    "Theme",
    "Tool",
    "ToolArea",
]
