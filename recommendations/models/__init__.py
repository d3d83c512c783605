"""Requests of the panel, what was said and done about them, who follows them and their days."""

from recommendations.models.calendar_address import CalendarAddress
from recommendations.models.evidence import Evidence
from recommendations.models.follow import Follow
from recommendations.models.request import Request
from recommendations.models.update import Update

__all__ = ["CalendarAddress", "Evidence", "Follow", "Request", "Update"]
