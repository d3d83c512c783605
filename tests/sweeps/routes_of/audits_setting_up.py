"""The addresses of the programme, the register and the tools."""

from tests.sweeps.leave import Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {"year": 2023, "auditor_id": 1}

QA = frozenset({"qa"})
# Whoever has a page of audits.
READERS = frozenset({"auditor", "partner", "qa", "head", "lead"})
DAY = "1 May 2023"
ENTRY = {"agency": "council", "from_on": DAY}
EXEMPTION = {"from_on": DAY, "to_on": DAY, "reason": "Court work.", "approved_on": DAY}

TABLE: dict[tuple[str, str], Leave] = {
    ("audits:programme", "GET"): Leave(READERS, is_the_councils=True),
    ("audits:programme-import", "GET"): Leave(QA, is_the_councils=True),
    # Sent in without a file: let in, and told what is missing.
    ("audits:programme-import", "POST"): Leave(QA, answers=frozenset({422}), is_the_councils=True),
    # Without a file that was looked at it leads back to the form.
    ("audits:programme-adopt", "POST"): Leave(QA, is_the_councils=True),
    ("audits:register", "GET"): Leave(QA, is_the_councils=True),
    ("audits:auditor-add", "GET"): Leave(QA, is_the_councils=True),
    ("audits:auditor-add", "POST"): Leave(
        QA, data=ENTRY | {"name": "Another auditor"}, is_the_councils=True
    ),
    ("audits:auditor-change", "GET"): Leave(QA, is_the_councils=True),
    ("audits:auditor-change", "POST"): Leave(QA, data=ENTRY, is_the_councils=True),
    ("audits:auditor-end", "GET"): Leave(QA, is_the_councils=True),
    ("audits:auditor-end", "POST"): Leave(QA, data={"on": DAY}, is_the_councils=True),
    ("audits:auditor-exempt", "GET"): Leave(QA, is_the_councils=True),
    # Sent in without the post that approved it: let in, and told what is missing.
    ("audits:auditor-exempt", "POST"): Leave(
        QA, data=EXEMPTION, answers=frozenset({422}), is_the_councils=True
    ),
    ("audits:teams", "GET"): Leave(QA, is_the_councils=True),
    ("audits:tools", "GET"): Leave(QA, is_the_councils=True),
}
