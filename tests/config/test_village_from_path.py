"""The first part of an address is the village; pages are written without it."""

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import get_script_prefix, reverse

from village.config import middleware


class Wilgendaal:
    slug = "wilgendaal"


@pytest.fixture(autouse=True)
def one_village(monkeypatch):
    known = {"wilgendaal": Wilgendaal()}
    monkeypatch.setattr(middleware, "village_by_slug", known.get)


def answer_of(path: str) -> tuple[HttpRequest, HttpResponse]:
    seen = []

    def page(request):
        seen.append(request)
        return HttpResponse(reverse("ui:kit"))

    response = middleware.village_from_path(page)(RequestFactory().get(path))
    return (seen[0] if seen else None), response


def test_a_page_of_wilgendaal_is_found_without_its_name_and_linked_with_it():
    request, response = answer_of("/wilgendaal/promises/?late=1")
    assert request.village.slug == "wilgendaal"
    assert request.path_info == "/promises/"
    assert response.content == b"/wilgendaal/ui/"


def test_the_next_page_does_not_remember_the_village_of_the_one_before():
    answer_of("/wilgendaal/promises/")
    assert get_script_prefix() == "/"


def test_the_village_is_forgotten_too_when_a_page_breaks():
    def broken(request):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        middleware.village_from_path(broken)(RequestFactory().get("/wilgendaal/"))
    assert get_script_prefix() == "/"


@pytest.mark.parametrize("path", ["/", "/health/", "/ui/", "/demo/enter/"])
def test_doors_that_belong_to_no_village_have_none(path):
    request, _response = answer_of(path)
    assert request.village is None and request.path_info == path


@pytest.mark.parametrize("path", ["/atlantis/", "/atlantis/promises/", "/promises", "/%00/"])
def test_a_village_that_is_not_there_is_a_page_that_is_not_there(path):
    with pytest.raises(Http404):
        answer_of(path)


@pytest.mark.parametrize("path", ["//wilgendaal/", "//elsewhere.example.org/"])
def test_a_second_slash_in_front_names_no_village(path):
    request, _response = answer_of(path)
    assert request.village is None


def test_the_name_alone_leads_to_its_front_page():
    _request, response = answer_of("/wilgendaal?a=1")
    assert response.status_code == 302 and response.url == "/wilgendaal/?a=1"
