"""The table of faults of a whole file: each refuses it, and nothing of it is kept.

Its rows are found before there is any cell to check (`archive`, `contents`, `loading`, `reading`),
or in what stands in the cells (`identifiers`). A sentence is filled with the file's `{name}` and
whatever else it needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from performance.returns.findings import Finding, Severity, UnreadableFile

_SAVE_AS = "Open it in Excel, save it as Excel Workbook (.xlsx) and send that."
_NEW_BOOK = "Copy the table into a new workbook and send that."


@dataclass(frozen=True)
class Fault:
    """A row of the table: a stable code, and what to say and to do.

    `plainly` is the sentence for the list of checks, where it says little without a case.
    """

    code: str
    sentence: str
    plainly: str = ""

    @property
    def in_general(self) -> str:
        """The sentence for the list of checks."""
        return self.plainly or self.sentence.format(name="The file")


FAULTS: tuple[Fault, ...] = (
    Fault("empty_file", "{name} is empty. Send the file again."),
    Fault(
        "damaged_file",
        "{name} is damaged or was cut off on its way{part}. Open it in Excel, save it again and "
        "send that.",
        plainly="The file is damaged or was cut off on its way. Open it in Excel, save it again "
        "and send that.",
    ),
    Fault(
        "not_a_workbook",
        "{name} is {kind}, from which figures cannot be read. Send the Excel workbook (.xlsx), or "
        "type the figures into the template at /returns/template/.",
        plainly="The file is a PDF, a picture, a presentation or something else, from which "
        "figures cannot be read. Send the Excel workbook (.xlsx), or type the figures "
        "into the template at /returns/template/.",
    ),
    Fault(
        "text_file",
        f"{{name}} is a text or CSV file, whatever its name says. {_SAVE_AS}",
    ),
    Fault("old_excel_file", f"{{name}} is in an old Office format (such as .xls). {_SAVE_AS}"),
    Fault("binary_workbook", f"{{name}} is a binary workbook (.xlsb). {_SAVE_AS}"),
    Fault("opendocument_file", f"{{name}} is an OpenDocument file. {_SAVE_AS}"),
    Fault(
        "password_protected",
        "{name} is protected by a password. Open it in Excel, remove the password under File, "
        "Info, Protect Workbook, save it and send it again.",
    ),
    Fault(
        "has_macros",
        "{name} holds macros, which are not accepted. Open it in Excel, save it as Excel Workbook "
        "(.xlsx), which leaves the macros out, and send that.",
    ),
    Fault(
        "has_embedded_files",
        "{name} has other files or controls embedded in it. Delete them from the sheets, save it "
        "and send it again.",
    ),
    Fault(
        "too_many_parts",
        f"{{name}} is made of {{count}} parts, more than any return needs. {_NEW_BOOK}",
        plainly="The file is made of more parts than any return needs. Copy the table into a "
        "new workbook and send that.",
    ),
    Fault(
        "unsafe_archive",
        f"{{name}} holds {{what}}, which no Excel workbook does, and was not opened. {_NEW_BOOK}",
        plainly="The file holds links, other archives or names that lead out of it, which no "
        "Excel workbook does. Copy the table into a new workbook and send that.",
    ),
    Fault(
        "unpacks_too_large",
        "{name} unpacks to far more than a return can hold, and was not opened. " + _NEW_BOOK,
    ),
    Fault(
        "hostile_xml",
        "{name} declares its own XML entities, which no Excel workbook does, and was not opened. "
        + _NEW_BOOK,
    ),
    Fault(
        "too_many_cells",
        "{name} has more cells than a return can hold: over {cells} filled or {merged} merged. "
        + _NEW_BOOK,
        plainly="The file has more cells than a return can hold. Copy the table into a new "
        "workbook and send that.",
    ),
    Fault(
        "sheet_too_large",
        "A sheet of {name} is too large: its cell {place} lies far outside any table. Delete the "
        "rows and columns beyond the table, save the workbook and send it again.",
        plainly="A sheet is too large: a cell lies far outside any table. Delete the rows and "
        "columns beyond the table, save the workbook and send it again.",
    ),
    Fault(
        "spread_too_wide",
        "{name} is spread over {rows} rows and {columns} columns of {sheet}, more than a return "
        "can hold. " + _NEW_BOOK,
        plainly="The file is spread over more rows and columns than a return can hold. Copy the "
        "table into a new workbook and send that.",
    ),
    Fault(
        "too_much_text",
        "{name} holds more text than a return can, {where}. Shorten it, or copy the table into a "
        "new workbook, and send that.",
        plainly="The file holds more text than a return can. Shorten it, or copy the table into "
        "a new workbook, and send that.",
    ),
    Fault(
        "sheet_name_too_long",
        "{name} has a sheet whose name is longer than {letters} letters, which Excel does not "
        "allow. Rename it, save it and send it again.",
        plainly="A sheet has a longer name than Excel allows. Rename it, save it and send it "
        "again.",
    ),
    Fault(
        "file_too_large_to_read",
        f"{{name}} needs more memory than a return may take. {_NEW_BOOK}",
    ),
    Fault(
        "file_took_too_long",
        f"{{name}} could not be read within {{seconds}} seconds. {_NEW_BOOK}",
        plainly="The file took too long to read. Copy the table into a new workbook and send that.",
    ),
    Fault(
        "names_a_child",
        "{name} holds what looks like {what}, in {where}. Nothing of the file was kept. Take out "
        "whatever is about one child, save it and send it again.",
        plainly="The file holds what looks like an NHS number, a pupil number, a postcode, a "
        "date of birth or names of people: in a cell, another sheet, a comment, a "
        "hidden part or its properties. Nothing of it is kept. Take out whatever is "
        "about one child, save it and send it again.",
    ),
)

_SENTENCES: Mapping[str, str] = {fault.code: fault.sentence for fault in FAULTS}


def refuse(code: str, *, sheet: str = "", cell: str = "", **words: str) -> UnreadableFile:
    """Make the exception that refuses a file, with the sentence of its row."""
    message = _SENTENCES[code].format_map({"sheet": sheet, **words})
    return UnreadableFile(Finding(Severity.ERROR, code, sheet, cell, message, blocks=True))
