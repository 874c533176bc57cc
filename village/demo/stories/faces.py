"""Some who work here put a face beside their name; others have none, and their first letters stand there."""

from village.demo.portraits import PORTRAITS, portrait_of
from village.demo.stories.stage import Stage, Told
from village.modules.faces.actions import put
from village.modules.papers.cleaning import clean_face


def tell(stage: Stage) -> list[Told]:
    for who in PORTRAITS:
        if who in stage.laid.people:
            with stage.playing(who):
                put(clean_face(portrait_of(who)))
    return []
