"""My circle: who sees what, who looked, and how to stop it."""

from django.urls import path

from village.modules.circles import ages, ending, invited, views
from village.modules.circles.views import why

app_name = "circles"

urlpatterns = [
    path("one/<str:thing>/<uuid:pk>/", views.share_one_thing, name="share_one"),
    path("", views.who_sees, name="who_sees"),
    path("looked/", views.who_looked, name="who_looked"),
    path("looked/why/", why.ask, name="ask_why"),
    path("why/<uuid:pk>/", why.answer, name="why"),
    path("stop/<uuid:pk>/", views.stop_sharing, name="stop_sharing"),
    path("share/", views.share, name="share"),
    path("keep-out/", views.keep_out, name="keep_out"),
    path("let-in/<uuid:pk>/", views.let_in, name="let_in"),
    path("ending/", ending.ending, name="ending"),
    path("ending/<uuid:pk>/", ending.share_on, name="share_on"),
    path("growing-up/", ages.growing_up, name="growing_up"),
    path("ages/", ages.ages, name="ages"),
    path("guardian/<str:secret>/", invited.invited, name="invited"),
]
