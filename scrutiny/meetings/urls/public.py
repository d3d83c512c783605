"""Addresses of what the public may read, and of publishing it."""

from django.urls import URLPattern, path, register_converter

from scrutiny.meetings.views import correcting, public, publishing


class Audience:
    """Whom an edition is for."""

    regex = "public|members"

    def to_python(self, value: str) -> str:
        """Return the word."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word."""
        return value


register_converter(Audience, "audience")

MEETING = "meetings/<int:meeting_id>/"
PUBLICATION = "meetings/publications/<int:publication_id>/"

urlpatterns: list[URLPattern] = [
    path(MEETING, public.meeting_detail, name="meeting"),
    path(f"{MEETING}items/<int:number>/", public.item_detail, name="item"),
    path(
        f"{MEETING}items/<int:number>/appendices/<int:appendix>.pdf",
        public.published_appendix,
        name="published-appendix",
    ),
    path(f"{MEETING}pages/<int:number>/", public.page, name="page"),
    path(
        "meetings/publications/<int:publication_id>/<audience:audience>.pdf",
        public.published_file,
        name="published-file",
    ),
    path(f"{MEETING}publish/", publishing.publish, name="publish"),
    path(f"{MEETING}publish/build/", publishing.build, name="publish-build"),
    path(
        f"{MEETING}publish/progress/<str:pack_key>/", publishing.progress, name="publish-progress"
    ),
    path(f"{MEETING}publish-supplement/", publishing.supplement, name="publish-supplement"),
    path(f"{MEETING}shorter-notice/", correcting.shorter_notice, name="shorter-notice"),
    path(f"{MEETING}late-item/", correcting.late_item, name="late-item"),
    path(f"{PUBLICATION}correct/", correcting.correct, name="correct"),
    path(f"{PUBLICATION}note/", correcting.note, name="page-note"),
]
