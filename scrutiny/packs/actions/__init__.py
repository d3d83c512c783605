"""What is done to packs: asked for, planned, joined, cancelled; and to the sections they share."""

from scrutiny.packs.actions.builds import (
    cancel,
    fail,
    finish,
    move_on,
    request,
    set_aside,
    tick,
)
from scrutiny.packs.actions.plans import Superseded, plan

__all__ = [
    "Superseded",
    "cancel",
    "fail",
    "finish",
    "move_on",
    "plan",
    "request",
    "set_aside",
    "tick",
]
