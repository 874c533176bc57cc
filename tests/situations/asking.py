"""What is checked of an answer that people prepare, and of a wish to erase (rows 24 and 26)."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.html import escape

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import Cast, as_owner, person, restrict
from tests.modules.help_requests.conftest import HARD, ask, opened, question
from tests.situations.answered import answered
from tests.situations.places import is_now, law_of
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import answering, erasing
from village.modules.own_data.keeping import destroy_keys
from village.modules.own_data.models import AnswerAsked, ErasureAsked, Hold
from village.modules.own_data.terms import answer_day, months_later
from village.trust.access.actor import acting_as
from village.trust.law.answers import GraveAct
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.people.models import Person
from village.trust.villages.keys import KeyErased, forget_keys, subject_key
from village.trust.vocabulary import DataKind

ANSWER = "He was absent for five days. A neighbour, Tom Vets, told us so on 0470 12 34 56. We come on Tuesday."
NEIGHBOUR = "Tom Vets"
MINE, DESK = "/wilgendaal/own-data/answers/", "/wilgendaal/own-data/asked/"
ERASE, ERASURES = "/wilgendaal/own-data/erase/", "/wilgendaal/own-data/erasures/"
REASON = "So the law of this place says."
OTHERS = ("els", "ex", "stranger", "oona", "kobe", "griet", "hanne")
"""A teacher, the ex-partner, a stranger, a worker elsewhere, the keeper, a manager, and who works on it."""


# row 24


def asked_for(cast: Cast, who: str = "leila", about: str = "sami") -> AnswerAsked:
    answered(cast, ANSWER)
    assert browser(cast, who).post(MINE, {"about": str(cast.people[about].subject_id)}).status_code == 302
    with as_owner():
        made = AnswerAsked.unscoped.get(village=cast.village)
        AnswerAsked.unscoped.update(asked_at=timezone.now())
    a_moment_later()
    return made


def page_of(one: AnswerAsked, more: str = "") -> str:
    return f"{DESK}{one.pk}/{more}"


def the_marked_row(cast: Cast, one: AnswerAsked) -> str:
    page = browser(cast, "pia").get(page_of(one))
    assert "<mark>" in page.content.decode()
    keys = [part.split("/")[0] for part in page.content.decode().split(f"{page_of(one)}")[1:]]
    rows = {key: words_of(browser(cast, "pia").get(page_of(one, f"{key}/"))) for key in keys if len(key) == 36}
    return next(key for key, shown in rows.items() if "seems to be about" in shown)


def hide(cast: Cast, one: AnswerAsked) -> None:
    """Pia hides the sentence about the neighbour."""
    row = the_marked_row(cast, one)
    page = browser(cast, "pia").get(page_of(one, f"{row}/")).content.decode()
    fields = sorted({name.split('"')[0] for name in page.split('name="p')[1:]})
    said = {f"p{name}": "-" for name in fields} | {"p1": "other"}
    assert browser(cast, "pia").post(page_of(one, f"{row}/"), said | {"p1": "because"}).status_code == 422
    assert browser(cast, "pia").post(page_of(one, f"{row}/"), said).status_code == 302


def two_people_prepare_what_goes_out(cast: Cast, place: str) -> None:
    one, law = asked_for(cast), law_of(place)
    assert one.answer_by.date() == answer_day(law, one.asked_at).date() and one.law_version.startswith(place)
    assert browser(cast, "leila").post(MINE, {"about": str(one.subject_id)}, follow=True).status_code == 200
    with as_owner():
        assert AnswerAsked.unscoped.count() == 1, "asked once"
    for nobody in (*OTHERS, "mieke", "leila", "yara"):
        assert browser(cast, nobody).get(page_of(one)).status_code == 404, nobody
    mieke = {"second": str(cast.people["mieke"].pk)}
    refused = browser(cast, "pia").post(page_of(one), mieke)
    assert refused.status_code == 422 and "nobody decided about them yet" in words_of(refused)
    hide(cast, one)
    for wrong in ("kobe", "hanne", "pia", "leila"):
        assert browser(cast, "pia").post(page_of(one), {"second": str(cast.people[wrong].pk)}).status_code == 422, wrong
    assert browser(cast, "pia").post(page_of(one), mieke).status_code == 302
    with as_owner():
        assert Notice.unscoped.filter(person=cast.people["mieke"], path=f"own-data/asked/{one.pk}/").count() == 1
    for nobody in OTHERS:
        assert browser(cast, nobody).post(page_of(one), {}).status_code == 404, nobody
    assert browser(cast, "pia").post(page_of(one), {}).status_code == 404, "nobody reads along with themself"
    read = words_of(browser(cast, "mieke").get(page_of(one)))
    assert NEIGHBOUR in read and "It is about somebody else" in read
    sent_back = browser(cast, "mieke").post(page_of(one, "back/"), {"why": "Look at the second sentence."})
    assert sent_back.status_code == 302
    assert browser(cast, "mieke").get(page_of(one)).status_code == 404, "sent back: the key ended"
    assert "Look at the second sentence." in words_of(browser(cast, "pia").get(page_of(one)))
    assert browser(cast, "pia").post(page_of(one), mieke).status_code == 302
    assert browser(cast, "mieke").post(page_of(one), {}).status_code == 302
    for who in ("pia", "mieke"):
        assert browser(cast, who).get(page_of(one)).status_code == 404, "delivered: the key ended"


def who_asked_reads_why_something_is_hidden_and_never_what(cast: Cast, place: str) -> None:
    one, law = asked_for(cast), law_of(place)
    hide(cast, one)
    browser(cast, "pia").post(page_of(one), {"second": str(cast.people["mieke"].pk)})
    take = f"{MINE}{one.pk}/take/"
    about = {"about": str(one.subject_id)}
    assert browser(cast, "leila").post(take, about).status_code == 404, "not before it went out"
    assert browser(cast, "mieke").post(page_of(one), {}).status_code == 302
    for nobody in (*OTHERS, "mieke", "pia", "yara"):
        assert browser(cast, nobody).post(take, about).status_code == 404, nobody
    assert browser(cast).post(take, about).status_code == 302, "a visitor signs in first"
    told = words_of(browser(cast, "leila").get(f"{MINE}?about={one.subject_id}"))
    grounds = {ground.key: ground for ground in law.hidden_grounds}
    authority = law.value("authority")[0].split(" (")[0]
    for words in ("Pia Lemmens", "Mieke Goossens", grounds["other"].words.in_language("en"), authority):
        assert escape(words) in told, words
    assert escape(grounds["other"].citation) in told and NEIGHBOUR not in told
    box = zipfile.ZipFile(io.BytesIO(browser(cast, "leila").post(take, about).content))
    everything = " ".join(box.read(name).decode(errors="replace") for name in box.namelist())
    page = box.read("own-data.html").decode()
    assert HARD in page and "He was absent for five days." in page and "We come on Tuesday." in page
    assert NEIGHBOUR not in everything and "0470 12 34 56" not in everything
    assert "It is about somebody else" in page and "Mieke Goossens" in page and escape(authority) in page


def every_look_is_in_the_logbook_and_the_key_ends(cast: Cast, place: str) -> None:
    one = asked_for(cast)
    browser(cast, "pia").get(page_of(one))
    with as_owner():
        lines = Entry.unscoped.filter(subject_id=one.subject_id, verb="own_data.read_to_answer", decision="allow")
        assert lines.count() >= 1 and set(lines.values_list("person_id", flat=True)) == {cast.people["pia"].pk}
    looked = words_of(browser(cast, "leila").get(f"/wilgendaal/circle/looked/?about={one.subject_id}"))
    assert "read it, to prepare the answer that was asked for" in looked and "Pia Lemmens" in looked
    with as_owner(), connection.cursor() as cursor:
        AnswerAsked.unscoped.update(key_until=timezone.now() - timedelta(days=1))
        cursor.execute("SELECT count(*) FROM own_data_answerasked WHERE content <> ''")
        assert cursor.fetchone() == (0,), "nothing is kept twice before it is delivered"
    assert browser(cast, "pia").get(page_of(one)).status_code == 404, "the key ends by itself"


def what_the_one_who_asks_may_not_read_does_not_go_out(cast: Cast, place: str) -> None:
    """Of a young person who asked alone, the mother's answer holds nothing; nor does who is kept out read along."""
    alone = ask(cast, cast.yara, "yara", actions.ask_alone, called_name="Yara", hard="Only for me.")
    is_now(cast, "yara", 11)
    assert browser(cast, "leila").post(MINE, {"about": str(alone.subject_id)}).status_code == 302
    with as_owner():
        one = AnswerAsked.unscoped.get()
        AnswerAsked.unscoped.update(asked_at=timezone.now())
    assert "Only for me." not in words_of(browser(cast, "pia").get(page_of(one)))
    restrict(cast, "yara", "mieke", "yara")
    refused = browser(cast, "pia").post(page_of(one), {"second": str(cast.people["mieke"].pk)})
    assert refused.status_code == 422
    with acting_as(cast.pia) as pia:
        assert [name for _key, name in answering.readers(one.pk, law_of(place)) if "Mieke" in name] == []
        assert pia.person_id


