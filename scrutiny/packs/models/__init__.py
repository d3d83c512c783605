"""Builds of packs, their parts, and sections as they were rendered."""

from scrutiny.packs.models.build import Build, BuildQuerySet
from scrutiny.packs.models.part import BuildPart, OtherContent
from scrutiny.packs.models.section import RenderedSection

__all__ = ["Build", "BuildPart", "BuildQuerySet", "OtherContent", "RenderedSection"]
