"""There is one door to data about a person. These tests look for other doors, in the text of the code."""

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parent.parent.parent
PYTHON = sorted(p for p in (ROOT / "village").rglob("*.py") if "migrations" not in p.parts)
RAW = {"unscoped", "_default_manager", "_base_manager"}


def tree(path):
    return ast.parse(path.read_text())


def is_view(node):
    """A function that is given the request of a browser."""
    given = {ast.unparse(a.annotation) for a in node.args.args if a.annotation} if isinstance(node, ast.FunctionDef) else {}
    return "HttpRequest" in given


def shows_pages(path):
    """Screens, whatever the file is called."""
    return path.stem in {"forms", "urls", "views"} or path.parent.name == "views" or any(map(is_view, ast.walk(tree(path))))


UPPER = [p for part in ("modules", "portal", "ui") for p in PYTHON if p.is_relative_to(ROOT / "village" / part)]
SCREENS = [p for p in UPPER if shows_pages(p)]


def name_of(path):
    return str(path.relative_to(ROOT))


def places(paths, test):
    return [f"{name_of(p)}:{node.lineno}" for p in paths for node in ast.walk(tree(p)) if test(node)]


def test_there_are_screens_to_look_at():
    assert len(SCREENS) >= 5


def test_screens_never_reach_past_the_door():
    assert places(SCREENS, lambda n: isinstance(n, ast.Attribute) and n.attr in RAW) == []


def test_views_ask_queries_and_never_filter():
    """Save the pages of signing in, whose tables hold accounts and nothing about lives."""
    asking = {"filter", "exclude", "raw", "extra"}
    found = [
        f"{name_of(path)}:{n.lineno}"
        for path in SCREENS if "entrance" not in path.parts
        for view in filter(is_view, ast.walk(tree(path)))
        for n in ast.walk(view) if isinstance(n, ast.Attribute) and n.attr in asking
    ]  # fmt: skip
    assert found == []


def test_screens_do_not_speak_sql():
    assert places(SCREENS, lambda n: isinstance(n, ast.Attribute) and n.attr == "cursor") == []


def test_nobody_uses_a_shortcut_that_ignores_the_lock():
    wrong = {"get_object_or_404", "get_list_or_404"}
    assert places(PYTHON, lambda n: isinstance(n, ast.Name) and n.id in wrong) == []


def test_only_settings_local_to_the_transaction():
    """The other form stays on a pooled connection and shows one person's data to the next (853 of 1,200 in the lab)."""
    # app.maintenance opens nothing to the app's login: its policies are for the owner, who serves no requests
    lasting = re.compile(
        r"set_config\s*\((?!\s*'app\.maintenance')[^;]*?,\s*false\s*\)|\bSET\s+(SESSION\s+)?app\.", re.I
    )
    files = [*PYTHON, *(ROOT / "village").rglob("*.sql"), *(ROOT / "village").rglob("migrations/*.py")]
    assert [name_of(p) for p in files if lasting.search(p.read_text())] == []


def test_the_lint_for_lasting_settings_sees_them():
    # app.maintenance opens nothing to the app's login: its policies are for the owner, who serves no requests
    lasting = re.compile(
        r"set_config\s*\((?!\s*'app\.maintenance')[^;]*?,\s*false\s*\)|\bSET\s+(SESSION\s+)?app\.", re.I
    )
    assert lasting.search("SELECT set_config('app.person', %s, False)") and lasting.search("SET app.person = 'x'")
    assert not lasting.search("SELECT set_config('app.person', %s, true)")


def test_maintenance_is_said_by_the_lock_and_by_proofs_only():
    """And by the demo, whose first rows no action makes; it exists on one's own machine only."""
    said = [name_of(p) for p in PYTHON if "app.maintenance" in p.read_text()]
    assert [n for n in said if not n.startswith(("village/trust/access/", "village/proofs/", "village/demo/connection"))] == []


def test_nothing_happens_by_surprise():
    """No signals, and no work hidden in save(): whoever reads an action sees all that it does."""
    def hidden(node):
        if isinstance(node, ast.ImportFrom):
            return (node.module or "") in {"django.dispatch", "django.db.models.signals"}
        return isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}

    assert places(PYTHON, hidden) == []


def test_modules_leave_the_lock_alone():
    """Policies, grants and roles are written by lock.py and the SQL of access, nowhere else."""
    lock = re.compile(r"\b(CREATE|ALTER|DROP)\s+POLICY|ROW LEVEL SECURITY|\bSET\s+ROLE\b|(INTO|UPDATE|FROM)\s+logbook_", re.I)
    files = [*(ROOT / "village/modules").rglob("*"), *(ROOT / "village/portal").rglob("*")]
    found = {name_of(p) for p in files if p.suffix in {".py", ".sql"} and lock.search(p.read_text())}
    assert found - {"village/portal/migrations/0001_attempts.py"} == set(), "the counter of attempts is nobody's data"


WITHOUT_A_RECORD = {
    "help_requests.come_in": "a visitor has no record yet; app.new_person checks who may",
}
WRITES = {"create", "save", "update", "delete", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "execute"}


def only_asks(work):
    """A question that stands among the verbs: it calls nothing that writes."""
    found = ast.walk(ast.parse(inspect.getsource(inspect.unwrap(work))))
    return not any(isinstance(n, ast.Attribute) and n.attr in WRITES for n in found)


def _public_verbs():
    for config in apps.get_app_configs():
        if config.name.startswith("village.modules."):
            try:
                module = import_module(f"{config.name}.actions")
            except ModuleNotFoundError:
                continue
            for name, work in inspect.getmembers(module, inspect.isfunction):
                if inspect.unwrap(work).__module__ == module.__name__ and not name.startswith("_"):
                    yield f"{config.label}.{name}", work


def test_every_verb_of_a_module_is_checked_and_written_down():
    verbs = dict(_public_verbs())
    assert verbs
    unchecked = {name for name, work in verbs.items() if not hasattr(work, "needs") and not only_asks(work)}
    assert unchecked - set(WITHOUT_A_RECORD) == set()


@pytest.mark.parametrize("verb", [pytest.param(work, id=name) for name, work in _public_verbs() if hasattr(work, "needs")])
def test_a_verb_takes_the_record_first_and_who_does_it_by_name(verb):
    first, *rest = inspect.signature(verb).parameters.values()
    assert first.kind in (first.POSITIONAL_ONLY, first.POSITIONAL_OR_KEYWORD)
    assert all(one.kind in (one.KEYWORD_ONLY, one.VAR_KEYWORD) for one in rest)
    assert "by" in {one.name for one in rest}
