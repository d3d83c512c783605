"""The addresses of cycles: population, draw, board."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
