"""What the progress page shows of a build."""

from dataclasses import dataclass

from scrutiny.packs.models import Build


@dataclass(frozen=True)
class BuildProgress:
    """How far a build is, in words and as a share."""

    headline: str
    detail: str
    percent: int
    is_live: bool


def progress_of(build: Build) -> BuildProgress:
    """Return the words for a build's state."""
    headline = build.get_state_display()
    if build.state == Build.State.DONE:
        detail = f"{build.page_count} pages, built in {build.seconds} seconds."
        return BuildProgress(headline, detail, 100, is_live=False)
    if build.state == Build.State.FAILED:
        return BuildProgress(headline, build.error, 0, is_live=False)
    percent = round(100 * build.steps_done_count / build.step_count) if build.step_count else 0
    detail = build.step or "A worker will pick it up in a moment."
    return BuildProgress(headline, detail, percent, is_live=True)
