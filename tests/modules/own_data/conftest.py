"""Wilgendaal with a question that was taken up and answered, for copies, corrections and carrying along."""

from tests.modules.help_requests.conftest import asked, asked_alone, taken  # noqa: F401