def somebody_without_an_account_asks_at_the_desk(cast: Cast, place: str) -> None:
    with acting_as(cast.visitor) as visitor:
        noor = actions.come_in(visitor, name="Noor Janssens", language="nl")
        asked = actions.ask(actions.Subject(pk=noor.subject_id), by=noor, question=question(called_name="Noor"))
    a_moment_later()
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    page = f"{DESK}for/{asked.pk}/"
    for nobody in ("els", "ex", "stranger", "oona", "kobe", "griet", "leila"):
        assert browser(cast, nobody).post(page, {"proof": "A passport."}).status_code == 404, nobody
    assert browser(cast, "hanne").post(page, {"proof": ""}).status_code == 422
    assert browser(cast, "hanne").post(page, {"proof": "A passport, with her picture."}).status_code == 302
    with as_owner():
        one = AnswerAsked.unscoped.get()
        AnswerAsked.unscoped.update(asked_at=timezone.now())
    assert browser(cast, "hanne").get(page_of(one)).status_code == 404, "who wrote it down does not read it"
    shown = words_of(browser(cast, "pia").get(page_of(one)))
    assert "Noor Janssens" in shown and HARD in shown and "A passport" in shown
    assert browser(cast, "pia").post(page_of(one), {"second": str(cast.people["mieke"].pk)}).status_code == 302
    assert browser(cast, "mieke").post(page_of(one), {}).status_code == 302
    with as_owner():
        person(cast, "noor", "Noor Janssens")
        account = cast.people["noor"].account_id
        Person.unscoped.filter(pk=cast.people["noor"].pk).update(account_id=None)
        Person.unscoped.filter(pk=noor.person_id).update(account_id=account)
    box = browser(cast, "noor").post(f"{MINE}{one.pk}/take/", {"about": str(noor.subject_id)})
    assert box.status_code == 200 and HARD in zipfile.ZipFile(io.BytesIO(box.content)).read("own-data.html").decode()


