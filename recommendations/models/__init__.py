"""Requests of the panel, what was said and done about them, and the evidence of it."""

from recommendations.models.evidence import Evidence
from recommendations.models.follow import Follow
from recommendations.models.request import Request
from recommendations.models.update import Update

__all__ = ["Evidence", "Follow", "Request", "Update"]
