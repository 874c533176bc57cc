"""Short enough to read in one sitting: functions 50 lines, files 400, templates 150."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
OURS = [p for part in ("village", "tests", "tools") for p in (ROOT / part).rglob("*.py") if "migrations" not in p.parts]
TEMPLATES = sorted((ROOT / "village").rglob("templates/**/*.*"))


def lines(path):
    return len(path.read_text().splitlines())


def test_functions_stop_at_fifty_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 50
    ]
    assert long == []


def test_files_stop_at_four_hundred_lines():
    sources = [*OURS, *(ROOT / "village").rglob("*.sql")]
    assert [str(p.relative_to(ROOT)) for p in sources if lines(p) > 400] == []


def test_templates_stop_at_a_hundred_and_fifty_lines():
    assert TEMPLATES
    assert [str(p.relative_to(ROOT)) for p in TEMPLATES if lines(p) > 150] == []


def test_no_file_is_called_after_nothing():
    empty = {"utils", "util", "common", "helpers", "helper", "misc", "manager", "managers", "signals", "mixins"}
    assert [str(p.relative_to(ROOT)) for p in OURS if p.stem in empty] == []
