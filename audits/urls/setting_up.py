"""The addresses of the programme, the register and the tools."""

from django.urls import URLPattern, path

from audits.views import programme, register

urlpatterns: list[URLPattern] = [
    path("programme/<int:year>/", programme.programme, name="programme"),
    path("programme/<int:year>/import/", programme.programme_import, name="programme-import"),
    path("programme/<int:year>/adopt/", programme.programme_adopt, name="programme-adopt"),
    path("register/", register.register, name="register"),
    path("register/add/", register.auditor_add, name="auditor-add"),
    path("register/<int:auditor_id>/", register.auditor_change, name="auditor-change"),
    path("register/<int:auditor_id>/end/", register.auditor_end, name="auditor-end"),
    path("register/<int:auditor_id>/exempt/", register.auditor_exempt, name="auditor-exempt"),
    path("teams/", register.teams, name="teams"),
    path("tools/", register.tools, name="tools"),
]
