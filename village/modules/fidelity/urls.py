"""The addresses of the coach's figures. A village's name stands in front of them."""

from django.urls import path

from village.modules.fidelity.views import programme

app_name = "fidelity"

urlpatterns = [
    path("", programme.programme, name="programme"),
    path("file/", programme.file, name="file"),
]
