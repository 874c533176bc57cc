"""What is kept about me, and what I carry along. A village's name stands in front of these addresses."""

from django.urls import path

from village.modules.own_data.views import carrying, mine

app_name = "own_data"

urlpatterns = [
    path("", mine.home, name="home"),
    path("copy/", mine.take, name="take"),
    path("along/<uuid:pk>/", carrying.carry, name="carry"),
    path("along/<uuid:pk>/<slug:form>/", carrying.carry_file, name="carry_file"),
    path("recorded/<uuid:pk>/", carrying.recorded, name="recorded"),
]
