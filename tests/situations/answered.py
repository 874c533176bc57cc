"""A question about Sami that Leïla asked and Hanne answered, for situations that begin after it."""

from tests.browsing import a_moment_later
from tests.cast import Cast
from tests.modules.help_requests.conftest import ask, opened
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as


def answered(cast: Cast, words: str) -> HelpRequest:
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
        actions.answer(opened(hanne, asked), by=hanne, words=words)
    a_moment_later()
    return asked
