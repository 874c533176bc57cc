from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "village.modules.circles"
    label = "circles"
