"""Files that somebody drops into a folder and that are then found: no list anywhere has to name them."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps


@cache
def dropped_in(name: str) -> dict[str, ModuleType]:
    """The file `<name>.py` of every installed app of ours that has one, by the label of the app."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("village.")]
    places = {config.label: f"{config.name}.{name}" for config in ours}
    return {label: import_module(place) for label, place in places.items() if find_spec(place)}
