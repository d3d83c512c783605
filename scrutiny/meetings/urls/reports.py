"""Addresses of reports and appendices."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
