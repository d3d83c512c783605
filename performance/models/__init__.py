"""The tables of performance, one module per noun."""

from performance.models.area import Placement, PriorityArea, Target
from performance.models.commentary import Commentary, Commitment
from performance.models.glossary import GlossaryTerm
from performance.models.indicator import Indicator, IndicatorAlias, IndicatorVersion, SeriesBreak
from performance.models.month import ReportingMonth
from performance.models.observation import Body, Observation
from performance.models.returns import Cell, RestatementReason, Return, ReturnIssue

__all__ = [
    "Body",
    "Cell",
    "Commentary",
    "Commitment",
    "GlossaryTerm",
    "Indicator",
    "IndicatorAlias",
    "IndicatorVersion",
    "Observation",
    "Placement",
    "PriorityArea",
    "ReportingMonth",
    "RestatementReason",
    "Return",
    "ReturnIssue",
    "SeriesBreak",
    "Target",
]
