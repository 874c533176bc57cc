"""The living kit, the colours of a village, and the choice of light or dark."""

from django.urls import path

from village.ui import views

app_name = "ui"

urlpatterns = [
    path("", views.kit, name="kit"),
    path("theme/<int:hue>-<int:thousandths>.css", views.theme, name="theme"),
    path("theme/", views.theme_choice, name="theme_choice"),
]
