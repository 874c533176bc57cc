"""The addresses of promises."""

from django.urls import path

from village.modules.promises import views

app_name = "promises"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("to-me/", views.to_me, name="to_me"),
    path("kept/", views.kept, name="kept"),
    path("team/", views.team, name="team"),
    path("<uuid:pk>/", views.promise, name="promise"),
    path("<uuid:pk>/keep/", views.keep, name="keep"),
    path("<uuid:pk>/new-date/", views.renew, name="renew"),
    path("<uuid:pk>/let-go/", views.let_go, name="let_go"),
]
