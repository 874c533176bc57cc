from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "village.modules.agreements"
    label = "agreements"