# row 26


def grown_up(cast: Cast) -> HelpRequest:
    """Imani, of age, asked for herself; Bram answered."""
    asked = ask(cast, cast.imani, "imani", called_name="Imani")
    with acting_as(cast.bram) as bram:
        actions.take_up(opened(bram, asked), by=bram)
        actions.answer(opened(bram, asked), by=bram, words="We come on Tuesday.")
    a_moment_later()
    return asked


def wished(cast: Cast, who: str = "imani", about: str = "imani") -> ErasureAsked:
    assert browser(cast, who).post(ERASE, {"about": str(cast.people[about].subject_id)}).status_code == 302
    with as_owner():
        return ErasureAsked.unscoped.filter(asked_by=cast.people[who]).latest("created_at")


def reread(asked: HelpRequest) -> HelpRequest:
    forget_keys()
    with as_owner():
        return HelpRequest.unscoped.get(pk=asked.pk)


def answer(cast: Cast, one: ErasureAsked, kinds: list[int], **more: str) -> int:
    said = {"kinds": [str(int(kind)) for kind in kinds], "because": "", "instead": "", "reason": REASON} | more
    return browser(cast, "pia").post(f"{ERASURES}{one.pk}/", said).status_code


def may_go(cast: Cast, one: ErasureAsked) -> list[int]:
    with acting_as(cast.pia) as pia:
        found = erasing.found(one.pk)
        assert found
        return [int(verdict.kind) for verdict in erasing.verdicts_about(pia, found) if verdict.may_go]


