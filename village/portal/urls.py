"""The front door, search and notices. What belongs to coming in stands in `entrance`."""

from django.urls import path

from village.portal import front_door, notices, search

app_name = "portal"

urlpatterns = [
    path("", front_door.home, name="home"),
    # the same door without a village in front of it
    path("", front_door.home, name="choose"),
    path("search/", search.search, name="search"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all, name="read_all"),
    path("notices/<uuid:pk>/", notices.open_notice, name="notice"),
]
