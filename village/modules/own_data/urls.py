"""What is kept about me, and what I carry along. A village's name stands in front of these addresses."""

from django.urls import path

from village.modules.own_data.views import mine

app_name = "own_data"

urlpatterns = [
    path("", mine.home, name="home"),
    path("copy/", mine.take, name="take"),
]
