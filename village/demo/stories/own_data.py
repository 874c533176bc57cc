"""Own data in Wilgendaal: a copy, what Hanne carried to her own records, and two things that were not right."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories.stage import Asked, Stage, Told
from village.modules.circles.queries import law_here
from village.modules.help_requests import actions as door
from village.modules.help_requests.actions import Question
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import Asker, LifeArea, ReachBy, What
from village.modules.own_data import actions, answer_reading, answering, erasing, keeping, merging
from village.modules.own_data.actions import Wrong
from village.modules.own_data.models import Correction, TermDecision
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.people.models import Subject
from village.trust.people.records import new_person
from village.trust.vocabulary import Purpose

RECORDS, REFERENCE = "Eigen map van het Huis van het Kind", "HK-118"
NOT_RIGHT = "Er staat dat zijn naam al opgeschreven was. Ik wilde er eerst met Sami over praten."
RIGHT = "Sami's naam is opgeschreven nadat hij zelf ja zei."
HOW_I_SEE_IT = "Hij heeft zelf gekozen. Ik wil dat dat er ook staat."
ANSWER = "Je hebt gelijk, ik was te snel. Dank je dat je het zegt."
BIRTH_DAY = "De geboortedag van Amir staat een maand te vroeg."
BIRTH_DAY_RIGHT = "Op het geboortebewijs staat de maand erna. Ik breng het mee."
ROSA = ("Rosa Vermeulen", "Roza Vermeulen")
BILLS = Asked(
    Asker.PARENT, "Ik betaal altijd alles, ook al duurt het soms.",
    "Er ligt een stapel rekeningen en ik weet niet waar te beginnen.",
    (LifeArea.MONEY,), reach_by=ReachBy.CALL, reach_where="0470 00 03 01",
)  # fmt: skip
HEATING = Asked(
    Asker.PARENT, "De kinderen helpen mee en slapen nu samen.", "De verwarming is afgesloten en het wordt koud.",
    (LifeArea.MONEY, LifeArea.HOME), reach_by=ReachBy.CALL, reach_where="0470 00 03 01",
)  # fmt: skip
OVER = (
    ("Lotte Wouters", Asked(
        Asker.PARENT, "Ik heb nu een vaste job.", "Ik zocht iemand om mee te praten toen ik alleen ging wonen.",
        (LifeArea.FUTURE,), reach_by=ReachBy.CALL, reach_where="0470 00 03 11",
    )),
    ("Stefaan Maes", Asked(
        Asker.PARENT, "De hond houdt me bezig.", "Na mijn opleiding vond ik geen werk en sliep ik slecht.",
        (LifeArea.HEALTH,), reach_by=ReachBy.CALL, reach_where="0470 00 03 12",
    )),
)  # fmt: skip
"""They asked as young adults, stopped sharing, and are older than the law file lets anything be kept."""
OLDER = timedelta(days=36 * 366)
NOBODY_NEEDS_IT = "De termijn is voorbij en niemand werkt er nog mee."
STAYS = "Wat we in de hulp opschrijven, moet van de wet blijven tot je 35 bent. Bevriezen kan wel, dan werkt niemand ermee."
HELD = "Er loopt een klacht over het antwoord; die moet eerst bekeken zijn."
ONE_WOMAN = "Zelfde telefoonnummer en straat; ze vroeg het eerst aan de balie en later aan de schoolpoort."


def tell(stage: Stage, told: list[Told]) -> None:
    """`told`: first the holiday that went well, then the question about reading."""
    holiday, reading = told[0].request_id, told[1].request_id
    with stage.playing("hanne") as hanne:
        asked = find(hanne, HelpRequest, reading, Purpose.HELP)
        actions.take_along(asked, by=hanne, form="pdf")
        actions.note_recorded(asked, by=hanne, place=RECORDS, reference=REFERENCE)
    with stage.playing("leila") as leila:
        asked = find(leila, HelpRequest, holiday)
        step = steps_of(asked).get(what=What.ANSWER)
        said = Wrong(RequestStep._meta.label, step.pk, NOT_RIGHT, RIGHT, HOW_I_SEE_IT)
        correction = actions.ask_correction(asked, by=leila, said=said)
    with stage.playing("hanne") as hanne:
        found = find(hanne, Correction, correction.pk, Purpose.HELP)
        actions.answer_correction(found, by=hanne, decision="corrected", corrected=RIGHT, reason=ANSWER)
    _two_more(stage)


def _two_more(stage: Stage) -> None:
    """Hamid's waits for the contact point; that Yara took a copy is hers alone to know."""
    with stage.playing("hamid") as hamid:
        amir = stage.person("amir")
        said = Wrong(amir._meta.label, amir.pk, BIRTH_DAY, BIRTH_DAY_RIGHT)
        actions.ask_correction_about(amir, by=hamid, said=said)
    with stage.playing("yara") as yara:
        open_subject(yara, stage.person("yara").subject_id, Purpose.CHECK)
        actions.take_own_copy(stage.person("yara"), by=yara)


