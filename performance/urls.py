"""Addresses of performance: the panel's figures, returns, glossary and rules."""

from django.urls import path, register_converter

from performance.keys import CodeConverter, MonthConverter
from performance.views import (
    answering,
    commentaries,
    commitments,
    figures,
    months,
    noting,
    restatements,
    returns,
    sheets,
    signing,
    uploading,
    withdrawing,
    words,
)

register_converter(MonthConverter, "month")
register_converter(CodeConverter, "code")

app_name = "performance"
urlpatterns = [
    path("panels/<slug:slug>/", figures.panel, name="panel"),
    path("panels/<slug:slug>/restatements/", restatements.ledger_page, name="restatements"),
    path("panels/<slug:slug>/<month:month>/", figures.overview, name="overview"),
    path("panels/<slug:slug>/<month:month>/month/", months.detail, name="month"),
    path("panels/<slug:slug>/<month:month>/check/", months.check, name="month-check"),
    path("panels/<slug:slug>/<month:month>/put-back/", months.put_back, name="month-put-back"),
    path("panels/<slug:slug>/<month:month>/publish/", months.publish, name="month-publish"),
    path("panels/<slug:slug>/<month:month>/lock/", months.lock, name="month-lock"),
    path(
        "panels/<slug:slug>/<month:month>/indicators/<code:code>/",
        figures.indicator_detail,
        name="indicator-detail",
    ),
    path(
        "panels/<slug:slug>/<month:month>/indicators/<code:code>/questions/",
        noting.note,
        name="question-note",
    ),
    path(
        "panels/<slug:slug>/<month:month>/commentary/", commentaries.month_texts, name="commentary"
    ),
    path(
        "panels/<slug:slug>/<month:month>/commentary/areas/<slug:area>/",
        commentaries.area_text,
        name="commentary-area",
    ),
    path(
        "panels/<slug:slug>/<month:month>/commentary/indicators/<code:code>/",
        commentaries.indicator_text,
        name="commentary-indicator",
    ),
    path(
        "panels/<slug:slug>/<month:month>/commentary/revisions/<int:revision_id>/sign-off/",
        signing.sign_off,
        name="commentary-sign-off",
    ),
    path(
        "panels/<slug:slug>/<month:month>/commentary/revisions/<int:revision_id>/send-back/",
        signing.send_back,
        name="commentary-send-back",
    ),
    path(
        "panels/<slug:slug>/<month:month>/commentary/<slug:kind>/",
        commentaries.month_text,
        name="commentary-text",
    ),
    path("commitments/<int:commitment_id>/", commitments.detail, name="commitment"),
    path("commitments/<int:commitment_id>/close/", commitments.close, name="commitment-close"),
    path(
        "commitments/<int:commitment_id>/put-off/", commitments.put_off, name="commitment-put-off"
    ),
    path("returns/", returns.return_list, name="return-list"),
    path("returns/upload/", uploading.upload, name="return-upload"),
    path("returns/template/", sheets.template, name="return-template"),
    path("returns/checks/", words.check_list, name="check-list"),
    path("returns/<int:return_id>/", returns.return_detail, name="return-detail"),
    path("returns/<int:return_id>/accept/", returns.accept, name="return-accept"),
    path("returns/<int:return_id>/discard/", returns.discard, name="return-discard"),
    path(
        "returns/<int:return_id>/questions/answer/",
        answering.answer_alike,
        name="return-answer-alike",
    ),
    path(
        "returns/<int:return_id>/questions/<slug:key>/answer/",
        answering.answer,
        name="return-answer",
    ),
    path("returns/<int:return_id>/file/", returns.file, name="return-file"),
    path("returns/<int:return_id>/marked-up/", sheets.marked_up, name="return-marked-up"),
    path("returns/<int:return_id>/withdraw/", withdrawing.withdraw, name="return-withdraw"),
    path("glossary/", words.glossary, name="glossary"),
    path("rules/", words.rules, name="rules"),
]
