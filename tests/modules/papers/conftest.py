"""Papers in Wilgendaal, as the tests need them."""

import io
from functools import cache
from typing import Any

import pytest
from PIL import Image

from tests.browsing import a_moment_later
from tests.cast import Cast, as_owner
from village.modules.papers import actions
from village.modules.papers.actions import Help, Told
from village.modules.papers.cleaning import Cleaned
from village.modules.papers.models import EarlierHelp, Paper
from village.modules.papers.words import Media
from village.trust.access.actor import acting_as
from village.trust.vocabulary import DataKind

HERE = "/wilgendaal/papers/"


@cache
def a_drawing() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (12, 8), "tomato").save(made, "PNG")
    return made.getvalue()


def content(media: Media = Media.PNG, data: bytes | None = None) -> Cleaned:
    return Cleaned(media, a_drawing() if data is None else data)


def keep(
    cast: Cast,
    who: str,
    about: Any = None,
    kind: DataKind = DataKind.FAMILY_STORY,
    called: str = "A letter",
    **more: Any,
) -> Paper:
    person = cast.people[about or who] if not hasattr(about, "subject_id") else about
    with acting_as(cast.actors[who]) as actor:
        paper = actions.keep(person, by=actor, kind=kind, content=content(**more), told=Told(called=called))
    a_moment_later()
    return paper


def tell(
    cast: Cast, who: str, about: str = "", kind: DataKind = DataKind.FAMILY_STORY, **more: Any
) -> EarlierHelp:
    said = {"from_year": 2019, "who": "Miss Ann of the school", "brought": "Sami slept again.", **more}
    with acting_as(cast.actors[who]) as actor:
        made = actions.tell_help(cast.people[about or who], by=actor, kind=kind, help=Help(**said))
    a_moment_later()
    return made


def row(model: Any, **where: Any) -> Any:
    with as_owner():
        return model.unscoped.get(**where)


@pytest.fixture
def letter(wilgendaal: Cast) -> Paper:
    """Leïla keeps a letter about Sami."""
    return keep(wilgendaal, "leila", "sami", kind=DataKind.SCHOOL, called="Letter of the school")
