"""The addresses of agreeing. A village's name stands in front of them."""

from django.urls import path

from village.modules.agreements.views import aloud, comparing, feed, hold, paper, version

app_name = "agreements"

urlpatterns = [
    path("code/", paper.code, name="code"),
    path("calendar/", feed.calendar, name="calendar"),
    path("calendar/stop/", feed.calendar_stop, name="calendar_stop"),
    path("calendar/<str:secret>.ics", feed.feed, name="feed"),
    path("propose/<uuid:pk>/", version.propose, name="propose"),
    path("hold/<uuid:pk>/", hold.hold, name="hold"),
    path("point/<uuid:pk>/", version.point, name="point"),
    path("answer/<uuid:pk>/back/", version.take_back, name="take_back"),
    path("<uuid:pk>/", version.version, name="version"),
    path("<uuid:pk>/compare/", comparing.comparing, name="compare"),
    path("<uuid:pk>/paper/", paper.paper, name="paper"),
    path("<uuid:pk>/aloud/<uuid:person>/", aloud.aloud, name="aloud"),
]
