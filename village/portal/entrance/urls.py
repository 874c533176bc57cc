"""Our own pages of coming in; those of the package that signs people in stand in `account_urls`."""

from django.urls import path

from village.portal.entrance import codes, leaving, me, second_factor

app_name = "entrance"

urlpatterns = [
    path("", me.settings, name="settings"),
    path("join/", me.join, name="join"),
    path("sessions/", me.sessions, name="sessions"),
    path("unsent/", me.unsent, name="unsent"),
    path("second-factor/", second_factor.second_factor, name="second_factor"),
    path("code/", codes.receipt, name="receipt"),
    path("link/<str:secret>/", codes.link, name="link"),
    path("leave/", leaving.leave, name="exit"),
]
