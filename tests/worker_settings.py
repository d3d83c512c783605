"""The portal's own settings with kinds of work that only tests ask for."""

from scrutiny.config.settings import *
from scrutiny.config.settings import JOB_KINDS as PORTAL_KINDS

_HANDLERS = "tests.scrutiny.jobs.handlers"

JOB_KINDS = PORTAL_KINDS | {
    name: f"{_HANDLERS}.{name}"
    for name in (
        "effect",
        "sleep_once",
        "die_while_finishing_once",
        "die_always",
        "raise_always",
        "outlast_the_lease",
    )
}
