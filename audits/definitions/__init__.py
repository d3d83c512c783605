"""The data files of the audit programme: their schema, and the functions that read them.

They know no database. Every fault is a `DefinitionError` that names the file and the field.
"""

from audits.definitions.files import AuditFiles, load_audit_files
from audits.definitions.register import AreaFile, AuditorFile, TeamFile
from audits.definitions.tools import GradeFile, ScaleFile, ThemeFile, ToolAreaFile, ToolFile

__all__ = [
    "AreaFile",
    "AuditFiles",
    "AuditorFile",
    "GradeFile",
    "ScaleFile",
    "TeamFile",
    "ThemeFile",
    "ToolAreaFile",
    "ToolFile",
    "load_audit_files",
]
