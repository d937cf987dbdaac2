"""Quick matches: anybody meets anybody at once, and nothing comes of it."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from characters.models import Character, Injury
from federations import exhibiting, picture, sandbox
from federations.models import Contract, Exhibition, Federation, Show
from federations.sandbox import Occasion, Shape, Wish
from federations.sim.bout import simulate
from federations.sim.figures import in_stars, stars
from llmfed.accounts.models import User
from llmfed.world import chronicle, randomness
from llmfed.world.models import Moment, Order
from tests import cast

QUICK, SEED = "/desk/quick/", "00c0ffee"
VERA, INES, BO, KIT = "vera-stahl", "ines-okafor", "bo-lindqvist", "kit-rowe"
MEN = ("bo-lindqvist", "caspar-voss", "dmitri-hale", "emeka-odu", "hugo-prat", "ivo-marr")


@pytest.fixture
def member(fan: User, client: Client) -> Client:
    client.force_login(fan)
    return client


def ask(
    client: Client, *who: str, shape: str = "1v1", rules: str = "standard", occasion: str = "weekly"
) -> HttpResponse:
    return client.post(QUICK, {"shape": shape, "who": who, "rules": rules, "occasion": occasion})


def booked(fan: User, *who: str, **wish: str) -> Exhibition:
    return sandbox.book(wish=Wish(who=who, **wish), fan=fan, now=cast.BEGAN)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def refusals(answer: HttpResponse) -> list[str]:
    assert answer.status_code == 422
    return re.findall(r"◆ Not yet: (.*?)</p>", answer.text)


def test_it_is_fought_at_once_and_said_to_be_a_sandbox(over: Show, member: Client) -> None:
    answer = ask(member, VERA, INES, rules="cage", occasion="big")
    page = shown(member, answer.headers["Location"])
    assert re.fullmatch(r"/desk/quick/[0-9a-f]{12}/[0-9a-f]{8}/", answer.headers["Location"])
    assert "Nothing of this happened, and nothing comes of it." in page
    assert "Steel cage" in page
    frames = member.get(answer.headers["Location"] + "frames/").json()["frames"]
    assert [frame["kind"] for frame in frames][:2] == ["segment.stakes", "segment.entrance"]
    assert frames[-1]["kind"] == "bout.result"
    assert ">Final<" in frames[-1]["content"]


def test_nothing_in_the_universe_changes(over: Show, member: Client) -> None:
    before = (chronicle.digest(), Moment.objects.count(), Order.objects.count())
    people = list(Character.objects.order_by("pk").values()), list(Contract.objects.order_by("pk").values())
    shown(member, ask(member, VERA, INES).headers["Location"])
    assert (chronicle.digest(), Moment.objects.count(), Order.objects.count()) == before
    assert people == (
        list(Character.objects.order_by("pk").values()),
        list(Contract.objects.order_by("pk").values()),
    )


def test_an_address_is_the_same_match_for_whoever_has_it_and_whenever(ironbound: Federation, fan: User) -> None:
    address = f"{booked(fan, VERA, INES).get_absolute_url()}{SEED}/"
    first = Client().get(address).text
    # The world goes on: she is somebody else by now, and the match is what it was.
    Character.objects.filter(slug=VERA).update(over=0.02, strength=1, stamina=1)
    Contract.objects.update(momentum=-1)
    assert Client().get(address).text == first
    other = Client().get(address.replace(SEED, "00000001")).text
    assert other != first


def test_other_luck_is_another_seed_each_time(ironbound: Federation, fan: User, client: Client) -> None:
    again = booked(fan, VERA, INES).get_absolute_url()
    led = {client.get(again).headers["Location"] for _ in range(3)}
    assert len(led) == 3
    assert all(to.startswith(again) for to in led)


def test_it_is_what_the_engine_makes_of_it(ironbound: Federation, fan: User) -> None:
    made = booked(fan, VERA, INES, rules="two_falls", occasion="main")
    fought = exhibiting.fight(made, SEED, fan)
    assert fought is not None
    again = simulate(fought.played, randomness.stream(b"exhibition", made.key, SEED))
    assert fought.result == again
    told = [moment for moment in exhibiting.told(fought) if moment.kind.startswith("bout.")]
    assert [moment.kind for moment in told] == [f"bout.{spot.kind}" for spot in again.spots]
    assert all(moment.words for moment in told if moment.kind == "bout.finish")


def test_it_is_made_of_what_anybody_may_know(over: Show, fan: User) -> None:
    """Whoever fought last night is as rested in here as everybody else."""
    bout = over.segments.exclude(bout=None).earliest("position").bout
    fought = [side.character.slug for side in bout.sides.order_by("number", "position")]
    played = booked(fan, *fought, shape=Shape.TAG).played
    assert {who["energy"] for side in played["sides"] for who in side} == {1.0}
    assert (played["cheers"], played["boos"], played["championship"]) == ((), (), None)


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_may_have_each_of_its_rules(shape: Shape, ironbound: Federation, fan: User, client: Client) -> None:
    for rules in shape.rules:
        made = booked(fan, *MEN[: shape.size], shape=shape, rules=rules)
        assert [len(side) for side in made.played["sides"]] == list(shape.sizes)
    assert "data-frames" in shown(client, f"{made.get_absolute_url()}{SEED}/")


def test_two_who_are_a_team_go_by_its_name(ironbound: Federation, fan: User, client: Client) -> None:
    made = booked(fan, "dmitri-hale", "caspar-voss", "bo-lindqvist", "emeka-odu", shape=Shape.TAG)
    assert made.teams == ["night-shift", None]
    assert "The Night Shift" in shown(client, f"{made.get_absolute_url()}{SEED}/")


@pytest.mark.parametrize(
    ("who", "wish", "said"),
    [
        ((VERA, VERA), {}, "Vera Stahl cannot be in two places. Ines Okafor could."),
        ((VERA, BO), {}, "Vera Stahl and Bo Lindqvist are of different divisions. Ines Okafor could."),
        ((VERA, "vera-stall"), {}, "There is nobody called &#x27;vera-stall&#x27; here. Did you mean Vera Stahl?"),
        ((VERA, "lena-park"), {}, "Lena Park does not wrestle: choose somebody who does."),
        ((VERA,), {}, "One on one takes 2 people: 1 more."),
        ((VERA, INES, KIT), {}, "One on one is for 2, and 3 were named. Two on two has room for 4."),
        ((*MEN, KIT), {"shape": "3v3"}, "Three on three is for 6, and 7 were named. No match here has more than 6."),
        (
            MEN[:4],
            {"shape": "2v2", "rules": "cage"},
            "Steel cage is not for two on two. What is: Standard rules, No disqualification, Two out of three falls,"
            " Tables match or Elimination.",
        ),
        ((VERA, INES), {"rules": "tickling"}, "&#x27;tickling&#x27; is not for one on one."),
        (
            (VERA, INES),
            {"shape": "9v9"},
            "There is no such match as &#x27;9v9&#x27;. There are: One on one, Two on two",
        ),
        ((VERA, INES), {"occasion": "x"}, "There is no such night as &#x27;x&#x27;. There are: A weekly show,"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(who, wish, said, ironbound: Federation, member: Client) -> None:
    assert any(text.startswith(said) for text in refusals(ask(member, *who, **wish)))
    assert not Exhibition.objects.exists()


def test_all_that_is_wrong_is_said_at_once(ironbound: Federation, member: Client) -> None:
    assert len(refusals(ask(member, VERA, VERA, BO, "zz", shape="2v2", rules="ladder", occasion="x"))) == 5


def test_whoever_is_hurt_may_fight_in_here_and_it_is_said(ironbound: Federation, member: Client) -> None:
    vera = Character.objects.get(slug=VERA)
    Injury.objects.create(character=vera, began_at=cast.BEGAN, until=cast.BEGAN + timedelta(days=30))
    said = "Vera Stahl is hurt and out until 5 February. In here that keeps nobody from the ring."
    assert said in shown(member, f"{QUICK}?who={VERA}")
    assert "Vera Stahl is hurt, and out until 5 February." in shown(member, ask(member, VERA, INES).headers["Location"])


def test_strangers_sign_in_and_find_what_they_chose(ironbound: Federation, client: Client) -> None:
    door = urlsplit(ask(client, VERA, INES, rules="ladder", occasion="big").headers["Location"])
    back = parse_qs(door.query)["next"][0]
    page = shown(client, back)
    assert f'<option value="{VERA}" selected>' in page
    assert '<option value="ladder" selected>' in page
    assert 'value="big" checked' in page
    assert not Exhibition.objects.exists()


def test_people_of_a_private_federation_are_put_in_by_their_own(ironbound: Federation, fan: User) -> None:
    address = f"{booked(fan, VERA, INES).get_absolute_url()}{SEED}/"
    Federation.objects.update(is_private=True)
    stranger, promoter = Client(), Client()
    promoter.force_login(fan)
    for path in (address, f"{address}frames/", booked_url(address)):
        assert stranger.get(path).status_code == 404, path
    assert "Vera Stahl" not in shown(stranger, f"{QUICK}?who={VERA}")
    assert promoter.get(address).status_code == 404
    ironbound.promoters.add(fan)
    assert "Vera Stahl" in shown(promoter, address)


def booked_url(address: str) -> str:
    return address.removesuffix(f"{SEED}/")


@pytest.mark.parametrize("seed", ["0", "00C0FFEE", "zzzzzzzz", "00c0ffee0"])
def test_a_seed_is_eight_letters(seed: str, ironbound: Federation, fan: User, client: Client) -> None:
    assert client.get(f"{booked(fan, VERA, INES).get_absolute_url()}{seed}/").status_code == 404


def test_the_same_wish_is_one_booking_and_the_latest_are_kept(ironbound: Federation, fan: User, monkeypatch) -> None:
    monkeypatch.setattr(sandbox, "KEPT", 2)
    first = booked(fan, VERA, INES)
    assert booked(fan, VERA, INES) == first
    other = User.objects.create_user("other")
    theirs = booked(other, VERA, INES)
    for occasion in (Occasion.MAIN, Occasion.BIG):
        booked(fan, VERA, INES, occasion=occasion)
    kept = set(Exhibition.objects.values_list("made_by__username", "played__place", "played__big_show"))
    assert kept == {("fan", 1.0, False), ("fan", 1.0, True), ("other", 0.5, False)}
    assert theirs.key != first.key


def test_a_match_of_an_earlier_engine_can_only_be_fought_anew(ironbound: Federation, fan: User, client: Client) -> None:
    made = booked(fan, VERA, INES, rules="cage")
    Exhibition.objects.update(engine=0)
    answer = client.get(f"{made.get_absolute_url()}{SEED}/")
    assert answer.status_code == 410
    assert "before the ring was rebuilt" in answer.text
    assert '<option value="cage" selected>' in answer.text
    assert client.get(f"{made.get_absolute_url()}{SEED}/frames/").status_code == 404


def test_the_choice_is_drawn_while_one_chooses(ironbound: Federation, client: Client) -> None:
    asked = {"shape": "1v1", "who": [VERA, BO]}
    part = client.get(QUICK, asked, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert part.count("/portraits/") == 2
    assert "different divisions" in part


def test_pages_lead_to_it(over: Show, client: Client) -> None:
    assert f'href="{QUICK}?who={VERA}"' in shown(client, f"/characters/{VERA}/")
    assert f'href="{QUICK}"' in shown(client, "/")
    told = over.segments.exclude(bout=None).earliest("position").bout
    to = re.search(rf'href="({QUICK}\?shape=[0-9v]+&amp;who=[^"]+)"', shown(client, told.get_absolute_url()))
    assert to is not None
    assert shown(client, to[1].replace("&amp;", "&")).count(" selected>") == told.sides.count() + 1


def test_a_quick_match_is_cheap(over: Show, fan: User, client: Client, django_assert_max_num_queries) -> None:
    address = f"{booked(fan, VERA, INES).get_absolute_url()}{SEED}/"
    for path in (address, f"{address}frames/"):
        with django_assert_max_num_queries(16):
            client.get(path)
    with django_assert_max_num_queries(4):
        client.get(QUICK)


def test_the_tape_of_an_elimination_leads_to_whoever_goes(ironbound: Federation, fan: User, client: Client) -> None:
    made = booked(fan, *MEN[:4], shape="1v1v1v1", rules="elimination")
    address = f"{made.get_absolute_url()}{SEED}/"
    page = shown(client, address)
    frames = client.get(f"{address}frames/").json()["frames"]
    marks = re.findall(r'<a href="\?at=-?\d+">([^<]+) <span class="muted">', page)
    gone = [mark for mark in marks if mark.endswith(" out")]
    assert len(gone) == sum(frame["kind"] == "bout.eliminated" for frame in frames) == 2
    assert len(set(gone)) == 2


def test_a_hall_of_several_is_with_the_first_of_them_or_with_nobody(ironbound: Federation, fan: User) -> None:
    fought = exhibiting.fight(booked(fan, *MEN[:4], shape="1v1v1v1"), SEED, fan)
    assert fought is not None
    told = exhibiting.billed(fought)
    state = picture.opening_state(told)
    said = {
        lean: picture.strip(told, picture.Stage.ON, {**state, "lean": lean}, {}).crowd_word for lean in (-60, 0, 60)
    }
    assert said[0] == said[60]
    assert said[0].endswith("split")
    assert said[-60].endswith(f"with {told.sides[0].short}")


def test_ratings_have_their_noun() -> None:
    assert [in_stars(stars(quarters)) for quarters in (0, 1, 2, 3, 4, 5, 20)] == [
        *("0 stars", "¼ star", "½ star", "¾ star", "1 star", "1¼ stars", "5 stars")
    ]
