"""Addresses of performance: the panel's figures, returns, glossary and rules."""

from django.urls import path, register_converter

from performance.keys import MonthConverter
from performance.views import figures, months, returns, words

register_converter(MonthConverter, "month")

app_name = "performance"
urlpatterns = [
    path("panels/<slug:slug>/", figures.panel, name="panel"),
    path("panels/<slug:slug>/<month:month>/", figures.overview, name="overview"),
    path("panels/<slug:slug>/<month:month>/check/", months.check, name="month-check"),
    path("panels/<slug:slug>/<month:month>/publish/", months.publish, name="month-publish"),
    path(
        "panels/<slug:slug>/<month:month>/indicators/<str:code>/",
        figures.indicator_detail,
        name="indicator-detail",
    ),
    path("returns/", returns.return_list, name="return-list"),
    path("returns/upload/", returns.upload, name="return-upload"),
    path("returns/<int:return_id>/", returns.return_detail, name="return-detail"),
    path("returns/<int:return_id>/accept/", returns.accept, name="return-accept"),
    path("returns/<int:return_id>/discard/", returns.discard, name="return-discard"),
    path("returns/<int:return_id>/file/", returns.file, name="return-file"),
    path("glossary/", words.glossary, name="glossary"),
    path("rules/", words.rules, name="rules"),
]
