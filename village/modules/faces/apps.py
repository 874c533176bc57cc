from django.apps import AppConfig


class FacesConfig(AppConfig):
    name = "village.modules.faces"
    label = "faces"
