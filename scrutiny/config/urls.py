"""All addresses of the portal. There is no catch-all at the root."""

from django.urls import include, path

urlpatterns = [
    path("", include("scrutiny.front.urls")),
    path("", include("performance.urls")),
    path("", include("scrutiny.packs.urls")),
    path("accounts/", include("allauth.account.urls")),
]
