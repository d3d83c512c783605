"""All addresses of the portal. There is no catch-all at the root."""

from django.urls import include, path

from scrutiny.accounts.views import not_here

urlpatterns = [
    path("", include("scrutiny.front.urls")),
    path("requests/", include("recommendations.urls")),
    path("audits/", include("audits.urls")),
    path("", include("performance.urls")),
    path("", include("scrutiny.meetings.urls")),
    path("", include("scrutiny.packs.urls")),
    # allauth lets people change the address that they are known by; here an administrator does.
    path("accounts/email/", not_here, name="account_email"),
    path("accounts/", include("allauth.account.urls")),
]
