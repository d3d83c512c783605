"""Addresses of requests of the panel."""

from datetime import date

from django.urls import path, register_converter

from recommendations.views import (
    answering,
    calendars,
    deciding,
    evidence,
    following,
    letters,
    raising,
    reading,
    summary,
    tracker,
)


class DayConverter:
    """A day in an address, "2023-01-26"."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the day; a ValueError is no such page."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Return it as it stands in an address."""
        return str(value)


register_converter(DayConverter, "meeting-day")

app_name = "recommendations"
urlpatterns = [
    path("<int:request_id>/", reading.request_detail, name="request"),
    path("of/<slug:slug>/", reading.request_list, name="requests"),
    path("resolutions/<int:resolution_id>/raise/", raising.request_raise, name="request-raise"),
    path("of/<slug:slug>/raise/", raising.request_raise_from, name="request-raise-from"),
    path("<int:request_id>/notify/", answering.request_notify, name="request-notify"),
    path("<int:request_id>/notice.pdf", letters.notice_letter, name="notice"),
    path("<int:request_id>/answer/", answering.request_answer, name="request-answer"),
    path("<int:request_id>/report/", answering.request_report, name="request-report"),
    path("<int:request_id>/evidence/add/", evidence.evidence_add, name="evidence-add"),
    path("evidence/<int:evidence_id>/", evidence.evidence_file, name="evidence"),
    path("evidence/<int:evidence_id>/mark/", evidence.evidence_mark, name="evidence-mark"),
    path(
        "evidence/<int:evidence_id>/withdraw/",
        evidence.evidence_withdraw,
        name="evidence-withdraw",
    ),
    path("of/<slug:slug>/tracker/", tracker.tracker, name="tracker"),
    path("of/<slug:slug>/tracker/<meeting-day:day>/", tracker.tracker_at, name="tracker-at"),
    path(
        "of/<slug:slug>/tracker/<meeting-day:day>/download/",
        tracker.tracker_xlsx,
        name="tracker-xlsx",
    ),
    path("of/<slug:slug>/summary/", summary.summary, name="summary"),
    path(
        "of/<slug:slug>/summary/<meeting-day:day>/download/",
        summary.summary_xlsx,
        name="summary-xlsx",
    ),
    path("of/<slug:slug>/summary/<meeting-day:day>/csv/", summary.summary_csv, name="summary-csv"),
    path("of/<slug:slug>/feed/", tracker.feed, name="feed"),
    path("of/<slug:slug>/calendar.ics", calendars.panel_calendar, name="panel-calendar"),
    path("mine/calendar/", calendars.due_days, name="due-days"),
    path("mine/calendar.ics", calendars.own_calendar, name="own-calendar"),
    path("mine/calendar/make/", calendars.address_make, name="calendar-address-make"),
    path("mine/calendar/end/", calendars.address_end, name="calendar-address-end"),
    path("calendars/<str:token>.ics", calendars.private_calendar, name="private-calendar"),
    path("decide/<int:meeting_id>/", deciding.decide_at, name="decide"),
    path("<int:request_id>/follow/", following.follow, name="follow"),
    path("<int:request_id>/unfollow/", following.unfollow, name="unfollow"),
]
