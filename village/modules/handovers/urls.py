"""The addresses of handing over. A village's name stands in front of them."""

from django.urls import path

from village.modules.handovers.views import along

app_name = "handovers"

urlpatterns = [
    path("along/<uuid:pk>/", along.along, name="along"),
    path("along/<uuid:pk>/link/", along.shared, name="along_link"),
    path("along/<uuid:pk>/link/<uuid:person>/", along.new_link, name="along_new_link"),
]
