from django.apps import AppConfig


class FamilyPlansConfig(AppConfig):
    name = "village.modules.family_plans"
    label = "family_plans"
