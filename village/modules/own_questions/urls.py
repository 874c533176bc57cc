"""The addresses of the questions of a village. A village's name stands in front of them."""

from django.urls import path

from village.modules.own_questions import views

app_name = "own_questions"

urlpatterns = [
    path("", views.questions, name="all"),
    path("new/", views.new, name="new"),
    path("<uuid:pk>/", views.one, name="one"),
    path("<uuid:pk>/change/", views.change, name="change"),
    path("<uuid:pk>/move/", views.move, name="move"),
    path("<uuid:pk>/end/", views.end, name="end"),
    path("<uuid:pk>/again/", views.ask_again, name="ask_again"),
]
