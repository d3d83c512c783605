"""The addresses of moderation, escalation and what is put right."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
