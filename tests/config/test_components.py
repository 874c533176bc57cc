"""What Village is made of can be listed, and nothing came in without a reason."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from json import loads
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _name(requirement: str) -> str:
    return requirement.split("[")[0].split("=")[0].split(">")[0].split("<")[0].split("~")[0].strip().lower()


def test_every_package_we_chose_has_a_line_that_says_what_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    chosen = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    said = (ROOT / "docs" / "dependencies.md").read_text().lower().replace("psycopg 3", "psycopg")
    assert len(chosen) > 20
    assert not [one for one in map(_name, chosen) if one not in said]


def test_the_list_of_components_holds_what_is_installed_and_what_lies_in_the_repository(tmp_path):
    to = tmp_path / "components.json"
    subprocess.run([sys.executable, "tools/components.py", str(to)], cwd=ROOT, check=True, capture_output=True)
    listed = {one["name"].lower(): one for one in loads(to.read_text())["components"]}
    for name in ("django", "psycopg", "cryptography", "django-allauth", "typst"):
        assert listed[name]["version"] == version(name), name
        sources = [each for each in listed[name]["externalReferences"] if each["type"] == "distribution"]
        assert sources and all(each["hashes"] for each in sources), name
    assert "pytest" not in listed and "mypy" not in listed
    here = [each["value"] for one in listed.values() for each in one.get("properties", []) if each["name"] == "village:path"]
    assert len(here) >= 4 and all((ROOT / path).exists() for path in here)
