"""The first words of an item's minute, written from what is recorded of the meeting.

Pure: records in, words out. The clerk goes on from there; nothing here is printed unread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scrutiny.meetings.sentences import ended, listed


@dataclass(frozen=True)
class Declared:
    """A member's interest: whose, of what kind ("a scrutiny interest"), in which item, and why."""

    who: str
    kind: str
    item: str
    nature: str
    has_withdrawn: bool
    dispensation: str = ""


@dataclass(frozen=True)
class Exclusion:
    """Both outcomes of an exclusion item, in words, of which one is taken."""

    resolved: str
    without: str


@dataclass(frozen=True)
class MeetingRecord:
    """What is recorded of the whole meeting: seats and declarations.

    `substitutes` are (who, for whom), `whips` (group, item, how).
    """

    apologies: Sequence[str] = ()
    substitutes: Sequence[tuple[str, str]] = ()
    joined: Sequence[str] = ()
    gone: Sequence[str] = ()
    interests: Sequence[Declared] = ()
    scrutiny_interests: Sequence[Declared] = ()
    whips: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True)
class ItemRecord:
    """What is recorded of one item; `approved` are minutes as (day of the meeting, correction)."""

    kind: str
    became: str = ""
    urgent_because: str = ""
    report_of: str = ""
    invitees: Sequence[str] = ()
    speakers: Sequence[str] = ()
    arrived: Sequence[str] = ()
    left: Sequence[str] = ()
    withdrew: Sequence[str] = ()
    too_few: str = ""
    exclusion: Exclusion | None = None
    approved: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Skeleton:
    """What a minute begins as; `instead` is the other outcome, where an item has two."""

    says: str
    resolutions: tuple[str, ...] = ()
    instead: str = ""


def skeleton_of(item: ItemRecord, meeting: MeetingRecord) -> Skeleton:
    """Return the first words of an item's minute; empty where nothing is recorded of it."""
    if item.became:
        return Skeleton(item.became)
    if item.exclusion is not None:
        return Skeleton(item.exclusion.without, instead=item.exclusion.resolved)
    of_kind = _OF_KIND.get(item.kind)
    own = of_kind(meeting) if of_kind else _of_business(item)
    return Skeleton(_paragraphs(*_of_room(item), own), _approvals(item))


def _of_room(item: ItemRecord) -> list[str]:
    """Return what any item may begin with: lateness, comings and goings, too few for it."""
    return [
        _late(item),
        _moved(item.arrived, "arrived before this item."),
        _moved(item.left, "left before this item."),
        _moved(item.withdrew, "withdrew for this item because of an interest declared."),
        f"There was no quorum from here on: {item.too_few} Nothing was resolved."
        if item.too_few
        else "",
    ]


def _late(item: ItemRecord) -> str:
    """Return why an item was taken that was not on the published agenda (s.100B(4)(b))."""
    if not item.urgent_because:
        return ""
    return (
        "This item was not on the agenda as published. The Chair was of the opinion that it should "
        "be considered as a matter of urgency, because of these special circumstances: "
        f"{ended(item.urgent_because)}"
    )


def _moved(who: Sequence[str], what: str) -> str:
    return f"{listed(who)} {what}" if who else ""


def _of_membership(meeting: MeetingRecord) -> str:
    words = []
    if meeting.joined:
        words.append(f"The Panel noted the appointment of {listed(meeting.joined)}.")
    if meeting.gone:
        words.append(f"The Panel noted that {listed(meeting.gone)} had left the Panel.")
    if meeting.apologies:
        words.append(f"Apologies were received from {listed(meeting.apologies)}.")
    words += [f"{who} sat in for {whom}." for who, whom in meeting.substitutes]
    return " ".join(words)


def _of_interests(meeting: MeetingRecord) -> str:
    return _paragraphs(*(_declared(one) for one in meeting.interests))


def _of_scrutiny_interests(meeting: MeetingRecord) -> str:
    return _paragraphs(*(_declared(one) for one in meeting.scrutiny_interests))


def _declared(one: Declared) -> str:
    words = f"{one.who} declared {one.kind} in {one.item}: {ended(one.nature)}"
    if one.has_withdrawn:
        return f"{words} They left the meeting for the item."
    if one.dispensation:
        return f"{words} They stayed under a dispensation: {ended(one.dispensation)}"
    return f"{words} They stayed in the meeting."


def _of_whip(meeting: MeetingRecord) -> str:
    return _paragraphs(
        *(f"{group} declared a whip on {on}: {ended(how)}" for group, on, how in meeting.whips)
    )


def _of_business(item: ItemRecord) -> str:
    words = []
    if item.report_of:
        words.append(f"The Panel considered the report of the {item.report_of}.")
    if item.invitees:
        were = "was" if len(item.invitees) == 1 else "were"
        words.append(
            f"{listed(item.invitees)} {were} present and, with the consent of the Chair, "
            "addressed the Panel."
        )
    words += [f"{who} spoke with the consent of the Chair." for who in item.speakers]
    return _paragraphs(*words)


def _approvals(item: ItemRecord) -> tuple[str, ...]:
    """Return a resolution for each set of minutes that an item approved; accuracy only."""
    return tuple(
        f"That the minutes of the meeting held on {day} be approved and signed as a correct record"
        + (f", subject to this correction: {ended(amendment)}" if amendment else ".")
        for day, amendment in item.approved
    )


_OF_KIND: dict[str, Callable[[MeetingRecord], str]] = {
    "apologies": _of_membership,
    "interests": _of_interests,
    "scrutiny interests": _of_scrutiny_interests,
    "whip": _of_whip,
}


def _paragraphs(*words: str) -> str:
    return "\n\n".join(word for word in words if word)
