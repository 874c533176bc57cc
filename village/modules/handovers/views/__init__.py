"""Screens: somebody reads one question along; a question is handed over, agreed to, received and finished."""
