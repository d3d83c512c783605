"""The first words of a minute, from what is recorded of the meeting."""

import pytest

from scrutiny.meetings.skeleton import (
    Declared,
    Exclusion,
    ItemRecord,
    MeetingRecord,
    skeleton_of,
)

NOTHING = MeetingRecord()
INTEREST = Declared("Member 2", "a disclosable pecuniary interest", "item 9, Audits", "Works", True)


def says(item: ItemRecord, meeting: MeetingRecord = NOTHING) -> str:
    """Return the first words of an item's minute."""
    return skeleton_of(item, meeting).says


def test_an_item_of_which_nothing_is_recorded_begins_empty() -> None:
    for kind in ("apologies", "interests", "scrutiny interests", "whip", "minutes", "business"):
        assert skeleton_of(ItemRecord(kind), NOTHING).says == ""


def test_membership_says_who_came_who_left_who_sent_apologies_and_who_sat_in() -> None:
    meeting = MeetingRecord(
        apologies=["A", "B"], substitutes=[("S", "A")], joined=["C"], gone=["D", "E"]
    )
    assert says(ItemRecord("apologies"), meeting) == (
        "The Panel noted the appointment of C. The Panel noted that D and E had left the Panel. "
        "Apologies were received from A and B. S sat in for A."
    )


def test_an_interest_says_whether_the_member_left_or_why_not() -> None:
    stays = Declared("A", "a scrutiny interest", "item 7, Visit", "Sat on the board.", False)
    may = Declared(
        "B", "a disclosable pecuniary interest", "item 7, Visit", "Owns", False, "Council"
    )
    meeting = MeetingRecord(interests=[INTEREST, may], scrutiny_interests=[stays])
    assert says(ItemRecord("interests"), meeting) == (
        "Member 2 declared a disclosable pecuniary interest in item 9, Audits: Works. They left "
        "the meeting for the item.\n\nB declared a disclosable pecuniary interest in item 7, "
        "Visit: Owns. They stayed under a dispensation: Council."
    )
    assert says(ItemRecord("scrutiny interests"), meeting).endswith("They stayed in the meeting.")


def test_a_whip_says_whose_on_what_and_how() -> None:
    meeting = MeetingRecord(whips=[("The Blue group", "item 9, Audits", "To vote against")])
    assert says(ItemRecord("whip"), meeting) == (
        "The Blue group declared a whip on item 9, Audits: To vote against."
    )


def test_business_says_whose_report_it_was_and_who_spoke() -> None:
    item = ItemRecord(
        "business", report_of="Head of Audits", invitees=["Head of Audits"], speakers=["A resident"]
    )
    assert says(item) == (
        "The Panel considered the report of the Head of Audits.\n\nHead of Audits was present and, "
        "with the consent of the Chair, addressed the Panel.\n\nA resident spoke with the consent "
        "of the Chair."
    )
    assert "A and B were present" in says(ItemRecord("business", invitees=["A", "B"]))


def test_a_late_item_prints_the_chairs_opinion_and_the_special_circumstances() -> None:
    words = says(ItemRecord("business", urgent_because="The letter came on Monday"))
    assert "The Chair was of the opinion" in words
    assert "special circumstances: The letter came on Monday." in words


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (ItemRecord("business", arrived=["A"]), "A arrived before this item."),
        (ItemRecord("business", left=["A", "B"]), "A and B left before this item."),
        (
            ItemRecord("business", withdrew=["A"]),
            "A withdrew for this item because of an interest declared.",
        ),
        (
            ItemRecord("business", too_few="2 of 3 needed were present."),
            "There was no quorum from here on: 2 of 3 needed were present. Nothing was resolved.",
        ),
        (ItemRecord("business", became="This item was deferred: No report."), "This item was def"),
    ],
)
def test_what_happened_at_an_item_comes_first(item: ItemRecord, words: str) -> None:
    assert says(item).startswith(words)


def test_approved_minutes_are_a_resolution_each_with_their_correction() -> None:
    item = ItemRecord("minutes", approved=[("29 September 2022", ""), ("24 May 2022", "Read 24")])
    first, second = skeleton_of(item, NOTHING).resolutions
    assert first.endswith("on 29 September 2022 be approved and signed as a correct record.")
    assert second.endswith("subject to this correction: Read 24.")


def test_an_exclusion_offers_both_outcomes() -> None:
    item = ItemRecord("exclusion", exclusion=Exclusion("That they be excluded.", "In public."))
    found = skeleton_of(item, NOTHING)
    assert (found.says, found.instead) == ("In public.", "That they be excluded.")
