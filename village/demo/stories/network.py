"""Who is who in both villages: each organisation tells what it does, the keeper says who stands at a school and in an area.

In Wilgendaal nobody stands for De Velden yet, and Nele did not look at what stands there of Amarant.
"""

from typing import Any

from village.demo.cast import CARE, DOOR, LOODS, SCHOOL, TOWN
from village.demo.stories import network_words as words
from village.demo.stories.stage import Stage
from village.modules.network import keeping, queries
from village.trust.directory.models import Area, ContactKind, Organization
from village.trust.vocabulary import Actor


def tell(stage: Stage) -> None:
    for where, who in ((DOOR, "hanne"), (SCHOOL, "karim"), (LOODS, "jonas"), (CARE, "nele")):
        _kept_by(stage, "kobe", where, who)
    for where, who in ((DOOR, "hanne"), (SCHOOL, "karim"), (LOODS, "jonas"), (TOWN, "griet")):
        _writes(stage, who, where, words.ENTRIES[where], words.SERVICES[where])
    with stage.playing("kobe") as kobe:
        care, bridge, door = (_kind(kobe, *told) for told in words.KINDS)
        school = stage.laid.organisations[SCHOOL]
        _contact(kobe, school, care, _chair(kobe, stage, SCHOOL, "karim"), (1, 2, 4), words.ALL_DAY)
        _contact(kobe, school, bridge, _chair(kobe, stage, DOOR, "bram"), (3,), words.AT_THE_GATE)
        square = keeping.keep_area(None, by=kobe, name=words.SQUARE, postcodes=["9001"])
        keeping.keep_area(None, by=kobe, name=words.FIELDS, postcodes=["9002", "9003"])
        _contact(kobe, square, door, _chair(kobe, stage, DOOR, "hanne"), (1, 3, 5), words.MORNINGS)


def tell_in_french(stage: Stage) -> None:
    _kept_by(stage, "paul", DOOR, "claire")
    _kept_by(stage, "paul", SCHOOL, "lucie")
    _writes(stage, "claire", DOOR, words.MAISON, words.A_LA_MAISON)
    _writes(stage, "lucie", SCHOOL, words.ECOLE, ())
    with stage.playing("paul") as paul:
        referent, door = (_kind(paul, *told) for told in words.GENRES)
        school = stage.laid.organisations[SCHOOL]
        _contact(paul, school, referent, _chair(paul, stage, SCHOOL, "lucie"), (1, 2), words.LE_MATIN)
        _contact(paul, school, door, _chair(paul, stage, DOOR, "claire"), (4,), words.A_LA_GRILLE)
        centre = keeping.keep_area(None, by=paul, name=words.LE_CENTRE, postcodes=["59990"])
        _contact(paul, centre, door, _chair(paul, stage, DOOR, "claire"), (1, 3), words.LE_MATIN)


def _kept_by(stage: Stage, by: str, where: str, who: str) -> None:
    with stage.playing(by) as keeper:
        keeping.name_keeper(stage.laid.organisations[where], by=keeper, keeper=_chair(keeper, stage, where, who))


def _writes(stage: Stage, who: str, where: str, entry: dict[str, str], services: tuple[dict[str, Any], ...]) -> None:
    with stage.playing(who) as by:
        place = stage.laid.organisations[where]
        mine = _chair(by, stage, where, who)
        keeping.keep_entry(place, by=by, keeper=mine, **entry)
        for told in services:
            keeping.keep_service(None, place, by=by, keeper=mine, **told)


def _chair(by: Actor, stage: Stage, where: str, who: str) -> Any:
    here = queries.members_of(by, stage.laid.organisations[where].pk)
    return next(one.pk for one in here if one.person_id == stage.person(who).pk)


def _kind(by: Actor, name: str, about: str) -> ContactKind:
    return keeping.keep_kind(None, by=by, name=name, about=about)


def _contact(
    by: Actor, place: Organization | Area, kind: ContactKind, member: Any, weekdays: tuple[int, ...], hours: str
) -> None:
    keeping.keep_contact(
        None, place, by=by, kind=kind.pk, member=member, leads=False, weekdays=list(weekdays), hours=hours
    )
