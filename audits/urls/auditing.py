"""The addresses of an audit: written, submitted, overseen."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
