"""Addresses of the front: home, health, the gallery of components."""

from django.urls import path

from scrutiny.front import views

app_name = "front"
urlpatterns = [
    path("", views.home, name="home"),
    path("panels/", views.panel_list, name="panels"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("components/", views.components, name="components"),
]
