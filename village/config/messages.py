"""The sentences of the interface and their translations: gather, merge into the catalogues, check, compile.

English is the source; nl and fr are complete, ar for every screen of the public, families and young people.
Works without the gettext programs, so that every machine can check.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from village.config.places import ROOT

LOCALE = ROOT / "village" / "locale"
LANGUAGES = ("nl", "fr", "ar")
PLURALS = {
    "nl": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
MANY = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
CALL = re.compile(r"\b(gettext|ngettext|pgettext|_)\(")
HOLES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")
NOT_FOR_READERS = ("village/ui/sample", "village/config/", "village/ui/templates/ui/kit", "village/proofs/")
ONLY_PROFESSIONALS = re.compile(
    r"village/(demo/|portal/templates/portal/(keeper|supervisor|manager|privacy|team)"
    r"|modules/help_requests/templates/help_requests/(inbox|request|work)|trust/law/)"
)


@dataclass
class Sentence:
    """One sentence of the source, with where it stands."""

    text: str
    plural: str = ""
    context: str = ""
    places: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text

    @property
    def for_everybody(self) -> bool:
        """Read by the public, a family or a young person somewhere; then Arabic is needed too."""
        return any(not ONLY_PROFESSIONALS.match(place) for place in self.places)


def sentences() -> dict[tuple[str, str], Sentence]:
    found: dict[tuple[str, str], Sentence] = {}
    for path in sorted((ROOT / "village").rglob("*")):
        place = str(path.relative_to(ROOT))
        if path.suffix not in {".py", ".html", ".txt"} or place.startswith(NOT_FOR_READERS):
            continue
        for one in _in_python(path) if path.suffix == ".py" else _in_template(path):
            found.setdefault(one.key, one).places.append(place)
    return found


def _in_python(path: Path) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            yield from _from_call(name, node)


def _in_template(path: Path) -> Iterator[Sentence]:
    """Django turns a template into calls of gettext with everything else blotted out."""
    source = templatize(path.read_text())
    for match in CALL.finditer(source):
        call = _parse_call(source[match.start() :])
        if call:
            yield from _from_call(match.group(1), call)


def _parse_call(source: str) -> ast.Call | None:
    end = source.find(")")
    while end != -1:
        try:
            tree = ast.parse(source[: end + 1].replace("\n", "\\n"), mode="eval")
        except SyntaxError:
            end = source.find(")", end + 1)
            continue
        return tree.body if isinstance(tree.body, ast.Call) else None
    return None


def _from_call(name: str, call: ast.Call) -> Iterator[Sentence]:
    words = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if name in ONE and len(words) >= 1:
        yield Sentence(words[0])
    elif name in MANY and len(words) >= 2:
        yield Sentence(words[0], plural=words[1])
    elif name in IN_CONTEXT and len(words) >= 2:
        yield Sentence(words[1], context=words[0])


def catalogue(language: str) -> polib.POFile:
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    made = polib.POFile(wrapwidth=110)
    made.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    made.fpath = str(path)
    return made


def merge(language: str) -> int:
    """New sentences go in empty, those that nobody says any more go out. Returns how many are empty."""
    found, catalog = sentences(), catalogue(language)
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalog}
    for key, entry in known.items():
        if key not in found:
            catalog.remove(entry)
    for key, one in sorted(found.items(), key=lambda item: (item[1].places[0], item[0])):
        entry = known.get(key) or _new_entry(one, catalog)
        entry.occurrences = [(place, "") for place in sorted(set(one.places))][:3]
    Path(catalog.fpath).parent.mkdir(parents=True, exist_ok=True)
    catalog.save()
    catalog.save_as_mofile(catalog.fpath.replace(".po", ".mo"))
    return len(missing(language))


def _new_entry(one: Sentence, catalog: polib.POFile) -> polib.POEntry:
    entry = polib.POEntry(msgid=one.text, msgctxt=one.context or None, msgid_plural=one.plural or "")
    if one.plural:
        forms = int(PLURALS[str(catalog.metadata["Language"])][9])
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    catalog.append(entry)
    return entry


def missing(language: str) -> list[str]:
    """Sentences without a translation, or whose translation lost or invented a placeholder."""
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue(language)}
    wanted = [one for one in sentences().values() if language != "ar" or one.for_everybody]
    return [f"{one.text!r} ({one.places[0]})" for one in wanted if not _good(one, known.get(one.key))]


def _good(one: Sentence, entry: polib.POEntry | None) -> bool:
    if entry is None or "fuzzy" in entry.flags:
        return False
    if one.plural:
        return all(entry.msgstr_plural.values()) and bool(entry.msgstr_plural)
    return bool(entry.msgstr) and sorted(HOLES.findall(one.text)) == sorted(HOLES.findall(entry.msgstr))


def stale_compiled(language: str) -> bool:
    """The compiled catalogue must say what the readable one says."""
    path = LOCALE / language / "LC_MESSAGES" / "django.mo"
    return not path.exists() or path.read_bytes() != catalogue(language).to_binary()
