"""What each known kind of bad cell and bad file gets, and what reading it costs.

    .venv/bin/python benchmarks/bad_files.py [--kind 6]

Each file is made, then read by a process of its own as it is in use, and judged against a register
made by hand. The seconds count the start of that process; the memory is the most that it held.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import results
from tests.performance.returns.measuring import outcome_of
from tests.performance.returns.taxonomy import CASES, Case

TARGET_SECONDS = 5.0
TARGET_BYTES = 300_000_000
ROW = "{:<5} {:<38} {:>9}  {:<9} {:<32} {:>6} {:>7}"


def main() -> int:
    """Read every case, print the table, and return 0 if each keeps to its verdict and limits."""
    parser = argparse.ArgumentParser(description="Bad cells and bad files.")
    parser.add_argument("--kind", default="", help="only kinds that begin so: 5, 6, 5.36")
    options = parser.parse_args()
    chosen = (case for case in CASES if case.kind.startswith(options.kind))
    cases = sorted(chosen, key=lambda case: [int(part) for part in case.kind.split(".")])
    print(ROW.format("kind", "file", "bytes", "verdict", "code", "s", "MB"))
    costs = [_read(case) for case in cases]
    seconds, peaks, is_named = zip(*costs, strict=True)
    print(results.in_seconds(f"{len(cases)} files", seconds))
    print(f"most memory: {max(peaks) / 1e6:.0f} MB")
    met = (
        (f"every file within {TARGET_SECONDS:g} s", max(seconds) <= TARGET_SECONDS),
        (f"every file within {TARGET_BYTES / 1e6:.0f} MB", max(peaks) <= TARGET_BYTES),
        ("every file has the verdict named for its kind", all(is_named)),
    )
    for target, is_met in met:
        print(results.verdict(target, is_met))
    return 0 if all(is_met for _, is_met in met) else 1


def _read(case: Case) -> tuple[float, int, bool]:
    """Read one case and print its row; return its seconds, its memory, and if it is as named."""
    data = case.make()
    outcome = outcome_of(case, data)
    codes = [one.code for one in outcome.findings]
    is_named = outcome.verdict == case.verdict and (not case.code or case.code in codes)
    print(
        ROW.format(
            case.kind,
            case.title if len(case.title) <= 38 else f"{case.title[:37]}\u2026",
            f"{len(data):,}",
            outcome.verdict if is_named else f"NOT {case.verdict}",
            case.code or "-",
            f"{outcome.seconds:.2f}",
            f"{outcome.peak_bytes / 1e6:.0f}",
        )
    )
    return outcome.seconds, outcome.peak_bytes, is_named


if __name__ == "__main__":
    sys.exit(main())
