"""What the progress page shows of a build."""

from dataclasses import dataclass

from scrutiny.packs.models import Build


@dataclass(frozen=True)
class Step:
    """One of the things that are done for a pack: `state` is done, current or waiting."""

    label: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class BuildProgress:
    """How far a build is, in words and as a share."""

    headline: str
    detail: str
    percent: int
    is_live: bool
    steps: tuple[Step, ...] = ()
    # What a reader should know of the finished pack, or nothing.
    note: str = ""


def progress_of(build: Build) -> BuildProgress:
    """Return the words for a build's state."""
    headline = build.get_state_display()
    match build.state:
        case Build.State.DONE:
            pages = "1 page" if build.page_count == 1 else f"{build.page_count} pages"
            detail = f"{pages}, built in {build.seconds} seconds."
            return BuildProgress(headline, detail, 100, is_live=False, note=_untagged(build))
        case Build.State.FAILED:
            return BuildProgress(headline, build.error, 0, is_live=False)
        case Build.State.CANCELLED:
            detail = "This build was cancelled. Ask again when you want the pack."
            return BuildProgress(headline, detail, 0, is_live=False)
    percent = round(100 * build.steps_done_count / build.step_count) if build.step_count else 0
    return BuildProgress(headline, _now(build), percent, is_live=True, steps=_steps(build))


def _now(build: Build) -> str:
    """Return what is being done now."""
    if build.waiting_count:
        section_count = build.step_count - 1
        return f"Laying out {section_count - build.waiting_count + 1} of {section_count} sections"
    return build.step or "A worker will pick it up in a moment."


def _steps(build: Build) -> tuple[Step, ...]:
    """Return the three things that are done for a pack, and which of them it is at."""
    labels = ("Gather the figures", "Lay out the sections", "Put the pages together")
    is_planned = build.step_count > 0
    at = 0 if not is_planned else 1 if build.waiting_count else 2
    if build.state == Build.State.QUEUED:
        at = -1
    states = ["done" if n < at else "current" if n == at else "waiting" for n in range(3)]
    section_count = build.step_count - 1
    ready = f"{section_count - build.waiting_count} of {section_count} ready" if is_planned else ""
    notes = ("", ready if at == 1 else "", "")
    return tuple(map(Step, labels, states, notes))


def _untagged(build: Build) -> str:
    """Return which sections a program that reads aloud gets nothing from."""
    names = [str(name) for name in build.untagged]
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return (
        f"Not accessible to programs that read aloud: {listed}. Ask who wrote it for a tagged PDF."
    )
