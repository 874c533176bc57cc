"""The tables of a new village, made in a quarter of the time.

With every model and every constraint that a migration adds, Django builds all models anew that hang together with it. Here
everything hangs together (every table is bound to the village), so nearly all of the time went there. A model that nobody
points at yet needs no rebuilding of others, and neither does a constraint or an index: the statements are the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def quick_tables() -> Iterator[None]:
    """For as long as migrations run. `manage.py migrate --slowly` does without, to compare the tables."""
    usual = ProjectState.add_model, ProjectState._append_option  # type: ignore[attr-defined]
    _use(_add_model, _append_option)
    try:
        yield
    finally:
        _use(*usual)


def _use(add_model: Any, append_option: Any) -> None:
    ProjectState.add_model = add_model  # type: ignore[method-assign]
    ProjectState._append_option = append_option  # type: ignore[attr-defined]


def _add_model(self: Any, model: ModelState) -> None:
    key = model.app_label, model.name_lower
    self.models[key] = model
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:  # asking for it would build it
        self.apps.render_multiple([model])


def _append_option(self: Any, app_label: str, model_name: str, option_name: str, added: object) -> None:
    """A constraint or an index: the model that stands learns of it, without becoming another."""
    options = self.models[app_label, model_name].options
    options[option_name] = [*options[option_name], added]
    if "apps" in self.__dict__:
        meta = self.apps.get_model(app_label, model_name)._meta
        setattr(meta, option_name, [*getattr(meta, option_name), added])
