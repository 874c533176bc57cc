"""The addresses of case conferences. A village's name stands in front of them."""

from django.urls import URLPattern

app_name = "conferences"

urlpatterns: list[URLPattern] = []
