"""The words of a notice: what is asked, of whom, by when and how to answer. Pure."""

from dataclasses import dataclass
from datetime import date

from recommendations.models import Request
from recommendations.presenters.requests import asked_of, minute_of
from recommendations.presenters.timing import day

Clock = Request.Clock


@dataclass(frozen=True)
class Days:
    """The days of a notice; of a draft those that hold if it is given today.

    `written_on` is when the letter itself is made: of a notice that was given before, later.
    """

    sent_on: date
    received_on: date
    due_on: date
    written_on: date

    @property
    def count(self) -> int:
        """Return the length of the period in days; the day of receipt is its first."""
        return (self.due_on - self.received_on).days + 1


@dataclass(frozen=True)
class Fact:
    """One line at the letter's head."""

    label: str
    says: str


@dataclass(frozen=True)
class Letter:
    """All that a letter of notice prints."""

    council: str
    panel: str
    title: str
    draft: str
    facts: tuple[Fact, ...]
    wording: tuple[str, ...]
    origin: str
    law: str
    asks: tuple[str, ...]
    duty: str
    when: str
    answer: tuple[str, ...]
    address: str
    contact: str
    sender: str
    written: str


def title_of(request: Request) -> str:
    """Return what the letter is called."""
    return f"Letter of notice, {request.reference}"


def letter_of(request: Request, days: Days, *, council: str, address: str) -> Letter:
    """Return the letter; `address` is where the request is read and answered.

    It is a draft while notice is not given.
    """
    panel = request.panel
    is_draft = request.notified_on is None
    sender = panel.proper_officer or panel.contact
    contact = panel.contact or panel.proper_officer
    return Letter(
        council=council,
        panel=panel.name,
        title="Notice of a recommendation",
        draft=DRAFT if is_draft else "",
        facts=_facts(request, days, str(sender or ""), is_draft=is_draft),
        wording=tuple(part.strip() for part in request.wording.split("\n") if part.strip()),
        origin=_origin(request),
        law=LAW_OF_PARTNERS if request.clock == Clock.PARTNER else LAW_OF_THE_EXECUTIVE,
        asks=_asks(request, days),
        duty=DUTY if request.clock == Clock.EXECUTIVE else "",
        when=_when(days, is_draft=is_draft),
        answer=_answer(request),
        address=address,
        contact=f"Questions go to the {contact}." if contact else "",
        sender=str(sender or ""),
        written=_written(days),
    )


DRAFT = "Draft. This notice is not given yet."
LAW_OF_THE_EXECUTIVE = (
    "By this notice, under section 9FE of the Local Government Act 2000, the panel requires the "
    "executive, or the Council where the recommendation is made to it:"
)
LAW_OF_PARTNERS = (
    "A health body replies where a scrutiny panel asks it to (SI 2013/218, regulation 22), and so "
    "does a body that works on crime and disorder (SI 2009/942). By this notice the panel asks "
    "you:"
)
DUTY = "Whoever is given this notice has a duty to comply with it (section 9FE)."
_KINDS_OF_ANSWER = (
    " Say whether the recommendation is agreed, agreed in part or not agreed, and what is to be "
    "done. Where it is agreed in part, give the words that are agreed instead; where it is not "
    "agreed as it stands, give the reason."
)


def _facts(request: Request, days: Days, sender: str, *, is_draft: bool) -> tuple[Fact, ...]:
    by = f", if it is received on {day(days.received_on)}" if is_draft else ""
    return (
        Fact("Reference", request.reference),
        Fact("Date", day(days.sent_on)),
        Fact("To", asked_of(request)),
        Fact("From", sender or request.panel.name),
        Fact("Answer by", f"{day(days.due_on)}{by}"),
    )


def _origin(request: Request) -> str:
    """Return where the words stand, or what gave rise to them."""
    if request.resolution is not None:
        minute = minute_of(request.resolution).words
        return f"These are the words in which the panel resolved it. {minute}."
    about = request.indicator or request.theme or request.source
    return f"The panel made it on {day(request.made_on)}. It came from: {about}."


def _asks(request: Request, days: Days) -> tuple[str, ...]:
    """Return what is required of whoever is asked, each as the end of one sentence."""
    if request.clock == Clock.PARTNER:
        return (
            "to consider the recommendation;",
            "to reply to the panel, saying what action, if any, you propose to take;",
            f"to do so within {days.count} days, beginning with the day on which "
            "this notice is received.",
        )
    publish = ("to publish that response, as the recommendation is published;",)
    return (
        "to consider the recommendation;",
        "to respond to the panel, saying what action, if any, it proposes to take;",
        *(publish if request.panel.meets_in_public else ()),
        "to do so within two months, beginning with the day on which the recommendation or, if "
        "later, this notice is received.",
    )


def _when(days: Days, *, is_draft: bool) -> str:
    if is_draft:
        return (
            f"If notice is received on {day(days.received_on)}, an answer is asked for by "
            f"{day(days.due_on)}. If it is received later, the day is later too."
        )
    return (
        f"Notice was sent on {day(days.sent_on)} and received on {day(days.received_on)}. An "
        f"answer is asked for by {day(days.due_on)}."
    )


def _answer(request: Request) -> tuple[str, ...]:
    """Return how an answer is given; that of a body without a post is written down for it."""
    sender = request.panel.contact or request.panel.proper_officer
    if request.addressee is not None:
        how = f"Whoever holds the post of {request.addressee} answers in the scrutiny portal."
    else:
        to = f"the {sender}" if sender else "the panel"
        how = f"Write to {to}, who records the answer in the scrutiny portal in your words."
    public = "The answer is public, so leave out what is confidential or exempt"
    of_law = " (section 9FG)." if request.clock == Clock.EXECUTIVE else "."
    return (how + _KINDS_OF_ANSWER, public + of_law)


def _written(days: Days) -> str:
    """Return when the letter was made, where that is another day than it bears."""
    if days.written_on == days.sent_on:
        return ""
    return f"Written from the portal’s record on {day(days.written_on)}."
