"""What a migration takes back is what stood there."""

import pytest

from village.foundation.earlier import function_in

SQL = """DROP FUNCTION app.one(uuid);
CREATE FUNCTION app.one(p uuid) RETURNS int LANGUAGE plpgsql AS $$
BEGIN RETURN 1; END $$;
CREATE OR REPLACE FUNCTION app.one_more(p int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN RETURN 2; END $$;
"""


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "some.sql"
    place.write_text(SQL)
    return place


def test_a_function_is_found_whole_and_takes_the_place_of_what_stands_there(file):
    assert function_in(file, "one") == (
        "CREATE OR REPLACE FUNCTION app.one(p uuid) RETURNS int LANGUAGE plpgsql AS $$\nBEGIN RETURN 1; END $$;"
    )
    assert "RETURN 2" in function_in(file, "one_more") and "RETURN 1" not in function_in(file, "one_more")


def test_a_function_that_is_not_there_is_a_mistake(file):
    with pytest.raises(LookupError):
        function_in(file, "two")
