"""What the tests of the screens share: pages as text, forms sent, the letter and the link on a page."""

import re

from tests.browsing import words_of
from tests.modules.help_requests.conftest import a_moment_later

AT = "/wilgendaal"
H = f"{AT}/handovers"


def page(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, f"{path}: {response.status_code}"
    return words_of(response)


def letter_in(text):
    """The letter as it is drawn: the same section before and after it goes."""
    return re.search(r'<section[^>]*aria-labelledby="h-letter".*?</section>', text).group()


def link_in(text):
    return re.search(r'/account/link/[\w-]+/', text).group()


def post(client, path, status=302, **data):
    response = client.post(path, data)
    assert response.status_code == status, f"{path}: {response.status_code} {words_of(response)[:600]}"
    a_moment_later()
    return response
