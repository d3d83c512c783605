"""The addresses of the programme, the register and the tools."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
