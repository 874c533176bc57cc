"""The addresses of taking part. A village's name stands in front of them."""

from django.urls import URLPattern

app_name = "taking_part"

urlpatterns: list[URLPattern] = []
