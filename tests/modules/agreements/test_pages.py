"""The screens: reading and answering, told back, comparing, saying it aloud, on paper. Each "may" beside its "may not"."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.agreements.conftest import (
    AT_SCHOOL,
    how_it_stands,
    ids,
    propose,
    says,
)
from tests.modules.family_plans.conftest import YARAS, at
from village.modules.agreements import papers
from village.modules.agreements.drawing import Hold, Line, Part, on_one_page
from village.modules.agreements.models import Answer, FrozenPiece, PaperCode
from village.modules.agreements.views import hold
from village.modules.family_plans import writing
from village.modules.family_plans.models import Goal
from village.modules.family_plans.queries import worded
from village.trust.access.actor import acting_as
from village.trust.logbook.models import Entry
from village.trust.people.models import Person

A = "/wilgendaal/agreed"
SURE = {"reads": "readers", "stop": "any_day"}
OUTSIDE = ["ex", "stranger", "jonas", "nele", "karim", "bram", "griet", "kobe", "pia", "oma"]


def choices(cast, version, said):
    """The form as it is sent: a word to each point this family is asked about."""
    with acting_as(cast.leila) as leila:
        at(leila, version)
        places = FrozenPiece.unscoped.filter(version=version, section__in=["goals", "steps"]).values_list("place", flat=True)
        return {f"p{place}": said for place in places} | {f"w{place}": "" for place in places}


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, answer.status_code
    return words_of(answer)


def test_the_mother_reads_answers_and_it_stands(wilgendaal, version):
    leila = browser(wilgendaal, "leila")
    text = page(leila, f"{A}/{version.pk}/")
    assert AT_SCHOOL in text and "The mornings are calm." in text and "0 of 4 points agreed" in text
    answer = leila.post(f"{A}/{version.pk}/", {"all": "1", **SURE})
    assert answer.status_code == 302
    text = page(leila, f"{A}/{version.pk}/")
    assert "Leïla Benali: Yes" in text and "Yara Benali: Waits for an answer" in text


def test_a_yes_asks_two_questions_first_and_a_wrong_answer_explains_and_never_blocks(wilgendaal, version):
    leila = browser(wilgendaal, "leila")
    sent = choices(wilgendaal, version, "yes") | {"reads": "everybody", "stop": "never"}
    answer = leila.post(f"{A}/{version.pk}/", sent)
    assert answer.status_code == 422
    text = words_of(answer)
    assert "Only the people you chose read it" in text and "You can stop any day" in text
    assert how_it_stands(wilgendaal, version)["The mornings are calm"] == "open"
    assert re.search(r'name="p\d+" value="yes"[^>]*checked', answer.content.decode()), "what was filled in is still there"
    assert leila.post(f"{A}/{version.pk}/", sent | {"explained": "1"}).status_code == 302
    assert "Leïla Benali: Yes" in page(leila, f"{A}/{version.pk}/")


def test_a_no_needs_no_questions(wilgendaal, version):
    leila = browser(wilgendaal, "leila")
    assert leila.post(f"{A}/{version.pk}/", choices(wilgendaal, version, "no")).status_code == 302
    assert set(how_it_stands(wilgendaal, version).values()) == {"not_agreed"}


def test_an_empty_form_says_so_and_somebody_else_s_point_is_refused(wilgendaal, version):
    leila = browser(wilgendaal, "leila")
    answer = leila.post(f"{A}/{version.pk}/", {})
    assert answer.status_code == 422 and "Nothing is filled in yet" in words_of(answer)
    assert leila.post(f"{A}/{version.pk}/", {"p99": "yes", **SURE}).status_code == 422


def test_the_same_form_twice_is_one_answer(wilgendaal, version):
    leila = browser(wilgendaal, "leila")
    for _again in range(2):
        assert leila.post(f"{A}/{version.pk}/", {"all": "1", "once": "the-same", **SURE}).status_code == 302
    with as_owner():
        assert Answer.unscoped.count() == 4


def test_the_teacher_reads_and_answers_for_school_and_sees_no_more(wilgendaal, version):
    els = browser(wilgendaal, "els")
    text = page(els, f"{A}/{version.pk}/")
    assert AT_SCHOOL in text and "Talks with Yara on Monday." in text
    for hidden in ("The mornings are calm.", "Oma reads", YARAS, "shouting"):
        assert hidden not in text
    assert "Two questions before a yes" not in text
    assert els.post(f"{A}/{version.pk}/", {"all": "1"}).status_code == 302
    with as_owner():
        assert Answer.unscoped.filter(person=wilgendaal.people["els"]).count() == 1
    compared = page(els, f"{A}/{version.pk}/compare/?with=now")
    assert "calm" not in compared


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_else_finds_any_of_it(wilgendaal, version, drawn, who):
    client, key = browser(wilgendaal, who), next(iter(ids(wilgendaal, version).values()))
    for path in (f"{version.pk}/", f"{version.pk}/compare/", f"propose/{drawn.pk}/", f"hold/{drawn.pk}/", f"point/{key}/"):
        assert client.get(f"{A}/{path}").status_code == 404, path
    for path in (f"{version.pk}/", f"{version.pk}/paper/", f"propose/{drawn.pk}/", f"hold/{drawn.pk}/", f"point/{key}/"):
        assert client.post(f"{A}/{path}", {"all": "1", "person": str(wilgendaal.people["leila"].pk)}).status_code == 404, path


def test_a_visitor_is_sent_to_sign_in(wilgendaal, version):
    assert "/account/login/" in browser(wilgendaal).get(f"{A}/{version.pk}/")["Location"]


def test_by_her_link_the_grandmother_answers_her_own_step(wilgendaal, version):
    """With her account here; she sees that one point, and not the version."""
    key = next(key for words, key in ids(wilgendaal, version).items() if words.startswith("Oma"))
    oma = browser(wilgendaal, "oma")
    with as_owner():
        step = f"/wilgendaal/plan/step/{FrozenPiece.unscoped.get(pk=key).key}/"
    assert f"{A}/point/{key}/" in page(oma, step), "the page of her step says that she is asked"
    assert "/agreed/point/" not in page(browser(wilgendaal, "leila"), step)
    text = page(oma, f"{A}/point/{key}/")
    assert "Oma reads with Sami on Wednesday." in text and "calm" not in text
    with as_owner():
        place = FrozenPiece.unscoped.get(pk=key).place
    assert oma.post(f"{A}/point/{key}/", {f"p{place}": "yes"}).status_code == 302
    assert "Oma: Yes" in page(oma, f"{A}/point/{key}/")
    assert "/agreed/point/" not in page(oma, step), "she answered"


def test_proposing_shows_what_changed_first(wilgendaal, version, drawn):
    leila = browser(wilgendaal, "leila")
    assert "Nothing changed" in page(leila, f"{A}/propose/{drawn.pk}/")
    with acting_as(wilgendaal.leila) as actor:
        at(actor, drawn)
        goal = Goal.unscoped.get(plan=drawn, place=2)
        writing.reword(goal, by=actor, words="The mornings are calm. Somebody sings.", number=worded(goal).number)
    text = page(leila, f"{A}/propose/{drawn.pk}/")
    assert "Somebody sings." in text and "Nobody shouts." in text and "No longer there:" in text and "New:" in text
    there = leila.post(f"{A}/propose/{drawn.pk}/")["Location"]
    assert "Version 2" in page(leila, there)
    assert "There is a newer version" in page(leila, f"{A}/{version.pk}/")
    text = page(leila, f"{there}compare/")
    assert "From version 1 to version 2" in text and "<del>Nobody shouts.</del>" in text
    assert "<ins>Somebody sings.</ins>" in text


@pytest.mark.parametrize("who", ["els", "hanne"])
def test_who_works_here_and_does_not_coordinate_proposes_nothing(wilgendaal, version, drawn, who):
    client = browser(wilgendaal, who)
    assert client.get(f"{A}/propose/{drawn.pk}/").status_code == 404
    assert client.post(f"{A}/propose/{drawn.pk}/").status_code == 404


# said aloud


def test_it_is_written_down_with_a_witness_and_taken_back(wilgendaal, version):
    hanne, leila = browser(wilgendaal, "hanne"), browser(wilgendaal, "leila")
    there = f"{A}/{version.pk}/aloud/{wilgendaal.people['leila'].pk}/"
    assert "What does Leïla Benali say?" in page(hanne, there)
    sent = choices(wilgendaal, version, "yes")
    wrong = hanne.post(there, sent | {"witness": ""})
    assert wrong.status_code == 422 and "Write the name of the witness." in words_of(wrong)
    assert hanne.post(there, sent | {"witness": "Greet Maes"}).status_code == 302
    text = page(leila, f"{A}/{version.pk}/")
    assert "Leïla Benali said it aloud. Greet Maes heard it, Hanne Moreels wrote it down." in text
    back = re.search(r"/agreed/answer/[0-9a-f-]+/back/", text)[0]
    assert hanne.post(f"/wilgendaal{back}").status_code == 404
    assert leila.post(f"/wilgendaal{back}").status_code == 302
    assert "Leïla Benali: Not yet" in page(leila, f"{A}/{version.pk}/")


@pytest.mark.parametrize("who", ["leila", "yara", "oma", "stranger"])
def test_the_family_writes_nothing_down_for_one_another(wilgendaal, version, who):
    client, there = browser(wilgendaal, who), f"{A}/{version.pk}/aloud/{wilgendaal.people['els'].pk}/"
    assert client.get(there).status_code == 404
    assert client.post(there, choices(wilgendaal, version, "yes") | {"witness": "x"}).status_code == 404


# on paper


def paper_for(cast, version, who="leila", person="oma"):
    return browser(cast, who).post(f"{A}/{version.pk}/paper/", {"person": str(cast.people[person].pk)})


def text_of(answer):
    return " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages).split())


def test_the_paper_holds_only_what_she_is_asked_and_its_code_answers_it(wilgendaal, version):
    answer = paper_for(wilgendaal, version)
    assert answer["Content-Type"] == "application/pdf" and answer["Cache-Control"] == "no-store, private"
    text = text_of(answer)
    assert "Oma reads with Sami on Wednesday." in text and "calm" not in text
    code = re.search(r"(\d{4} ){3}\d{4}", text)[0]
    anybody = browser(wilgendaal)
    asked = words_of(anybody.post(f"{A}/code/", {"code": code}))
    place = re.search(r'name="p(\d+)"', asked)[1]
    for hidden in ("Oma", "Sami", "calm", "Benali", "Leïla"):
        assert hidden not in asked
    sent = {"code": code, "answering": "1", f"p{place}": "yes"}
    told = anybody.post(f"{A}/code/", sent)
    assert told.status_code == 422 and "Only the people you chose read it" in words_of(told)
    done = anybody.post(f"{A}/code/", sent | SURE)
    assert done.status_code == 200 and "Thank you, it is written down" in words_of(done)
    assert how_it_stands(wilgendaal, version)["Oma reads with Sami on Wednesday"] == "open"  # the family still has to
    says(wilgendaal, version, "leila")
    says(wilgendaal, version, "yara")
    assert how_it_stands(wilgendaal, version)["Oma reads with Sami on Wednesday"] == "agreed"
    assert "with the code on paper" in page(browser(wilgendaal, "leila"), f"{A}/{version.pk}/")
    with as_owner():
        assert code.replace(" ", "").encode() not in bytes(PaperCode.unscoped.get().fingerprint)


@pytest.mark.parametrize("who", ["els", "hanne", "oma"])
def test_nobody_who_works_here_makes_a_code_for_the_mother(wilgendaal, version, who):
    """P-05: whoever holds the code speaks for her; only the family prints one."""
    assert paper_for(wilgendaal, version, who, "leila").status_code == 404
    with as_owner():
        assert not PaperCode.unscoped.exists()


def test_a_code_for_somebody_who_is_not_asked_is_not_made(wilgendaal, version):
    assert paper_for(wilgendaal, version, "leila", "jonas").status_code == 404


def test_a_wrong_code_and_one_of_an_older_version_open_nothing(wilgendaal, version, drawn):
    code = re.search(r"(\d{4} ){3}\d{4}", text_of(paper_for(wilgendaal, version)))[0]
    with acting_as(wilgendaal.leila) as actor:
        at(actor, drawn)
        writing.add_goal(drawn, by=actor, words="We eat together.", life_area="home")
    propose(wilgendaal, drawn)
    for typed in (code, "1234 5678 9012 3456", "", "x"):
        answer = browser(wilgendaal).post(f"{A}/code/", {"code": typed, "answering": "1", "p1": "yes", **SURE})
        assert answer.status_code == 422 and "opens nothing here" in words_of(answer)


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
@pytest.mark.parametrize("what", ["fridge", "short"])
@pytest.mark.parametrize("large", ["", "on"])
def test_the_paper_is_sound_in_every_language(wilgendaal, version, drawn, language, what, large):
    answer = browser(wilgendaal, "leila").post(
        f"{A}/hold/{drawn.pk}/", {"what": what, "who": "0", "language": language, "large": large}
    )
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
    read = PdfReader(BytesIO(answer.content), strict=True)
    assert read.trailer["/Root"]["/Lang"] == language and "/StructTreeRoot" in read.trailer["/Root"]
    found = [font.get_object() for one in read.pages for font in one["/Resources"]["/Font"].values()]
    fonts = {str(font["/BaseFont"]) for font in found}
    assert fonts and all("Vazirmatn" in font for font in fonts)
    read_back = {word.strip("\u2068\u2069\u200e\u200f.") for word in text_of(answer).split()}
    assert {"The", "mornings", "are", "calm"} <= read_back  # in which order is the reader's, between right to left
    assert what == "short" or len(read.pages) == 1


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("many", [1, 5, 12, 60])
def test_the_page_for_the_fridge_is_one_page_however_much_there_is_to_do(many, large):
    """Smaller letters first; then what comes first, and that there is more."""

    def draw(most):
        steps = papers._first([Line("Walks with Sami to school.\nFrom door to gate · Before Monday", "Greet")] * many, most)
        return Hold("Leïla", "For on the fridge.", "Printed", [Part("One", steps), Part("Two", steps)], large=large)

    read = PdfReader(BytesIO(on_one_page(draw)))
    text = " ".join(read.pages[0].extract_text().split())
    assert len(read.pages) == 1 and ("more, on our page." in text) == (text.count("Walks with Sami") < 2 * many)


def test_a_page_for_the_fridge_of_a_helper_holds_only_what_she_does(wilgendaal, version, drawn):
    leila = browser(wilgendaal, "leila")
    form = page(leila, f"{A}/hold/{drawn.pk}/")
    place = re.search(r'name="who" value="(\d)"[^>]*>\s*(?:<[^>]*>)*\s*Oma', form)[1]
    text = text_of(leila.post(f"{A}/hold/{drawn.pk}/", {"what": "fridge", "who": place, "language": "en"}))
    assert "Oma reads with Sami on Wednesday." in text and "calm" not in text and "Talks with Yara" not in text


def test_the_teacher_s_paper_holds_school_only_and_that_she_took_it_is_written_down(wilgendaal, version, drawn):
    answer = browser(wilgendaal, "els").post(f"{A}/hold/{drawn.pk}/", {"what": "short", "who": "0", "language": "en"})
    text = text_of(answer)
    assert AT_SCHOOL in text and "calm" not in text and "shouting" not in text
    with as_owner():
        assert Entry.unscoped.filter(act="export", verb="agreements.take_paper", subject_id=drawn.subject_id).count() == 1


def test_the_plan_page_tells_who_agreed_and_what_changed_since(wilgendaal, version, drawn, members):
    leila = browser(wilgendaal, "leila")
    assert "Nothing holds yet" in page(leila, f"/wilgendaal/plan/{drawn.pk}/")
    for who in ("leila", "yara", "els"):
        says(wilgendaal, version, who)
    key = next(key for words, key in ids(wilgendaal, version).items() if words.startswith("Oma"))
    with as_owner():
        place = FrozenPiece.unscoped.get(pk=key).place
    browser(wilgendaal, "oma").post(f"{A}/point/{key}/", {f"p{place}": "yes"})
    assert "Agreed: version 1. 0 changes since." in page(leila, f"/wilgendaal/plan/{drawn.pk}/")
    with acting_as(wilgendaal.leila) as actor:
        at(actor, drawn)
        writing.add_goal(drawn, by=actor, words="We eat together.", life_area="home")
    assert "Agreed: version 1. 1 change since." in page(leila, f"/wilgendaal/plan/{drawn.pk}/")
    propose(wilgendaal, drawn)  # nobody answered this one yet: what was agreed before still holds
    assert "Agreed: version 1. 1 change since." in page(leila, f"/wilgendaal/plan/{drawn.pk}/")


def test_the_square_leads_only_where_its_reader_can_go(wilgendaal, version, drawn, monkeypatch):
    made = []
    monkeypatch.setattr(hold, "on_one_page", lambda draw: made.append(draw(None)) or b"")
    leila = browser(wilgendaal, "leila")
    for name in ("Yara", "Oma"):
        place = re.search(rf'name="who" value="(\d)"[^>]*>\s*(?:<[^>]*>)*\s*{name}', page(leila, f"{A}/hold/{drawn.pk}/"))[1]
        leila.post(f"{A}/hold/{drawn.pk}/", {"what": "fridge", "who": place, "language": "en"})
    yaras, omas = (paper.link.removeprefix("http://testserver") for paper in made)
    assert browser(wilgendaal, "yara").get(yaras).status_code == 200
    assert browser(wilgendaal, "oma").get(yaras).status_code == 404 and browser(wilgendaal, "oma").get(omas).status_code == 200
    with as_owner():
        Person.unscoped.filter(pk=wilgendaal.people["oma"].pk).update(account=None)
    leila.post(f"{A}/hold/{drawn.pk}/", {"what": "fridge", "who": place, "language": "en"})
    assert made[-1].link == "", "who has no account comes in by a link of her own"
