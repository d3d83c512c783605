"""Addresses of requests of the panel."""

from django.urls import path

from recommendations import views

app_name = "recommendations"
urlpatterns = [
    path("<int:request_id>/", views.request_detail, name="request"),
    path("of/<slug:slug>/", views.request_list, name="requests"),
    path("resolutions/<int:resolution_id>/raise/", views.request_raise, name="request-raise"),
]