def rosa_was_written_down_twice(stage: Stage) -> list[Told]:
    """At the desk and at the gate, with another letter. Pia proposes that she is one; Hanne, who knows both, has to look."""
    first, second = (stage.ask_without_account(name, asked) for name, asked in zip(ROSA, (BILLS, HEATING), strict=True))
    for one in (first, second):
        stage.take_up("hanne", one)
    with stage.playing("hanne") as hanne:
        stays, goes = (find(hanne, HelpRequest, one, Purpose.HELP).author_id for one in (first, second))
    with stage.playing("pia"):
        merging.propose(stays, goes, ONE_WOMAN)
    return [stage.told(first, asked=6, due=2), stage.told(second, asked=3, due=3)]


def what_was_asked_of_us(stage: Stage, future: UUID) -> None:
    """Leïla's answer lies ready, Hamid's is being prepared; Imani reads why what she wished to erase stays."""
    sami, amir = stage.person("sami").subject_id, stage.person("amir").subject_id
    answer = _asks(stage, "leila", sami)
    with stage.playing("pia") as pia:
        law = law_here(pia)
        prepared = answer_reading.opened(pia, answer)
        for row in prepared.open_rows:
            said = [(*one.place[1:], "other" if one.marked else "") for one in prepared.passages(prepared.row(row))]
            answering.decide(answer, row, said)
        answering.propose(answer, stage.person("mieke").pk, law)
    with stage.playing("mieke") as mieke:
        read = answer_reading.opened(mieke, answer)
        answering.deliver(answer, answer_reading.sealed(mieke, read), read.told_hidden)
    _asks(stage, "hamid", amir)
    _imani_wishes(stage, future)


def _asks(stage: Stage, who: str, about: UUID) -> UUID:
    with stage.playing(who) as actor:
        answering.ask_for(actor, about)
        return answering.mine(about)[0].id


def _imani_wishes(stage: Stage, future: UUID) -> None:
    """One question stays, by the law; all of it waits for an answer, and for a complaint that runs."""
    with stage.playing("imani") as imani:
        erasing.ask_for(imani, stage.person("imani").subject_id, find(imani, HelpRequest, future))
    with stage.playing("pia") as pia:
        one = erasing.asked()[0]
        erasing.answer(pia, one, [], because="", instead="freeze", reason=STAYS)
    with stage.playing("kobe") as kobe:
        erasing.confirm(kobe, one.id)
    with stage.playing("imani") as imani:
        erasing.ask_for(imani, stage.person("imani").subject_id)
    with stage.playing("pia") as pia:
        erasing.hold(pia, one.subject_id, ground="complaint", reason=HELD, review_on=timezone.localdate() + timedelta(days=30))


def whose_term_is_over(stage: Stage) -> list[Told]:
    """Two stand on the list of the keeping terms: of one Kobe proposed to erase it, and Pia still looks; the other waits."""
    found = [_asked_long_ago(stage, name, asked) for name, asked in OVER]
    keeping.count_terms(older_than=timedelta(0))
    with stage.playing("kobe") as kobe:
        keeping.propose(kobe, found[0][1], what=TermDecision.What.ERASE, reason=NOBODY_NEEDS_IT, keep_until=None)
    return [stage.told(request, asked=300) for request, _subject in found]


def _asked_long_ago(stage: Stage, name: str, asked: Asked) -> tuple[UUID, UUID]:
    """Without account, with a date of birth; afterwards they stopped sharing it, so that it is nobody's work any more."""
    with stage.playing() as visitor:
        person, subject = new_person(name=name, language="nl", birth_date=timezone.localdate() - OLDER)
        they = replace(visitor, person_id=person, subject_id=subject, name=name)
        with acting_as(they):
            open_subject(they, subject, Purpose.HELP, fresh=True)
            question = Question(
                asker=asked.asker, goes_well=asked.goes_well, hard=asked.hard, life_areas=asked.areas,
                reach_by=asked.reach_by, reach_where=asked.reach_where, language="nl",
            )  # fmt: skip
            request = door.ask(Subject(pk=subject, village_id=stage.village_id), by=they, question=question)
            door.stop_sharing(request, by=they)
    return request.pk, subject
