"""The import contracts name everything there is; `make lint` runs them (import-linter, .importlinter)."""

import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def contract(name):
    found = ConfigParser()
    found.read(ROOT / ".importlinter")
    return found[f"importlinter:contract:{name}"]


def layers(name):
    return re.findall(r"[\w.]+", contract(name)["layers"])


def packages(folder):
    return {f"{folder.relative_to(ROOT)}/{p.name}".replace("/", ".") for p in folder.iterdir() if (p / "__init__.py").exists()}


def test_every_floor_is_in_the_contract():
    assert set(layers("floors")) == packages(ROOT / "village")


def test_every_room_of_trust_is_in_the_contract():
    assert set(layers("trust")) == packages(ROOT / "village/trust") | {"village.trust.vocabulary"}


def test_every_module_is_in_the_contract():
    assert set(layers("modules")) == packages(ROOT / "village/modules")


def test_the_settled_order_is_the_order():
    assert layers("trust") == [
        f"village.trust.{room}" for room in
        ("notices", "access", "consent", "directory", "people", "logbook", "law", "villages", "vocabulary")
    ]  # fmt: skip
    assert layers("inside") == ["urls", "views", "forms", "actions", "queries", "models"]
    assert set(contract("private")["protected_modules"].split()) >= {"village.modules.*.views", "village.modules.*.forms"}


def test_all_contracts_are_kept():
    lint = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]
