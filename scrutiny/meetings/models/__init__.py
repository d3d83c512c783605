"""The tables of meetings, one module per noun."""

from scrutiny.meetings.models.agenda import AgendaItem, ItemKind, StandingItem
from scrutiny.meetings.models.attending import (
    Attendance,
    Interest,
    Invitee,
    Movement,
    SpeakingRequest,
    Whip,
)
from scrutiny.meetings.models.meeting import Meeting, MeetingQuerySet
from scrutiny.meetings.models.minutes import Minute, Minutes, MinutesNote, Resolution
from scrutiny.meetings.models.programme import Topic
from scrutiny.meetings.models.publication import (
    PageNote,
    Publication,
    PublishedAppendix,
    PublishedIsFrozen,
    PublishedItem,
)
from scrutiny.meetings.models.question import Question, QuestionQuerySet, chaired_by
from scrutiny.meetings.models.report import Appendix, Clearance, Report, ReportVersion
from scrutiny.meetings.models.withholding import Paragraph, Withholding

__all__ = [
    "AgendaItem",
    "Appendix",
    "Attendance",
    "Clearance",
    "Interest",
    "Invitee",
    "ItemKind",
    "Meeting",
    "MeetingQuerySet",
    "Minute",
    "Minutes",
    "MinutesNote",
    "Movement",
    "PageNote",
    "Paragraph",
    "Publication",
    "PublishedAppendix",
    "PublishedIsFrozen",
    "PublishedItem",
    "Question",
    "QuestionQuerySet",
    "Report",
    "ReportVersion",
    "Resolution",
    "SpeakingRequest",
    "StandingItem",
    "Topic",
    "Whip",
    "Withholding",
    "chaired_by",
]
