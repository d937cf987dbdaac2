"""Rosters come in as tables, one order a row, after a preview that shows what would be refused."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from characters.models import Character
from federations.models import Contract, Federation
from llmfed.world.models import Order
from tests.admin.desk import Desk, said

NEW = "slug,home,name,gender,born,height_cm,weight_kg,bio\n"
LOU = "lou-tarn,ironbound,Lou Tarn,x,2002-03-04,171,70,Late of the quarry.\n"


def preview(desk: Desk, table: str) -> HttpResponse:
    url = desk.url(Character, "import")
    upload = SimpleUploadedFile("roster.csv", table.encode(), content_type="text/csv")
    return desk.client.post(url, {"import_file": upload, "format": "0", "resource": "0"})


def confirm(desk: Desk, shown: HttpResponse) -> HttpResponse:
    told = shown.context["confirm_form"].initial  # type: ignore[attr-defined]
    return desk.client.post(desk.url(Character, "process_import"), told, follow=True)


def test_a_row_is_an_order(pia: Desk, ironbound: Federation) -> None:
    shown = preview(pia, NEW + LOU)
    assert b"Lou Tarn" in shown.content
    assert not Order.objects.exists()
    assert not Character.objects.filter(slug="lou-tarn").exists()
    confirm(pia, shown)
    order = Order.objects.get()
    assert (order.kind, order.by, order.timeline.slug) == ("character.created", pia.user, "ironbound")
    assert Contract.objects.active().filter(character__slug="lou-tarn", federation=ironbound).exists()


def test_only_what_a_row_changes_is_ordered(pia: Desk) -> None:
    table = "slug,bio,strength\nvera-stahl,She welds.,85\nbo-lindqvist,,50\n"
    confirm(pia, preview(pia, table))
    order = Order.objects.get()
    assert (order.facts["slug"], order.facts["changes"]) == ("vera-stahl", {"bio": "She welds."})


def test_a_row_that_is_refused_shows_its_reason_and_nothing_comes_in(pia: Desk) -> None:
    shown = preview(pia, NEW + LOU + LOU.replace("lou", "kid").replace("2002", "2019"))
    assert b"everybody here is 18 or older" in shown.content
    assert b"process_import" not in shown.content
    assert not Character.objects.filter(slug="lou-tarn").exists()


def test_nobody_imports_into_another_house(pia: Desk, brasswork: Federation) -> None:
    foreign = preview(pia, NEW + LOU.replace("ironbound", "brasswork"))
    assert b"is not a timeline that you run" in foreign.content
    taken = preview(pia, NEW + LOU.replace("lou-tarn", "b-vera-stahl"))
    assert b"already exists" in taken.content
    assert not Order.objects.exists()


def test_what_was_overtaken_since_the_preview_is_not_half_imported(pia: Desk) -> None:
    shown = preview(pia, NEW + LOU + LOU.replace("lou", "max"))
    Character.objects.filter(slug="kit-rowe").update(slug="max-tarn", home=None)
    done = confirm(pia, shown)
    assert "Nothing was imported" in said(done)
    assert not Character.objects.filter(slug="lou-tarn").exists()
    assert not Order.objects.exists()


def test_an_export_holds_her_own_people_and_comes_back_unchanged(pia: Desk, brasswork: Federation) -> None:
    url = pia.url(Character, "export")
    chosen = {f"characterresource_{name}": "on" for name in ("slug", "home", "name", "born", "over", "signatures")}
    answer = pia.client.post(url, {"format": "0", "resource": "0", **chosen})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == 15
    assert {row["home"] for row in rows} == {"ironbound"}
    confirm(pia, preview(pia, answer.content.decode()))
    assert not Order.objects.exists()


def test_no_cell_of_an_export_is_a_formula_and_yet_it_comes_back(pia: Desk, vera: Character) -> None:
    Character.objects.filter(pk=vera.pk).update(name='=HYPERLINK("https://evil.example")', bio="@home, 'tis said")
    chosen = {f"characterresource_{name}": "on" for name in ("slug", "name", "bio")}
    table = pia.client.post(pia.url(Character, "export"), {"format": "0", "resource": "0", **chosen}).content.decode()
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]
    confirm(pia, preview(pia, table))
    assert not Order.objects.exists()


def test_moderators_neither_import_nor_export(pia: Desk) -> None:
    assert pia.user is not None
    type(pia.user).objects.update(is_promoter=False, is_moderator=True)
    for what in ("import", "export"):
        assert pia.client.get(pia.url(Character, what)).status_code == 403
