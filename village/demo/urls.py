"""The demo page and its one door; only there when VILLAGE_DEMO=1 (village/config/urls.py)."""

from django.urls import path

from village.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.index, name="index"),
    path("enter/", views.enter, name="enter"),
]
