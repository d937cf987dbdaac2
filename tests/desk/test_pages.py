"""The desk says what waits; its editor does what a form asks, says why not, and keeps what was typed."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Injury
from federations import editing
from federations.models import Bout, Championship, Contract, Federation, Reign, Show
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world.models import Order, Universe
from tests.desk.conftest import NOON, OVER, pen, standing

DESK, EDITOR = "/desk/ironbound/", "/desk/ironbound/shows/1/"
PAIR = "ironbound/1/2"


def at(user: User | None) -> Client:
    """A browser on this machine."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


@pytest.fixture
def desk(pia: User) -> Client:
    return at(pia)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.text).split()))


def send(client: Client, card: Show, **sent: object) -> object:
    card.refresh_from_db()
    return client.post(f"{EDITOR}orders/", {"seen": card.edition, **sent})


def test_whoever_runs_nothing_is_told_how_one_comes_to(card: Show) -> None:
    fan = at(User.objects.create_user("fan"))
    assert "You run no federation" in text(fan, "/desk/")
    assert fan.get(DESK).status_code == 404
    assert at(None).get(DESK)["Location"].startswith("/accounts/login/")


def test_a_promoter_finds_their_federations_and_no_others(card: Show, desk: Client, rolf: User) -> None:
    assert "Ironbound Wrestling" in text(desk, "/desk/")
    assert "Ironbound" not in text(at(rolf), "/desk/")
    for address in (DESK, EDITOR):
        assert at(rolf).get(address).status_code == 404
    assert at(rolf).post(f"{EDITOR}orders/", {"do": "strike", "bout": PAIR, "seen": 0}).status_code == 404
    assert desk.get("/desk/brasswork/").status_code == 404
    assert desk.get("/desk/ironbound/shows/99/").status_code == 404


def test_the_next_decisions_stand_first_each_with_its_deadline(card: Show, desk: Client) -> None:
    hurt = Bout.objects.get(key=PAIR).sides.get(number=1).character
    Injury.objects.create(character=hurt, began_at=NOON, until=NOON + timedelta(days=9))
    said = text(desk, DESK)
    assert "Jun Sato is hurt until 15 January. Unless you replace them in Dmitri Hale v Jun Sato, the booker" in said
    assert "The main event of Iron Monday, Vera Stahl v Greta Munk, has no stakes" in said
    assert "Iron Monday's card locks" in said
    assert said.index("Jun Sato is hurt") < said.index("Nobody has left an order for Thursday Forge")
    answer = desk.get(DESK).text
    assert f'href="{EDITOR}#place-2"' in answer


def test_champions_and_contracts_wait_too(card: Show, desk: Client, ironbound: Federation) -> None:
    Reign.objects.update(began_at=NOON - timedelta(days=40))
    ironbound.contracts.filter(character__slug="ivo-marr").update(until=NOON + timedelta(days=12))
    said = text(desk, DESK)
    assert "Bo Lindqvist has not defended the Iron Crown for 40 days." in said
    assert "Ivo Marr's contract runs out on Sat 18 Jan, 12:00." in said
    Injury.objects.create(character=Reign.objects.get().holders.get(), began_at=NOON, until=NOON + timedelta(days=9))
    assert "Bo Lindqvist, who holds the Iron Crown, is hurt until" in text(desk, DESK)


def test_a_desk_and_its_editor_ask_a_bounded_number_of_questions(
    card: Show, desk: Client, django_assert_max_num_queries
) -> None:
    for address in (DESK, EDITOR):
        with django_assert_max_num_queries(28):
            desk.get(address)


def test_an_order_is_left_answered_and_taken_back(card: Show, desk: Client) -> None:
    sent = {"do": "order", "show": 2, "one": "Vera Stahl", "other": "Ines Okafor", "weight": "binding", "rules": "cage"}
    assert desk.post(f"{DESK}orders/", sent).status_code == 302
    said = text(desk, DESK)
    assert "Vera Stahl v Ines Okafor at Thursday Forge, steel cage." in said
    assert "In the ledger" in said
    number = Order.objects.get(kind="card.promised").number
    desk.post(f"{DESK}orders/", {"do": "withdraw", "show": 2, "promise": number})
    assert "Not kept : Vera Stahl v Ines Okafor at Thursday Forge" in text(desk, DESK)
    sent["weight"] = "mild"
    desk.post(f"{DESK}orders/", sent)
    headless.advance(until=NOON + timedelta(hours=7))
    assert "Waits for the next card : Vera Stahl v Ines Okafor" in text(desk, DESK)


def test_what_was_typed_of_an_order_is_kept_where_it_is_refused(card: Show, desk: Client) -> None:
    sent = {"do": "order", "show": 2, "one": "Vera Stahl", "other": "Ines Okafr", "weight": "strong"}
    answer = desk.post(f"{DESK}orders/", sent)
    assert answer.status_code == 422
    assert "Nearest in spelling: Ines Okafor." in answer.text
    assert 'value="Ines Okafr" aria-invalid="true"' in answer.text
    assert not Order.objects.exists()


