from django.apps import AppConfig


class OwnQuestionsConfig(AppConfig):
    name = "village.modules.own_questions"
    label = "own_questions"
