"""Addresses of the work programme and the calendar."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
