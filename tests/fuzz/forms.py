"""The forms of a page as a browser knows them: where they go, and their fields with what stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

TEXTS = ("text", "textarea", "search", "email", "tel")


@dataclass
class Field:
    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)


@dataclass
class Form:
    page: str
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def shape(self) -> tuple[object, ...]:
        """The same form on another record is the same form."""
        path = tuple(part for part in urlsplit(self.action).path.split("/") if part and "-" not in part)
        return self.method, path[1:], tuple(sorted({one.name for one in self.fields}))

    def filled(self, **instead: list[str]) -> dict[str, list[str]]:
        """As somebody fills it in who does their best; `instead` takes the place of some fields."""
        said: dict[str, list[str]] = {}
        for one in self.fields:
            value = _best(one)
            if value is not None and one.kind not in ("radio",) or one.name not in said:
                said.setdefault(one.name, []).append(value or "")
        return {**said, **instead}

    def texts(self) -> list[str]:
        return [one.name for one in self.fields if one.kind in TEXTS]


def encoded(said: dict[str, list[str]]) -> str:
    """Surrogates too, as a careless program would send them."""
    return urlencode(said, doseq=True, errors="surrogatepass")


def _best(one: Field) -> str | None:
    if one.value:
        return one.value
    if one.options:
        return next((option for option in one.options if option), "")
    return {"date": "2026-12-01", "time": "10:00", "number": "2", "email": "a@b.example"}.get(one.kind, "Words")


class FormReader(HTMLParser):
    def __init__(self, page: str, html: str) -> None:
        super().__init__()
        self.page, self.forms = page, []
        self._select: Field | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self.page, told.get("action", "") or self.page)
            self.forms.append(Form(self.page, action, told.get("method", "get").upper()))
        if not self.forms:
            return
        form, name = self.forms[-1], told.get("name", "")
        if tag in ("input", "textarea") and name:
            kind = told.get("type", "text") if tag == "input" else "textarea"
            form.fields.append(Field(name, kind, told.get("value", "")))
        elif tag == "select" and name:
            self._select = Field(name, "select")
            form.fields.append(self._select)
        elif tag == "option" and self._select:
            self._select.options.append(told.get("value", ""))
        elif tag == "button" and name:
            form.buttons.append((name, told.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
