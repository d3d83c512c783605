"""Addresses of meetings: the questions that members note for them."""

from django.urls import path

from scrutiny.meetings import views

app_name = "meetings"
urlpatterns = [
    path("questions/", views.question_list, name="questions"),
    path("questions/<int:question_id>/edit/", views.question_edit, name="question-edit"),
    path("questions/<int:question_id>/delete/", views.question_delete, name="question-delete"),
    path("questions/<int:question_id>/send/", views.question_send, name="question-send"),
]
