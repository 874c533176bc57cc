"""What the settings refuse, and what they keep to themselves."""

import logging
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from village.config.databases import MANY, PREPARED, django_databases
from village.config.demo_guard import refuse_a_public_demo
from village.config.email_url import mailers
from village.config.quiet_logging import WithoutPersonalValues
from village.config.settings import LOCAL_HOSTS


def test_the_demo_is_refused_where_others_can_reach_it():
    with pytest.raises(ImproperlyConfigured, match="village.example.org"):
        refuse_a_public_demo(["localhost", "village.example.org"], LOCAL_HOSTS)


@pytest.mark.parametrize("named", [[], ["localhost"], ["127.0.0.1", "[::1]"]])
def test_the_demo_may_run_on_this_machine_only(named):
    assert refuse_a_public_demo(named, LOCAL_HOSTS) is None, "and raises nothing"


@pytest.mark.parametrize("trick", ["*", ".example.org", "0.0.0.0", "LOCALHOST.example.org"])
def test_wildcards_are_public_names_too(trick):
    with pytest.raises(ImproperlyConfigured):
        refuse_a_public_demo([trick], LOCAL_HOSTS)


def test_mail_goes_into_files_until_a_server_is_named(tmp_path):
    assert mailers("", tmp_path)["default"]["OPTIONS"] == {"file_path": tmp_path}


def options(url):
    return mailers(url, Path("unused"))["default"]["OPTIONS"]


def test_a_mail_server_over_a_network_is_spoken_to_in_secret():
    assert options("smtp://u:p%40ss@mail.example.org")["use_tls"] is True
    told = options("smtps://u:p%40ss@mail.example.org")
    assert told["use_ssl"] is True and told["port"] == 465
    assert told["password"] == "p@ss"


def test_what_somebody_typed_is_not_in_the_log():
    try:
        raise ValueError("Yara wrote this")
    except ValueError:
        record = logging.LogRecord(
            "django.request", 40, __file__, 1, "Internal Server Error: %s", ("/yara/",), sys.exc_info()
        )
    record.request = type("Request", (), {"method": "POST", "resolver_match": None})()
    WithoutPersonalValues().filter(record)
    text = logging.Formatter("%(message)s").format(record)
    assert "ValueError" in text and "test_settings.py" in text
    assert "Yara" not in text and "yara" not in text


def test_the_data_is_asked_with_plans_that_are_kept_as_here_and_a_line_is_one_message(monkeypatch):
    monkeypatch.delenv("VILLAGE_LOGIN")
    served = {name: one["OPTIONS"] for name, one in django_databases(2).items()}
    assert served["default"].items() >= PREPARED.items()
    assert settings.DATABASES["default"]["OPTIONS"].items() >= PREPARED.items(), "the tests ask as the service does"
    assert not served["audit"].keys() & PREPARED.keys(), "two statements in one message have no values apart"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "values", "kept"),
    [
        ("SELECT 1 WHERE 1 IN (" + ", ".join(["%s"] * MANY) + ")", [1] * MANY, True),
        ("SELECT 5 WHERE 5 IN (" + ", ".join(["%s"] * (MANY + 1)) + ")", [1] * (MANY + 1), False),
        ("SELECT 2 WHERE 2 = ANY(%s)", [[1] * MANY], True),
        ("SELECT 3 WHERE 3 = ANY(%s)", [[1] * (MANY + 1)], False),
        ("SELECT 4 WHERE 4 = ANY(%(keys)s)", {"keys": [1] * (MANY + 1)}, False),
    ],
)
def test_a_plan_is_not_kept_for_a_long_list_of_keys(statement, values, kept):
    with connection.cursor() as cursor:
        for _time in range(8):
            cursor.execute(statement, values)
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE starts_with(statement, %s)", [statement[:16]])
        assert (cursor.fetchone()[0] > 0) is kept