def the_law_says_what_goes_and_what_stays_with_its_article(cast: Cast, place: str) -> None:
    """Where the law has an own right to destruction it goes; elsewhere it stays until its term, with the article and a way."""
    asked, law = grown_up(cast), law_of(place)
    page = words_of(browser(cast, "imani").get(ERASE))
    statutory = next(ground for ground in law.erasure_grounds if ground.key == "statutory_term")
    stays = DataKind.FAMILY_STORY in law.erasure.kept_by_law
    assert stays is not law.erasure.own_destruction, "the Netherlands have an own right to destruction"
    assert (statutory.citation in page) is stays and law.citation("erasure") in page
    one = wished(cast)
    assert one.answer_by.date() == months_later(one.asked_at, law.erasure.months).date() and one.law_version.startswith(place)
    assert answer(cast, one, [DataKind.FAMILY_STORY]) == 422, "kept by law, or the name alone would stay without a ground"
    if not stays:
        assert answer(cast, one, may_go(cast, one)) == 302
        return
    for missing in ({"instead": "freeze", "reason": ""}, {"instead": ""}):
        assert answer(cast, one, [], **missing) == 422, "a reason and an alternative"
    assert answer(cast, one, [], instead="freeze") == 302
    assert browser(cast, "kobe").post(f"{ERASURES}{one.pk}/confirm/").status_code == 302
    read = words_of(browser(cast, "imani").get(ERASE))
    for words in ("It is kept", REASON, "Pia Lemmens", statutory.citation, "You can have it frozen",
                  escape(law.value("authority")[0].split(" (")[0])):  # fmt: skip
        assert words in read, words
    assert reread(asked).hard == HARD


def two_people_erase_words_and_key_and_nobody_alone(cast: Cast, place: str) -> None:
    """Past its term it goes in every place; the key too, so that no older copy can be read."""
    asked, law = grown_up(cast), law_of(place)
    long_ago = timezone.now() - timedelta(days=366 * 45)
    with as_owner(), connection.cursor() as cursor:
        for table in ("help_requests_helprequest", "help_requests_requeststep", "promises_promise", "people_person"):
            cursor.execute(f"UPDATE {table} SET created_at = %s WHERE subject_id = %s", [long_ago, asked.subject_id])
        Person.unscoped.filter(pk=cast.people["imani"].pk).update(birth_date=date(1970, 1, 20))
    one = wished(cast)
    assert law.second_person_needed(GraveAct.ERASE)
    for nobody in ("els", "ex", "stranger", "oona", "griet", "hanne", "imani"):
        assert browser(cast, nobody).get(ERASURES).status_code == 404, nobody
        assert browser(cast, nobody).post(f"{ERASURES}{one.pk}/confirm/").status_code == 404, nobody
    assert browser(cast, "kobe").post(f"{ERASURES}{one.pk}/", {"reason": "x"}).status_code == 404, "the keeper answers nothing"
    listed = words_of(browser(cast, "kobe").get(ERASURES))
    assert "Imani" not in listed and HARD not in listed and str(one.subject_id)[-8:] in listed
    assert answer(cast, one, may_go(cast, one)) == 302
    assert browser(cast, "pia").post(f"{ERASURES}{one.pk}/confirm/").status_code == 404, "not what she answered herself"
    assert reread(asked).hard == HARD, "one alone erases nothing"
    assert browser(cast, "kobe").post(f"{ERASURES}{one.pk}/confirm/").status_code == 302
    assert reread(asked).hard == HARD, "first she reads the answer"
    assert "All of it is erased" in words_of(browser(cast, "imani").get(ERASE))
    for nobody in (*OTHERS, "pia"):
        assert browser(cast, nobody).post(f"{ERASE}{one.pk}/now/").status_code == 404, nobody
    assert browser(cast, "imani").post(f"{ERASE}{one.pk}/now/").status_code == 302
    destroy_keys()
    gone = reread(asked)
    assert (gone.hard, gone.asker_name) == ("", "") and gone.closed_at
    with as_owner():
        assert Person.unscoped.get(pk=cast.people["imani"].pk).name == ""
        assert Entry.unscoped.filter(verb="own_data.erase_asked", subject_id=asked.subject_id).count() == 1
    with pytest.raises(KeyErased):
        subject_key(cast.village.pk, asked.subject_id)


