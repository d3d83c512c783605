"""Addresses of packs."""

from django.urls import path

from scrutiny.packs import views

app_name = "packs"
urlpatterns = [
    path("packs/build/", views.build_request, name="build-request"),
    path("packs/<int:build_id>/", views.build_detail, name="build-detail"),
    path("packs/<int:build_id>/cancel/", views.build_cancel, name="build-cancel"),
    path("packs/<int:build_id>/download/", views.build_download, name="build-download"),
]
