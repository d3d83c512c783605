"""Addresses of meetings, gathered from one module per noun."""

from scrutiny.meetings.urls import agendas, minutes, programme, public, questions, reports

app_name = "meetings"
urlpatterns = [
    *questions.urlpatterns,
    *programme.urlpatterns,
    *agendas.urlpatterns,
    *reports.urlpatterns,
    *minutes.urlpatterns,
    *public.urlpatterns,
]
