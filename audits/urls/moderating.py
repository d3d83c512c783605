"""The addresses of moderation, escalation and what is put right."""

from django.urls import path

from audits.views import escalating, moderating, panel_sample, practice, remedying

MODERATION = "<int:audit_id>/moderation/"

urlpatterns = [
    path("months/<str:cycle_month>/moderation/", panel_sample.panel_sample, name="panel-sample"),
    path(MODERATION, moderating.moderation, name="moderation"),
    path(f"{MODERATION}put/", panel_sample.panel_put, name="panel-put"),
    path(f"{MODERATION}take-off/", panel_sample.panel_take_off, name="panel-take-off"),
    path("<int:audit_id>/escalation/", escalating.escalation, name="escalation"),
    path("remedies/", remedying.remedy_list, name="remedies"),
    path("<int:audit_id>/remedies/add/", remedying.remedy_add, name="remedy-add"),
    path("remedies/<int:remedy_id>/finish/", remedying.remedy_finish, name="remedy-finish"),
    path("practice/", practice.example_list, name="examples"),
    path("<int:audit_id>/practice/offer/", practice.example_offer, name="example-offer"),
    path("practice/<int:example_id>/withdraw/", practice.example_withdraw, name="example-withdraw"),
]
