"""Why something cannot be done to a request; each says it in a sentence."""


class RequestRefused(Exception):
    """Raised with a sentence when something cannot be done to a request; nothing is saved then."""


class Overtaken(RequestRefused):
    """Raised when somebody else changed the request since the page was opened."""
