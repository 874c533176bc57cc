"""The addresses of the right channel. A village's name stands in front of them."""

from django.urls import path

from village.modules.channels.views import desk, mine, paper

app_name = "channels"

urlpatterns = [
    path("me/", mine.mine, name="mine"),
    path("talks/", desk.talks, name="talks"),
    path("talks/<uuid:pk>/", desk.talk, name="talk"),
    path("for/<uuid:pk>/", desk.wish, name="wish"),
    path("paper/<uuid:pk>/", paper.paper, name="paper"),
    path("letter/<uuid:pk>/", paper.letter_page, name="letter"),
]
