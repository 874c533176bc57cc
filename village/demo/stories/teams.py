"""Two wellbeing teams in Wilgendaal: De Sluis, with seconded colleagues, and Samen Noord, where each keeps its own families."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.connection import as_owner
from village.demo.stories import teams_words as words
from village.demo.stories.stage import Stage
from village.modules.family_plans.models import FamilyPlan
from village.modules.help_requests.models import HelpRequest
from village.modules.wellbeing_teams import actions, agenda, flow_back, keeping, queries
from village.modules.wellbeing_teams.actions import Putting, Talked
from village.modules.wellbeing_teams.flow_back import Back
from village.modules.wellbeing_teams.models import FamilyPoint, TeamTask
from village.modules.wellbeing_teams.words import Knows, Model
from village.trust.access.opening import find, open_subject
from village.trust.directory.models import Membership
from village.trust.vocabulary import Purpose

MEETS_IN = 5


def tell(stage: Stage, *, reading: UUID, alone: UUID, future: UUID, plan: UUID) -> None:
    """`reading`: what Leïla asked about Sami; `alone`: what Yara asked just for herself; `future`: what Imani asked."""
    sluis = _team(stage, words.SLUIS, Model.SECONDED, ("hanne", "nele", "jonas", "karim"), words.SLUIS_PLACE, ["9000"])
    noord = _team(stage, words.NOORD, Model.LINKED, ("bram", "fatou", "nele"), "", ["9040"])
    _together(stage, sluis, noord)
    _tasks(stage, sluis)
    _talked_about_reading(stage, sluis, reading)
    _about(stage, "hanne", sluis, alone, words.YARA_WHY, Knows.ASK)
    hers = _about(stage, "bram", noord, future, words.IMANI_WHY, Knows.ASK)
    with stage.playing("imani") as imani:
        actions.say_yes(find(imani, FamilyPoint, hers), by=imani)
    _about_the_plan(stage, sluis, plan)
    _back_home(stage, sluis)


def _team(stage: Stage, name: str, model: Model, who: tuple[str, ...], place: str, postcodes: list[str]) -> UUID:
    """By Kobe, who keeps the village. Who is named first leads; each stands in for the one before."""
    with stage.playing("kobe") as kobe:
        team = keeping.keep_team(None, by=kobe, name=name, model=model, place=place, postcodes=postcodes)
        for number, one in enumerate(who):
            keeping.seat(team.pk, member=_chair(stage, one), leads=number == 0)
        seats = {seat.member_id: seat for seat in queries.seats_of(stage.village_id, [team.pk])[team.pk]}
        for one, deputy in zip(who, who[1:], strict=False):
            keeping.stand_in(seats[_chair(stage, one)].pk, deputy=_chair(stage, deputy))
    return team.pk


def _together(stage: Stage, sluis: UUID, noord: UUID) -> None:
    """How they work together, which is more than talking about families."""
    with stage.playing("jonas"):
        wednesdays = agenda.put(sluis, words=words.WEDNESDAYS, for_day=_day())
        agenda.put(sluis, words=words.FIRST_TALK, for_day=_day(MEETS_IN))
    with stage.playing("nele"):
        agenda.close(wednesdays, outcome=words.WEDNESDAYS_OUT)
    with stage.playing("fatou"):
        agenda.put(noord, words=words.PHONE, for_day=_day(MEETS_IN + 2))


def _tasks(stage: Stage, sluis: UUID) -> None:
    """One to do, one that got more time with a reason, one done, and one that is late for everybody to see."""
    with stage.playing("hanne"):
        agenda.put_task(sluis, owner=_chair(stage, "jonas"), words=words.KEY, due_on=_day(3))
        folder = agenda.put_task(sluis, owner=_chair(stage, "nele"), words=words.FOLDER, due_on=_day(2))
        doctors = agenda.put_task(sluis, owner=_chair(stage, "karim"), words=words.DOCTORS, due_on=_day(1))
        nights = agenda.put_task(sluis, owner=_chair(stage, "jonas"), words=words.NIGHTS, due_on=_day(1))
    with stage.playing("nele"):
        agenda.move_task(folder, day=_day(9), reason=words.FOLDER_LATER)
    with stage.playing("jonas"):
        agenda.end_task(nights)
    with as_owner():  # the actions know only days that still have to come
        TeamTask.unscoped.filter(pk=doctors).update(due_on=_day(-2))


def _talked_about_reading(stage: Stage, sluis: UUID, reading: UUID) -> None:
    """Leïla was told by phone; she reads who talked about it and what came out."""
    told = {"told_by": words.READING_TOLD, "told_on": _day(-2)}
    point = _about(stage, "hanne", sluis, reading, words.READING_WHY, Knows.TOLD, **told)
    with stage.playing("hanne") as hanne:
        there = [stage.person(who).name for who in ("hanne", "jonas", "karim")]
        actions.talk(find(hanne, FamilyPoint, point), by=hanne, talked=Talked(_day(), there, words.READING_OUT))


def _about(stage: Stage, who: str, team: UUID, request: UUID, why: str, knows: Knows, **more: object) -> UUID:
    with stage.playing(who) as actor:
        asked = find(actor, HelpRequest, request, Purpose.HELP)
        putting = Putting(team, _day(MEETS_IN), why, knows, **more)  # type: ignore[arg-type]
        return actions.put_about(asked, by=actor, putting=putting).pk


def _about_the_plan(stage: Stage, team: UUID, plan: UUID) -> None:
    with stage.playing("hanne") as hanne:
        found = find(hanne, FamilyPlan, plan)
        open_subject(hanne, found.subject_id, Purpose.HELP)
        actions.put_about(found, by=hanne, putting=Putting(team, _day(MEETS_IN), words.PLAN_WHY, Knows.COME))


def _back_home(stage: Stage, sluis: UUID) -> None:
    """To the organisation of Hanne: Mieke, who leads there, reads what was learned, and nothing about anybody."""
    with stage.playing("nele"):
        home = Membership.unscoped.get(pk=_chair(stage, "hanne")).organisation_id
        flow_back.write_back(sluis, back=Back(home, _day(-90), _day(), words.HAPPENED, words.LEARNED))


def _chair(stage: Stage, who: str) -> UUID:
    key: UUID = Membership.unscoped.get(person=stage.person(who)).pk
    return key


def _day(ahead: int = 0) -> date:
    return timezone.localdate() + timedelta(days=ahead)
