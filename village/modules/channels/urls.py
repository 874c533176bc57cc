"""The addresses of this module. A village's name stands in front of them."""

from django.urls import URLPattern

app_name = "channels"

urlpatterns: list[URLPattern] = []
