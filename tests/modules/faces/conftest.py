"""Faces in Wilgendaal: Jonas and Nele work there, Kobe keeps the village, Leïla is a mother and works nowhere."""

import io
from functools import cache
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.cast import Cast, as_owner
from village.modules.faces import actions
from village.modules.papers.cleaning import clean_face
from village.trust.access.actor import acting_as
from village.trust.directory.models import Face, Membership

HERE = "/wilgendaal/faces/"


@cache
def photo(form: str = "JPEG", size: tuple[int, int] = (60, 90)) -> bytes:
    """With the place where it was taken, as a telephone writes it."""
    made = io.BytesIO()
    about = Image.Exif()
    about[0x010E] = "taken at home, 9001"
    Image.new("RGB", size, "tomato").save(made, form, exif=about)
    return made.getvalue()


@cache
def face() -> bytes:
    return clean_face(photo())


def sent(content: bytes | None = None, name: str = "me.jpg", **more: Any) -> dict[str, Any]:
    return {"photo": SimpleUploadedFile(name, photo() if content is None else content), "agreed": "on", **more}


def puts(cast: Cast, who: str = "jonas", picture: bytes | None = None) -> UUID:
    """The address at which it is shown."""
    with acting_as(cast.actors[who]):
        actions.put(picture or face())
    return kept(cast, who).shown_as


def kept(cast: Cast, who: str = "jonas") -> Any:
    with as_owner():
        return Face.unscoped.filter(village=cast.village, person=cast.people[who]).first()


def beside_names(cast: Cast, who: str = "jonas") -> set[UUID | None]:
    """What stands beside each name there is of somebody."""
    with as_owner():
        return set(Membership.unscoped.filter(person=cast.people[who]).values_list("face", flat=True))


def address(shown_as: UUID, village: str = "wilgendaal") -> str:
    return f"/{village}/faces/{shown_as}/"
