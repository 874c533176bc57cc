"""The page for the machine that watches: it tells what is wrong, and nothing else."""

import pytest
from django.db import DatabaseError
from django.test import Client

from village.config import health

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
WELL = {"database": True, "migrations": True, "clock": True, "worker": True, "mail": True, "unsent_mail": 0}


def test_it_tells_that_no_clock_and_no_worker_are_running_here(client: Client):
    response = client.get("/health/")
    told = response.json()
    assert response.status_code == 503
    assert told["well"] is False
    assert told["database"] is True and told["migrations"] is True and told["mail"] is True
    assert told["clock"] is False and told["worker"] is False


def test_all_well_is_200(client: Client, monkeypatch):
    monkeypatch.setattr(health, "look", lambda: WELL)
    response = client.get("/health/")
    assert response.status_code == 200 and response.json()["well"] is True


@pytest.mark.parametrize("part", ["migrations", "clock", "worker", "mail"])
def test_one_broken_part_is_503(client: Client, monkeypatch, part):
    monkeypatch.setattr(health, "look", lambda: WELL | {part: False})
    assert client.get("/health/").status_code == 503


def test_a_database_that_is_away_is_503_without_its_address(client: Client, monkeypatch):
    def away():
        raise DatabaseError("connection to server on socket /secret/place failed for user village_app")

    monkeypatch.setattr(health, "look", away)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json() == {"well": False, "database": False}


def test_a_migration_that_was_not_applied_is_noticed(client: Client, monkeypatch):
    more = health.known_migrations() | {("people", "9999_not_applied")}
    monkeypatch.setattr(health, "known_migrations", lambda: more)
    assert client.get("/health/").json()["migrations"] is False


def test_it_only_answers_questions(client: Client):
    assert client.post("/health/").status_code == 405
