"""One case of the taxonomy read as in use, with what it cost and what came of it."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from performance.returns.apart import Task, printable
from performance.returns.cells import Workbook
from performance.returns.findings import Finding, UnreadableFile
from performance.returns.proposal import Proposal
from performance.returns.transport import unpack
from tests.performance.returns.proposals import proposed
from tests.performance.returns.registers import TWO_OF_LOOKED_AFTER, make_register
from tests.performance.returns.taxonomy import Case
from tests.performance.returns.workbooks import MEMORY, SECONDS

_ROOT = Path(__file__).resolve().parents[3]
# The process as it is in use, which then says how much memory it had at most.
_AND_SAY = (
    "import re, sys; from performance.returns.child import main; code = main(sys.argv[1:]); "
    "kb = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]; "
    "sys.stderr.write(kb); sys.exit(code)"
)


@dataclass(frozen=True)
class Outcome:
    """What came of a file: its verdict, what was said, and the cost of the process that read it."""

    verdict: str
    message: str
    findings: tuple[Finding, ...]
    proposal: Proposal | None
    seconds: float
    peak_bytes: int


def outcome_of(case: Case, data: bytes | None = None) -> Outcome:
    """Read a case's file in a process of its own and judge it against the hand-made register."""
    started = time.perf_counter()
    answer, peak = _read(case.make() if data is None else data, case.name)
    seconds = time.perf_counter() - started
    try:
        workbook = unpack(answer)
    except UnreadableFile as refused:
        finding = refused.finding
        return Outcome("refused", finding.message, (finding,), None, seconds, peak)
    return _judged(case, workbook, seconds, peak)


def _judged(case: Case, workbook: Workbook, seconds: float, peak: int) -> Outcome:
    register = make_register(history=case.history, count_pairs=TWO_OF_LOOKED_AFTER)
    proposal = proposed(workbook, register)
    said = [one for one in proposal.findings if one.code == case.code]
    if proposal.is_blocked:
        message = " ".join(one.message for one in proposal.findings if one.blocks)
        return Outcome("refused", message, proposal.findings, proposal, seconds, peak)
    cells = {one.cell.address: one for one in proposal.cells if one.cell.sheet == proposal.sheet}
    verdict = cells[case.cell].verdict if case.cell else "accepted"
    message = said[0].message if said else cells[case.cell].message if case.cell else ""
    return Outcome(verdict, message, proposal.findings, proposal, seconds, peak)


def _read(data: bytes, name: str) -> tuple[bytes, int]:
    """Return the answer of the reading process and the most memory that it held, in bytes."""
    command = [sys.executable, "-c", _AND_SAY, Task.READ, printable(name)]
    done = subprocess.run(
        [*command, str(SECONDS), str(MEMORY)],
        input=b"\n" + data,
        capture_output=True,
        timeout=SECONDS * 2,
        check=True,
        cwd=_ROOT,
        env={"PYTHONUTF8": "1", "OPENPYXL_LXML": "False", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout, int(done.stderr) * 1024
