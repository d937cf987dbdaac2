"""A promoter brings a roster as a table: sees each change first, and confirms all of it unless it has changed since."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from characters import edits
from characters.models import Character
from federations import rosters
from federations.models import Contract, Federation
from llmfed.accounts.models import User
from llmfed.world.models import Order
from tests import cast

HERE = "/desk/ironbound/import/"
NEW = "slug,name,gender,born,height_cm,weight_kg,over,bio\n"
VERA = "vera-stahl,Vera Stahl,f,2000-05-17,180,88,0.72,She welds.\n"
BO = "bo-lindqvist,Bo Lindqvist,m,2000-05-17,180,88,0.7,\n"
LOU = "lou-tarn,Lou Tarn,x,2002-03-04,171,70,0.3,Late of the quarry.\n"


@pytest.fixture
def pia(ironbound: Federation, client: Client) -> Client:
    """Pia, who runs Ironbound and has no office in the house."""
    user = User.objects.create_user("pia")
    ironbound.promoters.add(user)
    client.force_login(user)
    return client


def bring(client: Client, table: str | bytes) -> HttpResponse:
    data = table.encode() if isinstance(table, str) else table
    return client.post(HERE, {"roster": SimpleUploadedFile("roster.csv", data, content_type="text/csv")})


def confirm(client: Client, shown: HttpResponse) -> HttpResponse:
    told = {"seal": shown.context["preview"].seal, "text": shown.context["text"]}  # type: ignore[attr-defined]
    return client.post(HERE, told, follow=True)


def rows(shown: HttpResponse) -> list[rosters.Row]:
    return list(shown.context["preview"].rows)  # type: ignore[attr-defined]


def test_a_table_shows_field_by_field_what_it_would_change_and_then_does_it(pia: Client) -> None:
    shown = bring(pia, NEW + LOU + VERA + BO)
    assert [(row.line, row.what) for row in rows(shown)] == [(2, "added"), (3, "changed"), (4, "unchanged")]
    assert rows(shown)[1].changes == (rosters.Change("bio", "", "She welds."),)
    assert not Order.objects.exists()
    done = confirm(pia, shown)

    assert "1 added, 1 changed, 1 unchanged" in done.text
    assert sorted(Order.objects.values_list("kind", flat=True)) == ["character.created", "character.edited"]
    assert Character.objects.get(slug="vera-stahl").bio == "She welds."
    assert Contract.objects.active().filter(character__slug="lou-tarn", federation__slug="ironbound").exists()


def test_a_cell_of_two_lines_is_confirmed_as_a_browser_sends_it(pia: Client) -> None:
    shown = bring(pia, NEW + VERA.replace("She welds.", '"She welds.\nShe waits."'))
    told = {"seal": shown.context["preview"].seal, "text": shown.context["text"].replace("\n", "\r\n")}
    assert pia.post(HERE, told, follow=True).status_code == 200
    assert Character.objects.get(slug="vera-stahl").bio == "She welds.\nShe waits."


def test_what_is_refused_has_its_line_and_column_and_nothing_comes_in(pia: Client) -> None:
    child = LOU.replace("lou", "kid").replace("2002", "2019")
    tall = LOU.replace("lou", "max").replace("171", "371").replace("0.3", "3")
    shown = bring(pia, NEW + LOU + child + tall + LOU.replace("lou", "noe").replace("2002-03-04", "spring"))

    assert shown.status_code == 422
    found = {row.line: dict(row.wrong) for row in rows(shown)}
    assert found[2] == {}
    assert "everybody here is 18 or older" in " ".join(found[3].values())
    assert {"height_cm", "over"} & set(found[4])
    assert "born" in found[5]
    assert "Do all of this" not in shown.text
    refused = confirm(pia, shown)
    assert refused.status_code == 422
    assert not Order.objects.exists()


def test_a_preview_that_was_overtaken_is_refused_with_what_would_change_now(pia: Client) -> None:
    shown = bring(pia, "slug,bio\nvera-stahl,She welds.\n")
    vera = Character.objects.get(slug="vera-stahl")
    edits.edit(character=vera, changed={"bio": "She rivets."}, by=None, now=cast.BEGAN)
    stale = confirm(pia, shown)

    assert stale.status_code == 409
    assert "has changed since you looked" in stale.text
    assert rows(stale)[0].changes == (rosters.Change("bio", "She rivets.", "She welds."),)
    assert Character.objects.get(slug="vera-stahl").bio == "She rivets."
    assert "1 changed" in confirm(pia, stale).text


def test_the_roster_as_it_stands_comes_back_unchanged(pia: Client) -> None:
    table = pia.get(f"{HERE}roster.csv")
    assert table.headers["Content-Disposition"] == 'attachment; filename="ironbound.csv"'
    shown = bring(pia, table.content)

    assert {row.what for row in rows(shown)} == {"unchanged"}
    assert len(rows(shown)) == 15
    assert "Do all of this" not in shown.text


UNREADABLE: list[tuple[str | bytes, str]] = [
    ("slug,naem\na,b\n", "Line 1, column 2: &quot;naem&quot; is no column; did you mean name?"),
    ("name\nVera\n", "there is no column slug"),
    ("slug,name,name\na,b,c\n", "stands there twice"),
    ("slug,bio\nvera-stahl,a\nvera-stahl,b\n", "Line 3: slug &quot;vera-stahl&quot; is on another line too"),
    (b"slug,bio\nvera-stahl,\xff\n", "Line 2 is not UTF-8"),
    ("slug,bio\n", "0 rows"),
    ("slug,bio\nvera-stahl,a,b\n", "more cells than there are columns"),
    ("", "submitted file is empty"),
]


def test_what_is_no_table_is_refused_with_the_place(pia: Client) -> None:
    for table, reason in UNREADABLE:
        answer = bring(pia, table)
        assert answer.status_code == 422, table
        assert reason in answer.text, table


def test_semicolons_and_a_byte_order_mark_are_read_too(pia: Client) -> None:
    shown = bring(pia, "\ufeffslug;bio\nvera-stahl;Yes, she welds.\n")
    assert rows(shown)[0].changes[0].becomes == "Yes, she welds."


def test_another_house_is_nobodys_to_import_into(pia: Client) -> None:
    cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")
    assert pia.get("/desk/brasswork/import/").status_code == 404
    foreign = bring(pia, "slug,home,bio\nvera-stahl,brasswork,x\nb-vera-stahl,,x\n")
    assert rows(foreign)[0].wrong[0][0] == "home"
    assert [row.what for row in rows(foreign)] == ["refused", "refused"]


def test_a_cell_of_markup_is_a_cell(pia: Client) -> None:
    shown = bring(pia, "slug,bio\nvera-stahl,</textarea><script>alert(1)</script>\n")
    assert "<script>alert" not in shown.text
    confirm(pia, shown)
    assert Character.objects.get(slug="vera-stahl").bio == "</textarea><script>alert(1)</script>"


UNIVERSE = """
# Two houses; only one of them is Ironbound.
format = 1

