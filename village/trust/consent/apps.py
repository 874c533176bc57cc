from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "village.trust.consent"
    label = "consent"
