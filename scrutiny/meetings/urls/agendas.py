"""Addresses of agendas and their items."""

from django.urls import path

from scrutiny.meetings.views import agendas as views

urlpatterns = [
    path("meetings/<int:meeting_id>/agenda/", views.agenda, name="agenda"),
    path("meetings/<int:meeting_id>/agenda/draft/", views.agenda_draft, name="agenda-draft"),
    path("meetings/<int:meeting_id>/agenda/add/", views.item_add, name="item-add"),
    path("meetings/items/<int:item_id>/edit/", views.item_edit, name="item-edit"),
    path("meetings/items/<int:item_id>/remove/", views.item_remove, name="item-remove"),
    path("meetings/items/<int:item_id>/move/", views.item_move, name="item-move"),
    path("meetings/items/<int:item_id>/withdraw/", views.item_withdraw, name="item-withdraw"),
    path("meetings/items/<int:item_id>/defer/", views.item_defer, name="item-defer"),
]
