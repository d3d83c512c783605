"""Work on many small things that live until it ends, without searches for garbage meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no search for garbage interrupt the block.

    Laying out and rewriting pages makes things by the hundred thousand and lets go of few of them
    before the end, so each search costs and finds nothing: a quarter of the time in all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
