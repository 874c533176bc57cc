from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "village.trust.people"
    label = "people"
