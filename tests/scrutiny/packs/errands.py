"""What the worker tests do inside an installation: `python -m tests.scrutiny.packs.errands ask`."""

import sys
from collections.abc import Callable

import django

KEY = "children-and-families:2022-12"


def ask() -> None:
    """Ask for the December 2022 pack as a page would, and print the build's id."""
    from scrutiny.packs import actions
    from scrutiny.packs.models import Build

    build = actions.request(kind="performance", key=KEY, audience=Build.Audience.MEMBERS, by=None)
    sys.stdout.write(str(build.pk))


def reword(words: str) -> None:
    """Change what goes into the pack, so that the next request is another build, all of it new."""
    from django.utils import timezone

    from performance.models import GlossaryTerm
    from scrutiny.packs.actions import sections

    term = GlossaryTerm.objects.all()[:1].get()
    GlossaryTerm.objects.filter(pk=term.pk).update(short=words)
    sections.forget_unused(before=timezone.now())


if __name__ == "__main__":
    django.setup()
    errands: dict[str, Callable[..., None]] = {"ask": ask, "reword": reword}
    errands[sys.argv[1]](*sys.argv[2:])