[universe]
name = "Elsewhere"
begins = 2031-01-06

[[character]]
slug = "lou-tarn"
name = "Lou Tarn"
role = "wrestler"
federation = "ironbound"
gender = "nonbinary"
born = 2002-03-04
height_cm = 171
weight_kg = 70
big_five = { o = 0.25, n = -0.5 }
ring = { strength = 61, technique = 72 }
over = 30
finisher = { name = "Quarry Drop", kind = "dive" }
signatures = ["Blast Mat"]
contract_until = 2033-06-30

[[character]]
slug = "vera-stahl"
name = "Vera Stahl"
role = "wrestler"
federation = "ironbound"
gender = "woman"
born = 2000-05-17
height_cm = 180
weight_kg = 88
big_five = { o = 0.1, n = 0.1 }
ring = { strength = 90, technique = 60 }
over = 72
finisher = { name = "Weld", kind = "impact" }
signatures = []

[[character]]
slug = "mo-else"
name = "Mo Else"
federation = "elsewhere"
"""


def test_a_universe_file_brings_the_people_of_this_federation(pia: Client) -> None:
    shown = bring(pia, UNIVERSE)
    assert [(row.slug, row.what) for row in rows(shown)] == [("lou-tarn", "added"), ("vera-stahl", "changed")]
    confirm(pia, shown)

    lou = Character.objects.get(slug="lou-tarn")
    assert (lou.gender, lou.openness, lou.neuroticism, lou.strength, lou.over) == ("x", 25, -50, 61, 0.3)
    assert (lou.finisher, lou.finisher_kind, lou.signatures) == ("Quarry Drop", "dive", ["Blast Mat"])
    assert Character.objects.get(slug="vera-stahl").finisher == "Weld"
    assert not Character.objects.filter(slug="mo-else").exists()


def test_the_only_house_of_a_file_may_have_any_name(pia: Client) -> None:
    one_house = UNIVERSE.partition('[[character]]\nslug = "mo-else"')[0].replace('"ironbound"', '"quarry"')
    assert [row.slug for row in rows(bring(pia, one_house))] == ["lou-tarn", "vera-stahl"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("format = 1\n[[character]\n", "cannot be read"),
        ("format = 1\n", "tells of nobody"),
        ('{"character": 3}', "tells of nobody"),
        (UNIVERSE.replace('"ironbound"', '"quarry"'), "elsewhere, quarry, and no ironbound"),
        (UNIVERSE.replace('kind = "dive"', 'sort = "dive"'), "Person lou-tarn"),
        (UNIVERSE.replace("over = 30", 'over = "much"'), "Person lou-tarn"),
    ],
)
def test_a_universe_file_that_cannot_be_read_says_why(pia: Client, file: str, said: str) -> None:
    refused = bring(pia, file)
    assert refused.status_code == 422
    assert said in html.unescape(refused.text)
    assert not Order.objects.exists()
