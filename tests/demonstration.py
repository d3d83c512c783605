"""What tests know of the demonstration's meeting of 26 January 2023."""

MEETING = "children-and-families:2023-01-26"

# Phrases of the exempt appendix, from its body and from nowhere else.
EXEMPT_MARKERS = (
    "a lantern in every drawing",
    "stood in nineteen entries",
    "sat on the bottom stair",
    "differed in eleven places",
    "the Tuesday coat",
    "four bus tickets on the table",
    "a grandparent with the spare key",
    "when the kettle was mended",
    "pending, third floor",
    "seven names on one fridge magnet",
    "the unlit corridor between",
    "the paper-boat question",
)

ITEMS = (
    "Apologies and changes in panel membership (if any)",
    "Disclosure of personal and pecuniary interests",
    "Declarations of scrutiny interest",
    "Declaration of party political whip",
    "Statement from the chair",
    "Minutes of the previous meeting (including matters arising)",
    "Ofsted focused visit",
    "Exclusion of the press and public - exempt papers included in the following item",
    "Quality assurance",
    "Children and Learning – Performance",
    "Monitoring scrutiny recommendations",
)
