"""The addresses of an audit: written, submitted, overseen."""

from django.urls import path

from audits.views import auditing, overseeing, writing

urlpatterns = [
    path("<int:audit_id>/", auditing.audit_detail, name="audit"),
    path("<int:audit_id>/open/", auditing.audit_open_grades, name="audit-open-grades"),
    path("<int:audit_id>/write/", writing.audit_write, name="audit-write"),
    path("<int:audit_id>/autosave/", writing.audit_autosave, name="audit-autosave"),
    path("<int:audit_id>/submissions/<int:number>/", auditing.submission_detail, name="submission"),
    path(
        "<int:audit_id>/request-changes/", overseeing.request_changes, name="audit-request-changes"
    ),
    path("<int:audit_id>/oversee/", overseeing.oversee, name="audit-oversee"),
    path("<int:audit_id>/dispute/", overseeing.dispute, name="audit-dispute"),
    path("disputes/<int:dispute_id>/settle/", overseeing.settle, name="dispute-settle"),
    path("<int:audit_id>/place/", overseeing.place, name="audit-place"),
    path("<int:audit_id>/concerns/raise/", overseeing.concern_raise, name="concern-raise"),
    path("concerns/<int:concern_id>/", overseeing.concern_detail, name="concern"),
]
