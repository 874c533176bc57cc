"""A music afternoon of De Loods: Sami and Amir come, Jonas runs it and reads only what must be known there."""

from datetime import timedelta

from django.utils import timezone

from village.demo.cast import LOODS
from village.demo.stories.stage import Stage
from village.modules.taking_part import actions, groups, queries, sheet
from village.modules.taking_part.actions import Calls
from village.modules.taking_part.models import Group, TakesPart
from village.modules.taking_part.words import PhotoUse, There
from village.trust.access.opening import find, open_subject
from village.trust.people.models import Subject
from village.trust.vocabulary import Purpose

SEASON = timedelta(days=150)
SAMI = "Noten: zijn pen zit in het blauwe tasje."
AMIR = "Inhalator in zijn rugzak, hij weet zelf hoe."
LEILAS = Calls("Mama", "0470 00 02 01", "Oma Fatna", "0470 00 02 04", "Mama, oma Fatna, of zus Yara.")
HAMIDS = Calls("Papa Hamid", "0470 00 02 05", "Buurvrouw Greet", "0470 00 02 99", "Papa of buurvrouw Greet.")


def tell(stage: Stage) -> None:
    group = _jonas_runs_the_music(stage)
    sami = _comes(stage, group, "leila", "sami", SAMI, LEILAS)
    amir = _comes(stage, group, "hamid", "amir", AMIR, HAMIDS)
    with stage.playing("leila") as leila:
        uses = {PhotoUse.INSIDE: True, PhotoUse.PARENTS: True, PhotoUse.PUBLIC: False}
        until = timezone.localdate() + SEASON
        actions.answer_photos(find(leila, TakesPart, sami.pk), by=leila, uses=uses, until=until)
    with stage.playing("jonas") as jonas:
        rows = sheet.sheet_of(jonas, group.pk)
        sheet.tick(jonas, rows, {sami.pk: There.PRESENT, amir.pk: There.TOLD})
        sheet.calls_for(jonas, find(jonas, TakesPart, amir.pk, Purpose.HELP))


def _jonas_runs_the_music(stage: Stage) -> Group:
    with stage.playing("jonas") as jonas:
        place = stage.laid.organisations[LOODS].pk
        told = groups.Kept("Muziek op woensdag", (3,), "van 14 tot 16 uur", timezone.localdate() + SEASON)
        mine = [one.pk for one in queries.members_of(jonas, place) if one.person_id == jonas.person_id]
        key = groups.keep(told, organisation=place, members=mine)
        return queries.groups_by_id(jonas, [key])[key]


def _comes(stage: Stage, group: Group, parent: str, child: str, line: str, calls: Calls) -> TakesPart:
    with stage.playing(parent) as by:
        who = Subject(pk=stage.person(child).subject_id, village_id=stage.village_id)
        open_subject(by, who.pk, Purpose.SHARE)
        return actions.take_part(
            who, by=by, group=group, called=stage.person(child).name.split(" ")[0],
            ends_on=timezone.localdate() + SEASON, calls=calls, line=line,
        )  # fmt: skip
