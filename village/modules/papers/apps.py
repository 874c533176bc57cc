from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "village.modules.papers"
    label = "papers"
