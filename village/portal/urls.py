"""The front door, search and notices. What belongs to coming in stands in `entrance`."""

from django.urls import path

from village.portal import front_door, notices, paused, search

app_name = "portal"

urlpatterns = [
    path("", front_door.home, name="home"),
    # the same door without a village in front of it
    path("", front_door.home, name="choose"),
    path("search/", search.search, name="search"),
    path("paused/", paused.paused, name="paused"),
    path("paused/go-on/", paused.read_on, name="read_on"),
    path("pauses/", paused.pauses, name="pauses"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all, name="read_all"),
    path("notices/<uuid:pk>/", notices.open_notice, name="notice"),
]
