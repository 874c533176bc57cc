"""Every text that people may read, found in templates and Python as makemessages would find it."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
VILLAGE = ROOT / "village"
GETTEXT = {
    "_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2,
    "pgettext": 1, "pgettext_lazy": 1,
}  # fmt: skip
NEVER_SHOWN = {"village/ui/samples.py", "village/ui/sample_words.py", "village/ui/scenery.py"}
"""Invented words of the living kit."""

TRANSLATE = re.compile(r"{%\s*trans(?:late)?\s+(\"[^\"]*\"|'[^']*')(?:\s+context\s+(\"[^\"]*\"|'[^']*'))?[^%]*%}")
IN_TAG = re.compile(r"_\((\"[^\"]*\"|'[^']*')\)")
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b([^%]*)%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.S)
VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


@cache
def found() -> dict[str, frozenset[str]]:
    """Each text with the files it stands in."""
    places: dict[str, set[str]] = {}
    for path in sorted(VILLAGE.rglob("*")):
        name = str(path.relative_to(ROOT))
        if name in NEVER_SHOWN or "migrations" in path.parts:
            continue
        if "templates" in path.parts and path.suffix in {".html", ".txt"}:
            texts = _in_template(path.read_text())
        elif path.suffix == ".py":
            texts = _in_python(path.read_text())
        else:
            continue
        for text in texts:
            places.setdefault(text, set()).add(name)
    return {text: frozenset(where) for text, where in places.items()}


def _in_python(source: str) -> list[str]:
    texts = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            said = node.args[1:] if name.startswith("pgettext") else node.args[: GETTEXT.get(name, 0)]
            if name in GETTEXT:
                texts += [n.value for n in said if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return texts


def _in_template(source: str) -> list[str]:
    source = re.sub(r"{%\s*comment\b.*?endcomment\s*%}|{#.*?#}", "", source, flags=re.S)
    texts = [one[0][1:-1] for one in TRANSLATE.findall(source)]
    texts += [one[1:-1] for one in IN_TAG.findall(source)]
    for options, inside in BLOCK.findall(source):
        for part in re.split(r"{%\s*plural\s*%}", inside):
            text = VARIABLE.sub(r"%(\1)s", part.replace("%", "%%"))
            texts.append(_trimmed(text) if "trimmed" in options else text)
    return texts


def _trimmed(text: str) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines() if line.strip())
