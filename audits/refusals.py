"""Why something cannot be done to an audit."""


class AuditRefused(Exception):
    """Raised with a sentence when something cannot be done; its message says what to do instead."""


class Overtaken(AuditRefused):
    """Raised when somebody saved the audit after the version that a writer started from."""


class AskedToLook(AuditRefused):
    """Raised where words may point to a person, until somebody says that they have looked."""
