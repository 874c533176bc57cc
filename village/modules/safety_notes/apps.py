from django.apps import AppConfig


class SafetyNotesConfig(AppConfig):
    name = "village.modules.safety_notes"
    label = "safety_notes"
