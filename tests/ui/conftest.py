"""Draw pages and pieces of the interface without a database, a village or a session."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from village.ui import views

UI = Path(views.__file__).parent


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def request_to():
    """A request for a page, with what the portal tells the shell."""

    def make(path="/", cookies=None, village=None, **told):
        request = RequestFactory().get(path)
        request.COOKIES.update(cookies or {})
        request.htmx = SimpleNamespace(target=None)
        request.village = village
        request.shell = told
        return request

    return make


@pytest.fixture
def draw(request_to):
    """The text of a template, drawn as a page would."""

    def drawn(text, request=None, **context):
        template = engines["django"].from_string("{% load ui %}" + text)
        return template.render(context, request or request_to())

    return drawn


@pytest.fixture
def kit(request_to):
    def page(shell="professional"):
        return views.kit(request_to(f"/ui/?shell={shell}")).content.decode()

    return page


def steady(html):
    """The same html on every run: no tokens, no hashed addresses."""
    html = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1token", html)
    html = re.sub(r'href="[^"]*sprite[^"#]*#', 'href="sprite.svg#', html)
    return re.sub(r"\n\s*\n+", "\n", html).strip() + "\n"
