"""Print what the suites of bin/test came to, and exit 1 unless all of it is well.

Usage: _totals.py FOLDER REQUIRED. The folder holds `suites`, a line for each ("NAME exit STATUS" or
"NAME skipped WHY"), and the NAME.xml that pytest wrote. REQUIRED names suites, with commas, that
must have run at least one test.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

# How pytest exits when every test was run, and when no test has the marks.
RAN_ALL = {"0", "1"}
FOUND_NONE = "5"


def counts(report: Path) -> tuple[int, int, int]:
    """Return how many tests of a report passed, failed and were skipped."""
    if not report.exists():
        return 0, 0, 0
    # bin/test made this file itself a moment ago.
    suite = ElementTree.parse(report).find("testsuite")  # noqa: S314
    if suite is None:
        return 0, 0, 0
    total, failures, errors, skipped = (
        int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    return max(total - failed - skipped, 0), failed, skipped


def outcome(folder: Path, line: str) -> tuple[str, str, int, int]:
    """Return a suite's name, what to say of it, and its passed and failed tests."""
    name, how, rest = line.split(" ", 2)
    if how == "skipped":
        return name, f"{name} not run ({rest})", 0, 0
    if name == "lint":
        return name, "lint passed" if rest == "0" else "lint FAILED", 0, int(rest != "0")
    passed, failed, skipped = counts(folder / f"{name}.xml")
    if rest == FOUND_NONE or (rest == "0" and not passed):
        # A mark that was mistyped, or a service that went away: nothing was proved.
        return name, f"{name} RAN NO TESTS", 0, 1
    if rest not in RAN_ALL or (rest == "1" and not failed):
        return name, f"{name} BROKE OFF (exit {rest})", passed, failed + 1
    words = [f"{name} {passed} passed"]
    if failed:
        words.append(f"{failed} FAILED")
    if skipped:
        words.append(f"{skipped} skipped")
    return name, " ".join(words), passed, failed


def main(folder: Path, required: set[str]) -> int:
    """Print the line of suites and the totals; return the exit status."""
    lines = (folder / "suites").read_text(encoding="utf-8").splitlines()
    outcomes = [outcome(folder, line) for line in lines]
    ran = {name for name, _, passed, failed in outcomes if passed + failed}
    missing = sorted(required - ran)
    for name in missing:
        print(f"Required, and did not run: {name}")
    passed = sum(outcome[2] for outcome in outcomes)
    failed = sum(outcome[3] for outcome in outcomes) + len(missing)
    if not passed:
        print("No test passed at all.")
    print("Suites: " + ", ".join(words for _, words, _, _ in outcomes))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    names = {name.strip() for name in sys.argv[2].split(",") if name.strip()}
    sys.exit(main(Path(sys.argv[1]), names))
