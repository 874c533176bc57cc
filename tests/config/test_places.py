"""Secrets, sockets and addresses: small things that break on other people's machines."""

from pathlib import Path

from village.config import secret_files
from village.config.logins import door
from village.config.socket_place import LONGEST, socket_directory


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.setattr(secret_files, "SECRETS", tmp_path / "secrets")
    first = secret_files.secret("something")
    assert len(first) > 40 and secret_files.secret("something") == first
    assert (tmp_path / "secrets" / "something").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "secrets").iterdir()] == ["something"]


def test_a_secret_from_the_environment_wins(tmp_path, monkeypatch):
    monkeypatch.setattr(secret_files, "SECRETS", tmp_path)
    monkeypatch.setenv("VILLAGE_SOMETHING", "told")
    assert secret_files.secret("something") == "told"


def test_the_socket_stands_beside_the_data_when_its_path_is_short():
    assert socket_directory(Path("/srv/v/run"), Path("/srv/v/pg")) == Path("/srv/v/run")


def test_a_long_path_gets_a_short_place_of_its_own():
    deep = Path("/") / ("very-long-name/" * 10)
    one, other = socket_directory(deep / "run", deep / "pg"), socket_directory(deep / "run", deep / "pg2")
    assert one != other and len(str(one / ".s.PGSQL.5432").encode()) <= LONGEST


def test_on_a_real_server_each_login_has_its_own_name_and_password(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:b@db.example.org:5433/postgres?sslmode=verify-full")
    app, keys = door("app"), door("keys")
    assert (app.host, app.port, app.user, app.name) == ("db.example.org", "5433", "village_app", "village")
    assert (keys.user, keys.name) == ("village_keys", "village_keys")
    assert app.password not in {"b", keys.password}
    assert app.for_psycopg()["sslmode"] == "verify-full"


def test_an_address_made_by_hand_wins(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:b@db.example.org/postgres")
    monkeypatch.setenv("VILLAGE_APP_DATABASE_URL", "postgresql://web:p%2Fw@other.example.org/town")
    app = door("app")
    assert (app.host, app.user, app.password, app.name) == ("other.example.org", "web", "p/w", "town")
