"""The addresses of faces. A village's name stands in front of them."""

from django.urls import path

from village.modules.faces import views

app_name = "faces"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("away/", views.away, name="away"),
    path("kept/", views.kept, name="kept"),
    path("kept/<uuid:person>/", views.take_away, name="take_away"),
    path("<uuid:shown_as>/", views.face, name="face"),
]
