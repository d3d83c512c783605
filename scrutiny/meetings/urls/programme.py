"""Addresses of the calendar, of panels and meetings, and of the work programme."""

from django.urls import path

from scrutiny.meetings.views import calendar, meetings, panels, programme, seats

urlpatterns = [
    path("meetings/", calendar.calendar, name="calendar"),
    path("meetings/panels/<slug:slug>/", panels.panel_detail, name="panel"),
    path("meetings/panels/<slug:slug>/edit/", panels.panel_edit, name="panel-edit"),
    path(
        "meetings/panels/<slug:slug>/standing-items/", panels.standing_items, name="standing-items"
    ),
    path("meetings/panels/<slug:slug>/people/", seats.people, name="panel-people"),
    path("meetings/panels/<slug:slug>/people/seat/", seats.seat_add, name="seat-add"),
    path("meetings/panels/<slug:slug>/people/substitute/", seats.substitute_add, name="sub-add"),
    path("meetings/panels/<slug:slug>/people/vacancy/", seats.vacancy_add, name="vacancy-add"),
    path("meetings/seats/<int:seat_id>/", seats.seat_change, name="seat-change"),
    path("meetings/substitutes/<int:sub_id>/", seats.substitute_change, name="sub-change"),
    path("meetings/vacancies/<int:vacancy_id>/", seats.vacancy_change, name="vacancy-change"),
    path("meetings/panels/<slug:slug>/arrange/", meetings.meeting_arrange, name="meeting-arrange"),
    path("meetings/<int:meeting_id>/change/", meetings.meeting_change, name="meeting-change"),
    path("meetings/<int:meeting_id>/cancel/", meetings.meeting_cancel, name="meeting-cancel"),
    path("meetings/programme/<slug:slug>/", programme.programme_detail, name="programme"),
    path("meetings/programme/<slug:slug>/suggest/", programme.topic_suggest, name="topic-suggest"),
    path("meetings/topics/<int:topic_id>/", programme.topic_detail, name="topic-detail"),
    path("meetings/topics/<int:topic_id>/edit/", programme.topic_edit, name="topic-edit"),
    path("meetings/topics/<int:topic_id>/agree/", programme.topic_agree, name="topic-agree"),
    path("meetings/topics/<int:topic_id>/place/", programme.topic_place, name="topic-place"),
    path("meetings/topics/<int:topic_id>/drop/", programme.topic_drop, name="topic-drop"),
]
