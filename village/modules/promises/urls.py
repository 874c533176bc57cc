"""The addresses of promises."""

from django.urls import path

from village.modules.promises import views

app_name = "promises"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("team/", views.team, name="team"),
]
