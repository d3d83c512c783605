"""What is done to panels, posts, seats and roles, one module per noun."""

from scrutiny.panels.actions.panels import PanelRefused, Particulars, establish, redescribe
from scrutiny.panels.actions.people import (
    appoint,
    change_term,
    create_post,
    find_or_name_person,
    link_account,
    name_person,
    rename_person,
    retitle_post,
)
from scrutiny.panels.actions.roles import NotHeld, assign_role, end_role
from scrutiny.panels.actions.seats import (
    SeatRefused,
    change_seat,
    change_substitute,
    change_vacancy,
    declare_vacancy,
    name_substitute,
    seat,
)

__all__ = [
    "NotHeld",
    "PanelRefused",
    "Particulars",
    "SeatRefused",
    "appoint",
    "assign_role",
    "change_seat",
    "change_substitute",
    "change_term",
    "change_vacancy",
    "create_post",
    "declare_vacancy",
    "end_role",
    "establish",
    "find_or_name_person",
    "link_account",
    "name_person",
    "name_substitute",
    "redescribe",
    "rename_person",
    "retitle_post",
    "seat",
]
