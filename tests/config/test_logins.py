"""Five logins, and what each of them may not do."""

import psycopg
import pytest
from psycopg import sql

from village.config.borrowed_tables import borrowed_models
from village.config.database import set_up
from village.config.embedded import keep_running
from village.config.logins import boss, brings_own_server, door, keys_name, main_name

own_server = pytest.mark.skipif(not brings_own_server(), reason="a real server has its own rules of entry")


@pytest.fixture(scope="module", autouse=True)
def logins():
    set_up()


def enter(login: str, database: str = "", **other: str) -> psycopg.Connection:
    return psycopg.connect(**door(login, database).for_psycopg() | other)


@pytest.mark.parametrize("login", ["owner", "app", "backup", "rules"])
def test_each_login_enters_the_village_with_its_own_name(login):
    with enter(login, main_name()) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (f"village_{login}",)


@pytest.mark.parametrize("login", ["app", "backup", "rules"])
def test_the_keys_are_out_of_reach_of_who_reads_the_data(login):
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        enter(login, keys_name())


def test_who_holds_the_keys_is_out_of_reach_of_the_data():
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        enter("keys", main_name())


@pytest.mark.parametrize("wrong", ["", "guess"])
@own_server
def test_a_wrong_password_is_refused(wrong):
    with pytest.raises(psycopg.OperationalError):
        enter("app", main_name(), password=wrong)


@pytest.mark.parametrize("login", ["app", "rules", "keys"])
def test_only_the_backup_passes_the_lock_and_nobody_is_superuser(login):
    with enter(login) as connection:
        rights = "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        assert connection.execute(rights).fetchone() == (False, False, False, False)


@pytest.mark.parametrize("login", ["app", "rules", "backup"])
def test_only_the_owner_makes_tables(login):
    with enter(login, main_name()) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE public.mine (a int)")


def test_the_app_cannot_become_another_login():
    with enter("app", main_name()) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(sql.SQL("SET ROLE village_owner"))


@own_server
def test_the_server_listens_on_no_network():
    with psycopg.connect(**boss().for_psycopg()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


@own_server
def test_a_server_that_runs_is_left_alone():
    pid = (boss(), _server_pid())
    keep_running()
    assert (boss(), _server_pid()) == pid


def test_no_table_of_the_village_itself_is_opened_as_borrowed():
    ours = {model._meta.label for model in borrowed_models() if model.__module__.startswith("village.")}
    assert ours <= {"people.Account", "people.Account_groups", "people.Account_user_permissions"}


def _server_pid() -> int:
    with psycopg.connect(**boss().for_psycopg()) as connection:
        return connection.execute("SELECT pg_postmaster_start_time()").fetchone()[0]