def nobody_decides_alone_about_what_two_decide(cast: Cast, place: str) -> None:
    """Where the law asks the child and who raises it, one of them is not enough."""
    law, age = law_of(place), 14
    is_now(cast, "yara", age)
    asked = ask(cast, cast.leila, "yara", called_name="Yara")
    both = law.consenters(age, DataKind(asked.kind)) - {"guardians"}
    one = wished(cast, "leila", "yara")
    page = words_of(browser(cast, "leila").get(f"{ERASE}?about={asked.subject_id}"))
    needs = next(ground for ground in law.erasure_grounds if ground.key == "another_yes")
    if DataKind(asked.kind) not in law.erasure.kept_by_law:
        assert (needs.citation in page) is bool(both)
        assert (DataKind(asked.kind) in may_go(cast, one)) is not bool(both)
        wished(cast, "yara", "yara")
        assert DataKind(asked.kind) in may_go(cast, one), "now both asked it"
    else:
        assert DataKind(asked.kind) not in may_go(cast, one)
    assert browser(cast, "ex").post(ERASE, {"about": str(asked.subject_id)}).status_code == 404
    assert browser(cast, "ex").get(f"{ERASE}{asked.pk}/").status_code == 404


def a_hold_keeps_it_and_the_family_reads_why_unless_danger(cast: Cast, place: str) -> None:
    asked = grown_up(cast)
    one = wished(cast)
    page = f"{ERASURES}hold/{one.subject_id}/"
    soon = str(timezone.localdate() + timedelta(days=30))
    said = {"ground": "complaint", "reason": "A complaint about the answer runs.", "review_on": soon}
    for nobody in (*OTHERS, "imani"):
        assert browser(cast, nobody).post(page, said).status_code == 404, nobody
    stranger = cast.people["stranger"].subject_id
    assert browser(cast, "pia").post(f"{ERASURES}hold/{stranger}/", said).status_code == 404, "of whom nothing is asked"
    assert browser(cast, "pia").post(page, said | {"review_on": "2020-01-01"}).status_code == 422
    assert browser(cast, "pia").post(page, said).status_code == 302
    with as_owner():
        hold = Hold.unscoped.get()
    read = words_of(browser(cast, "imani").get(ERASE))
    assert "A complaint about the answer runs." in read and "Pia Lemmens" in read and "Nothing is erased for now." in read
    assert may_go(cast, one) == []
    assert browser(cast, "pia").post(f"{ERASURES}holds/", {"hold": str(hold.pk)}).status_code == 404, "not the own hold"
    assert browser(cast, "kobe").post(f"{ERASURES}holds/", {"hold": str(hold.pk)}).status_code == 302
    ended = {"hold": str(hold.pk), "because": "It was answered."}
    assert browser(cast, "pia").post(f"{ERASURES}holds/", ended).status_code == 302
    assert browser(cast, "pia").post(f"{ERASURES}holds/", {"hold": str(hold.pk)}).status_code == 404, "two people end it"
    assert browser(cast, "kobe").post(f"{ERASURES}holds/", {"hold": str(hold.pk)}).status_code == 302
    assert "Nothing is erased for now." not in words_of(browser(cast, "imani").get(ERASE))
    danger = said | {"ground": "danger", "reason": "Somebody may be harmed."}
    assert browser(cast, "pia").post(page, danger).status_code == 302
    assert "harmed" not in words_of(browser(cast, "imani").get(ERASE)), "never when somebody may be in danger"
    assert may_go(cast, one) == [] and reread(asked).hard == HARD


def own_words_go_at_once_and_what_others_wrote_does_not(cast: Cast, place: str) -> None:
    assert law_of(place).erasure.own_words_at_once
    mine, others = ask(cast, cast.imani, "imani", called_name="Imani"), grown_up(cast)
    for nobody in (*OTHERS, "bram"):
        assert browser(cast, nobody).post(f"{ERASE}{mine.pk}/").status_code == 404, nobody
    assert "they go at once" in words_of(browser(cast, "imani").get(f"{ERASE}{mine.pk}/"))
    assert browser(cast, "imani").post(f"{ERASE}{mine.pk}/").status_code == 302
    assert reread(mine).hard == "" and reread(mine).closed_at
    assert "two people look at it" in words_of(browser(cast, "imani").get(f"{ERASE}{others.pk}/"))
    assert browser(cast, "imani").post(f"{ERASE}{others.pk}/").status_code == 302
    assert reread(others).hard == HARD
    with as_owner():
        assert ErasureAsked.unscoped.get().item_id == others.pk
    assert others.number in words_of(browser(cast, "pia").get(ERASURES))

