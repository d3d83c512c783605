"""Why something cannot be done to an audit."""


class AuditRefused(Exception):
    """Raised with a sentence when something cannot be done; its message says what to do instead."""


class Overtaken(AuditRefused):
    """Raised when somebody saved the audit after the version that a writer started from."""


class AskedToLook(AuditRefused):
    """Raised where words may point to a person, until somebody says that they have looked.

    `seen` stands for the list that its message shows: what was looked at is that one and no other.
    """

    def __init__(self, words: str, *, seen: str) -> None:
        """Keep what stands for the list beside the words."""
        super().__init__(words)
        self.seen = seen
