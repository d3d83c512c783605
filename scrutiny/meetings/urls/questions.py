"""Addresses of the questions that members note."""

from django.urls import path

from scrutiny.meetings.views import questions as views

urlpatterns = [
    path("questions/", views.question_list, name="questions"),
    path("questions/<int:question_id>/edit/", views.question_edit, name="question-edit"),
    path("questions/<int:question_id>/delete/", views.question_delete, name="question-delete"),
    path("questions/<int:question_id>/send/", views.question_send, name="question-send"),
]
