"""Addresses of the audit programme."""

from audits.urls import analysis, auditing, drawing, moderating, setting_up

app_name = "audits"
urlpatterns = [
    *setting_up.urlpatterns,
    *drawing.urlpatterns,
    *auditing.urlpatterns,
    *moderating.urlpatterns,
    *analysis.urlpatterns,
]
