"""The addresses of cycles: population, draw, board."""

from django.urls import path

from audits.views import board, cycles, drawing

urlpatterns = [
    path("", board.home, name="home"),
    path("months/open/", cycles.cycle_open, name="cycle-open"),
    path("months/<slug:cycle_month>/", cycles.cycle_detail, name="cycle"),
    path("months/<slug:cycle_month>/population/", cycles.population, name="population"),
    path("months/<slug:cycle_month>/draw/", drawing.draw, name="draw"),
    path("months/<slug:cycle_month>/add/", drawing.audit_add, name="audit-add"),
    path("<int:audit_id>/allocate/", drawing.audit_allocate, name="audit-allocate"),
    path("<int:audit_id>/replace/", drawing.audit_replace, name="audit-replace"),
]
