"""A paper is kept sealed, seen by those it is for, and gone when who kept it takes it away."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner, consent, restrict
from tests.modules.own_data.test_copies import box, page_in
from tests.modules.papers.conftest import HERE, a_drawing, content, keep, row
from village.modules.papers import actions
from village.modules.papers.actions import Told
from village.modules.papers.keeping import keep_paper, papers_of
from village.modules.papers.models import Content, Paper
from village.modules.papers.queries import content_of
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.vocabulary import DataKind, NotAllowed, Right

WHO = ["leila", "yara", "hanne", "els", "jonas", "oona", "ex", "stranger", "kobe", "pia", "oma"]


def sent(data=None, name="drawing.png", **more):
    return {
        "paper": SimpleUploadedFile(name, a_drawing() if data is None else data, "image/png"),
        "kind": "6",
        **more,
    }


def status(cast, who, paper, rest=""):
    return browser(cast, who).get(f"{HERE}{paper.pk}/{rest}").status_code


def opens(cast, paper):
    return {who for who in WHO if status(cast, who, paper) == 200}


def test_leila_keeps_a_drawing_and_finds_it_back(wilgendaal):
    client = browser(wilgendaal, "leila")
    answer = client.post(
        HERE + "new/", sent(about=str(wilgendaal.people["leila"].subject_id), called="House"), follow=True
    )
    assert "House" in words_of(answer) and "<img" in words_of(answer)
    assert "House" in words_of(client.get(HERE))


def test_nothing_of_it_lies_in_the_clear(wilgendaal, letter):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM papers_content")
        sealed = bytes(cursor.fetchone()[0])
        cursor.execute("SELECT called FROM papers_paper")
        assert b"school" not in bytes(cursor.fetchone()[0])
    assert b"PNG" not in sealed and a_drawing()[:20] not in sealed
    assert content_of_as(wilgendaal.leila, letter) == a_drawing()


def content_of_as(who, paper):
    with acting_as(who) as actor:
        return content_of(find(actor, Paper, paper.pk))


def test_a_mother_sees_her_sons_letter_and_nobody_outside_does(wilgendaal, letter):
    assert opens(wilgendaal, letter) == {"leila"}


def test_whoever_it_is_shared_with_sees_it_until_it_stops(wilgendaal, letter):
    given = consent(wilgendaal, "sami", "leila", item=letter.pk, kind=DataKind.SCHOOL, to="jonas")
    assert opens(wilgendaal, letter) == {"leila", "jonas"}
    with as_owner():
        given.withdrawn_at = given.from_at
        given.save()
    assert opens(wilgendaal, letter) == {"leila"}


def test_who_is_kept_out_sees_nothing_even_when_it_was_shared(wilgendaal, letter):
    consent(wilgendaal, "sami", "leila", item=letter.pk, kind=DataKind.SCHOOL, to="jonas")
    restrict(wilgendaal, "sami", "jonas", "leila", item=letter.pk)
    assert opens(wilgendaal, letter) == {"leila"}


def test_what_yara_keeps_just_for_herself_her_mother_never_sees(wilgendaal):
    secret = keep(wilgendaal, "yara", kind=DataKind.OWN_STORY, called="For nobody")
    assert opens(wilgendaal, secret) == {"yara"}
    assert "For nobody" not in words_of(browser(wilgendaal, "leila").get(HERE))


def test_what_yara_keeps_with_her_family_her_mother_sees(wilgendaal):
    assert opens(wilgendaal, keep(wilgendaal, "yara")) == {"yara", "leila"}


def test_what_the_family_keeps_its_owners_see(wilgendaal):
    assert opens(wilgendaal, keep(wilgendaal, "leila", wilgendaal.family)) == {"yara", "leila"}


@pytest.mark.parametrize("who", ["yara", "els", "stranger", "hanne"])
def test_nobody_else_keeps_a_paper_about_sami(wilgendaal, who):
    with pytest.raises(NotAllowed):
        keep(wilgendaal, who, "sami")


def test_a_mother_writes_nothing_into_what_is_just_for_her_daughter(wilgendaal):
    with pytest.raises(NotAllowed):
        keep(wilgendaal, "leila", "yara", kind=DataKind.OWN_STORY)
    page = browser(wilgendaal, "leila").post(
        HERE + "new/", sent(about=str(wilgendaal.people["yara"].subject_id)) | {"kind": "7"}
    )
    assert page.status_code == 422 and "Only what is about yourself" in words_of(page)


@pytest.mark.parametrize("rest", ["", "play/", "take/"])
def test_every_address_of_it_is_as_closed_as_the_paper(wilgendaal, letter, rest):
    assert status(wilgendaal, "leila", letter, rest) == 200
    for who in ("els", "stranger", "jonas", "yara"):
        assert status(wilgendaal, who, letter, rest) == 404
    assert browser(wilgendaal).get(f"{HERE}{letter.pk}/{rest}").status_code == 302


def test_only_who_kept_it_changes_it_or_takes_it_away(wilgendaal, letter):
    consent(wilgendaal, "sami", "leila", item=letter.pk, kind=DataKind.SCHOOL, to="jonas", rights=Right(7))
    for rest in ("change/", "away/"):
        assert status(wilgendaal, "leila", letter, rest) == 200
        assert status(wilgendaal, "jonas", letter, rest) == 404
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(NotAllowed):
        actions.take_away(find(jonas, Paper, letter.pk), by=jonas)


def test_taken_away_is_gone_for_everybody(wilgendaal, letter):
    client = browser(wilgendaal, "leila")
    assert client.post(f"{HERE}{letter.pk}/away/").status_code == 302
    assert {
        client.get(f"{HERE}{letter.pk}/{rest}").status_code
        for rest in ("", "play/", "take/", "change/", "away/")
    } == {404}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT octet_length(c.sealed), octet_length(p.called), p.size"
            " FROM papers_content c JOIN papers_paper p ON p.id = paper_id"
        )
        assert cursor.fetchone() == (0, 0, 0)


def test_another_name_and_date(wilgendaal, letter):
    client = browser(wilgendaal, "leila")
    said = {"called": "<b>Report</b>", "sort": "report", "dated_on": "2021-09-01"}
    page = words_of(client.post(f"{HERE}{letter.pk}/change/", said, follow=True))
    assert "&lt;b&gt;Report&lt;/b&gt;" in page and "1 September 2021" in page
    for wrong in ("0001-01-01", "9999-12-31", "yesterday"):
        assert client.post(f"{HERE}{letter.pk}/change/", said | {"dated_on": wrong}).status_code == 422


def test_taking_it_along_is_written_in_the_logbook(wilgendaal, letter):
    browser(wilgendaal, "leila").get(f"{HERE}{letter.pk}/take/")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM logbook_entry WHERE verb = 'papers.take_along' AND act = 'export'"
        )
        assert cursor.fetchone()[0] == 1


def test_it_leaves_to_be_saved_and_runs_nowhere(wilgendaal, letter):
    answer = browser(wilgendaal, "leila").get(f"{HERE}{letter.pk}/take/")
    assert answer["Content-Disposition"] == 'attachment; filename="Letter of the school.png"'
    for one in (answer, browser(wilgendaal, "leila").get(f"{HERE}{letter.pk}/play/")):
        assert one["Content-Type"] == "image/png" and one["X-Content-Type-Options"] == "nosniff"
        assert one["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
        assert one["Cache-Control"] == "no-store" and one.content == a_drawing()


def test_a_sound_is_heard_in_parts(wilgendaal):
    voice = keep(wilgendaal, "leila", media="audio/webm", data=b"0123456789")
    client = browser(wilgendaal, "leila")
    part = client.get(f"{HERE}{voice.pk}/play/", headers={"Range": "bytes=2-5"})
    assert (part.status_code, part.content, part["Content-Range"]) == (206, b"2345", "bytes 2-5/10")
    assert client.get(f"{HERE}{voice.pk}/play/", headers={"Range": "bytes=20-"}).status_code == 416
    for odd in ("bytes=-5", "lines=1-2", "bytes=5-2,8-9", "bytes=99999999999999999-"):
        assert client.get(f"{HERE}{voice.pk}/play/", headers={"Range": odd}).content == b"0123456789"


def test_only_pages_that_record_may_use_the_microphone(wilgendaal, letter):
    client = browser(wilgendaal, "leila")
    new, one, mine = (client.get(HERE + rest) for rest in ("new/", f"{letter.pk}/", ""))
    assert (
        "microphone=(self)" in new["Permissions-Policy"]
        and "media-src 'self' blob:" in new["Content-Security-Policy"]
    )
    assert (
        "microphone=()" in one["Permissions-Policy"] and "media-src 'self'" in one["Content-Security-Policy"]
    )
    assert "media-src" not in mine["Content-Security-Policy"]
    assert {part.split("=")[0] for part in new["Permissions-Policy"].split(", ")} == {
        part.split("=")[0] for part in mine["Permissions-Policy"].split(", ")
    }


def test_a_pdf_is_never_shown_here(wilgendaal):
    report = keep(wilgendaal, "leila", media="application/pdf", data=b"%PDF-1.7")
    assert status(wilgendaal, "leila", report) == 200 and status(wilgendaal, "leila", report, "play/") == 404


def test_sent_twice_is_kept_once(wilgendaal):
    client = browser(wilgendaal, "leila")
    for _time in range(2):
        client.post(
            HERE + "new/", sent(about=str(wilgendaal.people["leila"].subject_id), once="a-token-of-a-form")
        )
    assert len(rows(Paper)) == 1


def rows(model):
    with as_owner():
        return list(model.unscoped.all())


def test_there_is_room_for_so_much_about_one_person(wilgendaal, settings):
    settings.VILLAGE_PAPERS_PER_PERSON = len(a_drawing()) + 10
    client = browser(wilgendaal, "leila")
    said = {"about": str(wilgendaal.people["leila"].subject_id)}
    assert client.post(HERE + "new/", sent(**said)).status_code == 302
    page = client.post(HERE + "new/", sent(**said))
    assert page.status_code == 422 and "no room for more" in words_of(page)


def test_too_large_is_said_and_nothing_typed_is_lost(wilgendaal, settings):
    settings.VILLAGE_LARGEST_UPLOAD = 2000
    page = browser(wilgendaal, "leila").post(
        HERE + "new/", sent(b"\x89PNG" + b"0" * 5000, called="House with a tree")
    )
    assert (
        page.status_code == 422
        and "It is too large" in words_of(page)
        and "House with a tree" in words_of(page)
    )


def test_endless_is_not_waited_for(wilgendaal, settings):
    settings.VILLAGE_LARGEST_UPLOAD = 100
    page = browser(wilgendaal, "leila").post(HERE + "new/", {"called": "House", **sent(b"0" * 5000)})
    assert page.status_code == 422 and "It is too large" in words_of(page) and "House" in words_of(page)


def test_the_place_of_a_photo_is_left_out(wilgendaal):
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Secretphone", 6
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (30, 20), "tomato").save(made, "JPEG", exif=exif, comment=b"at home")
    browser(wilgendaal, "leila").post(
        HERE + "new/", sent(made.getvalue(), "IMG_1.jpg", about=str(wilgendaal.people["leila"].subject_id))
    )
    kept = content_of_as(wilgendaal.leila, row(Paper))
    assert b"Exif" not in kept and b"Secretphone" not in kept and b"at home" not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (20, 30) and not picture.getexif()


def test_bytes_moved_to_another_paper_open_nothing(wilgendaal, letter):
    other = keep(wilgendaal, "leila", "sami")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE papers_content SET sealed = (SELECT sealed FROM papers_content WHERE paper_id = %s) WHERE paper_id = %s",
            [letter.pk, other.pk],
        )
    client = browser(wilgendaal, "leila")
    assert client.get(f"{HERE}{other.pk}/play/").status_code == 404


def test_what_is_kept_with_a_record_is_for_whoever_reads_it(wilgendaal, letter):
    """The seam for other modules: a voice beside what was told."""
    consent(wilgendaal, "sami", "leila", item=letter.pk, kind=DataKind.SCHOOL, to="jonas")
    with acting_as(wilgendaal.leila) as leila:
        kept = keep_paper(find(leila, Paper, letter.pk), by=leila, content=content(), told=Told("My voice"))
    a_moment_later()
    assert kept.item_id == letter.pk
    with acting_as(wilgendaal.jonas) as jonas:
        find(jonas, Paper, letter.pk)
        assert [paper.name for paper in papers_of(letter.item_id)] == ["Letter of the school", "My voice"]
    assert opens(wilgendaal, kept) == {"leila", "jonas"}


def test_the_content_of_a_paper_is_never_in_a_list(wilgendaal, letter):
    assert not hasattr(Paper, "sealed") and Content._meta.get_field("paper").related_model is Paper


def test_the_copy_of_ones_own_data_holds_the_papers_themselves(wilgendaal, letter):
    copy = box(wilgendaal, "leila", "sami")
    assert copy.read("papers/001 Letter of the school.png") == a_drawing()
    assert "Letter of the school" in page_in(copy) and b"IHDR" not in copy.read("own-data.json")


def test_the_copy_of_a_mother_holds_nothing_her_daughter_keeps_for_herself(wilgendaal):
    keep(wilgendaal, "yara", kind=DataKind.OWN_STORY, called="For nobody")
    assert not [name for name in box(wilgendaal, "leila", "yara").namelist() if name.startswith("papers/")]
    assert "papers/001 For nobody.png" in box(wilgendaal, "yara").namelist()


MARK = b"kx-inside-the-voice"


def test_what_is_inside_comes_out_where_it_should_and_nowhere_else(wilgendaal):
    voice = keep(wilgendaal, "leila", "sami", kind=DataKind.SCHOOL, media="audio/webm", data=b"\x1aE\xdf\xa3" + MARK)
    consent(wilgendaal, "sami", "leila", item=voice.pk, kind=DataKind.SCHOOL, to="jonas")
    pages = ["/wilgendaal/", HERE, f"{HERE}earlier/", f"{HERE}{voice.pk}/", "/wilgendaal/circle/", "/wilgendaal/circle/looked/"]
    its_own = [f"{HERE}{voice.pk}/play/", f"{HERE}{voice.pk}/take/"]
    for who in ("leila", "jonas", "els", "yara", "stranger", "kobe", "pia", ""):
        client = browser(wilgendaal, who)
        found = [url for url in [*pages, *its_own] if MARK in client.get(url).content]
        assert found == (its_own if who in ("leila", "jonas") else []), who
