"""The living kit shows everything there is, so that nobody draws the same thing twice."""

import os
import re
from collections import Counter

import pytest

from tests.ui.conftest import UI, steady
from village.ui.samples import SHELLS, draw, samples

COMPONENTS = sorted(path.stem for path in (UI / "templates/ui/components").glob("*.html"))
SNAPSHOTS = UI.parents[1] / "tests/ui/snapshots"


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_has_a_sample_in_the_kit(name, kit, request_to):
    assert samples(request_to()).get(name), f"Add a sample of {name} to village/ui/sample_words.py."
    assert f'id="kit-part-{name}"' in kit()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_kit_opens_in_every_shell(shell, kit):
    assert kit(shell).rstrip().endswith("</html>")


def test_an_unknown_shell_shows_the_kit_all_the_same(kit):
    assert "Components" in kit("castle")


@pytest.mark.parametrize("shell", SHELLS)
def test_no_two_things_on_the_page_have_the_same_id(shell, kit):
    ids = Counter(re.findall(r'\sid="([^"]+)"', kit(shell)))
    assert [one for one, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_looks_as_agreed(name, request_to):
    """After a wanted change: SNAPSHOTS=write pytest tests/ui; read the difference before keeping it."""
    request = request_to()
    now = steady("\n".join(draw(name, one, request) for one in samples(request)[name]))
    kept = SNAPSHOTS / f"{name}.html"
    if os.environ.get("SNAPSHOTS") == "write":
        kept.write_text(now)
    assert now == kept.read_text()