def test_a_card_is_edited_without_script(card: Show, desk: Client) -> None:
    for sent in (
        {"do": "move", "start": 2, "place": 3},
        {"do": "rule", "bout": PAIR, "rules": "tables"},
        {"do": "pencil", "bout": PAIR, "winner": 0},
        {"do": "lock", "bout": PAIR, "locked": 1},
        {"do": "replace", "bout": PAIR, "out": "jun-sato", "into": "Ivo Marr"},
        {"do": "stake", "bout": "ironbound/1/4", "championship": ""},
    ):
        answer = send(desk, card, **sent)
        assert answer.status_code == (302 if sent["do"] != "stake" else 422), sent
    said = text(desk, EDITOR)
    assert "Match 2: tables match · locked Dmitri Hale v Ivo Marr" in said
    assert "In pencil: Dmitri Hale to win" in said
    send(desk, card, do="undo", order=editing.history(card)[0].number)
    assert "Undone: Ivo Marr for Jun Sato" in text(desk, EDITOR)
    assert "Match 2: tables match · locked Dmitri Hale v Jun Sato" in text(desk, EDITOR)


def test_a_refusal_stands_beside_its_field_with_what_was_typed_and_a_way_out(card: Show, desk: Client) -> None:
    answer = send(desk, card, do="replace", bout=PAIR, out="jun-sato", into="Ivo Mar")
    assert answer.status_code == 422
    place = answer.text.split('id="place-2"')[1].split('id="place-3"')[0]
    assert "Nearest in spelling: Ivo Marr." in place
    assert 'value="Ivo Mar" aria-invalid="true"' in place
    assert "Ivo Marr instead" in place
    send(desk, card, do="replace", bout=PAIR, out="jun-sato", into="Ivo Mar", where="into", instead="ivo-marr")
    assert "Dmitri Hale v Ivo Marr" in text(desk, EDITOR)


def test_whoever_comes_late_sees_what_changed_and_loses_nothing(card: Show, desk: Client, rolf: User) -> None:
    editing.rule(pen(card, rolf), bout=PAIR, rules="cage")
    answer = desk.post(f"{EDITOR}orders/", {"seen": 0, "do": "replace", "bout": PAIR, "out": "jun-sato", "into": "Ivo"})
    assert answer.status_code == 409
    assert "rolf changed this card while you looked at it: Dmitri Hale v Jun Sato: steel cage." in answer.text
    assert 'value="Ivo"' in answer.text


@pytest.mark.parametrize("sent", [{}, {"do": "x"}, {"do": "move"}, {"do": "undo", "order": "-1"}, {"do": "add"}])
def test_a_form_that_makes_no_sense_is_refused(card: Show, desk: Client, sent: dict[str, str]) -> None:
    assert send(desk, card, **sent).status_code == 422
    assert not Order.objects.exists()


def test_a_closed_card_is_read_only_and_says_since_when(card: Show, desk: Client) -> None:
    headless.advance(until=OVER)
    Universe.objects.update(world_at=OVER, world_until=OVER)
    said = text(desk, EDITOR)
    assert "Iron Monday opened on Mon 6 Jan, 20:00; its card is closed. The next is Thursday Forge" in said
    assert "Change this match" not in said
    assert send(desk, card, do="strike", bout=PAIR).status_code == 422
    assert "How the last one went Iron Monday" in text(desk, DESK)


def test_the_pencil_is_on_no_page_but_the_desk(card: Show, desk: Client, pia: User) -> None:
    for bout in standing(card):
        editing.pencil(pen(card, pia), bout=bout.key, winner=1)
    headless.advance(until=OVER)
    Universe.objects.update(world_at=OVER, world_until=OVER)
    bout = Bout.objects.get(key=PAIR)
    stranger = at(None)
    for address in ("/federations/ironbound/", "/federations/ironbound/shows/1/", bout.get_absolute_url()):
        assert "pencil" not in stranger.get(address).text.lower(), address
    for address in (
        f"/api/v1/bouts/{bout.pk}/",
        "/api/v1/shows/ironbound/1/",
        f"{bout.get_absolute_url()}replay/frames/",
    ):
        assert "pencil" not in stranger.get(address).text.lower(), address
    assert "In pencil: Jun Sato to win" in text(desk, EDITOR)


def test_a_vacant_championship_is_no_trouble(card: Show, desk: Client) -> None:
    Reign.objects.all().delete()
    Championship.objects.create(federation=card.federation, position=1, slug="pair", name="Pair", kind="tag")
    assert desk.get(DESK).status_code == 200
    assert desk.get(EDITOR).status_code == 200


def test_the_desk_says_who_is_not_to_be_booked_any_more(desk: Client, card: Show) -> None:
    assert "not to be booked after" not in text(desk, DESK)
    Contract.objects.filter(character__slug="vera-stahl").update(farewell_at=NOON + timedelta(days=20), farewell="age")
    assert "Vera Stahl retires; not to be booked after 26 Jan" in text(desk, DESK)
