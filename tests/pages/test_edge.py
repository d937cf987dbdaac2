"""Pages through the edge: strangers share them, and nobody reads what is another's."""

import asyncio
import json
import re
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker, Settings
from rest_framework.throttling import SimpleRateThrottle

from federations.models import Federation
from llmfed import asgi
from llmfed.accounts.models import User
from llmfed.asgi import pages
from llmfed.world import airing, copies, edge
from llmfed.world import live as world_live
from llmfed.world.edge import Edge
from llmfed.world.live import Frame
from llmfed.world.models import Universe
from llmfed.world.wires import Message, Receive, Send
from tests import cast, doors
from tests.asking import TOKEN, Answer, Visitor, ask
from tests.doors import Rule
from tests.pages.conftest import live_into_second_match, second_match
from tests.pages.reload import Held
from tests.pages.test_doors import furnish, people
from tests.stages import Stages

# The name of every request here, for it stands on pages that tell of a mishap.
NAME = "reader-0001"
PASSWORD = "a fan of long standing"
# The last of a quick match's address.
DRAWN = re.compile(r"(?<=/desk/quick/[0-9a-f]{12}/)[0-9a-f]+/$")
SAID = "You are out. The show goes on."
# The doors but for those that say something else at every look, whoever looks, and those that sign people out.
STEADY = {
    rule
    for rule in (*doors.PAGES, *doors.ACCOUNTS, *doors.API)
    if not (rule.ends or rule.address in {"/metrics", "/readyz", "/control/"})
}
PUBLIC = {rule for rule in STEADY if "A" in rule.read}


@dataclass
class House:
    """A site of its own, on the air: people who are signed in, what stands for each door, and a clock for copies."""

    at: dict[str, object]
    cookies: dict[str, str]
    threads: ThreadPoolExecutor
    second: float = 100.0
    front: Edge = field(default_factory=lambda: Edge(pages))

    def begin(self) -> None:
        """With nothing kept."""
        self.front = Edge(pages)

    async def do[T](self, work: Callable[[], T]) -> T:
        """Do something to the world, with a connection of this house's."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)

    async def shut(self, *, private: bool) -> None:
        """Make Ironbound private, or public."""
        await self.do(partial(Federation.objects.filter(slug="ironbound").update, is_private=private))

    async def ask(self, role: str, address: str, through: Any = None) -> Answer:
        """What somebody is told through the edge, or by another application."""
        who = {"peer": "127.0.0.1", "cookie": self.cookies.get(role, "")}
        return await ask(through or self.front, address, x_request_id=NAME, **who)


@pytest.fixture
def house(
    stages: Stages, django_db_blocker: DjangoDbBlocker, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    for scope in ("anon", "user"):
        monkeypatch.setitem(SimpleRateThrottle.THROTTLE_RATES, scope, None)
    settings.ACCOUNT_RATE_LIMITS = False
    settings.LIMITS = {}
    with django_db_blocker.unblock(), stages.own(live_into_second_match):
        ironbound = Federation.objects.get()
        made = people(ironbound, cast.federation("brasswork", "Brasswork Wrestling", prefix="b-"))
        cookies = {role: session_of(user) for role, user in made.items()}
        with ThreadPoolExecutor(4) as threads:
            house = House(furnish(ironbound), cookies, threads)
            monkeypatch.setattr(copies, "instant", lambda: house.second)
            monkeypatch.setattr(edge, "instant", lambda: house.second)
            monkeypatch.setattr(asgi.Pages, "THREADS", threads)
            yield house


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}"


def played(scene: Callable[[], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with asyncio.timeout(120):
            await scene()

    asyncio.run(run())


def leads(answer: Answer) -> str:
    """Where an answer sends somebody; a quick match goes on with a seed of its own each time."""
    return DRAWN.sub("", answer.headers.get("location", ""))


def differing(found: Answer, right: Answer) -> str:
    """In what an answer is not what Django alone says to the same person."""
    if (found.status, leads(found)) != (right.status, leads(right)):
        return f"{found.status} {found.headers.get('location', '')}, not {right.status}"
    if found.cookies.keys() != right.cookies.keys():
        return f"cookies {sorted(found.cookies)}, not {sorted(right.cookies)}"
    pairs = zip(found.page.split("\n"), right.page.split("\n"), strict=False)
    return next((f"{one.strip()}, not {other.strip()}" for one, other in pairs if one != other), "")


async def wrong_at_the_doors(house: House, rules: set[Rule], roles: str) -> list[str]:
    """Where somebody is told something else than by Django alone, when these ask one after the other."""
    wrong = []
    for rule in rules:
        house.begin()
        address = rule.address.format_map(house.at)
        for role in roles:
            found, right = await house.ask(role, address), await house.ask(role, address, pages)
            if said := differing(found, right):
                wrong.append(f"{address}: {doors.ROLES[role]}: {said}")
    return wrong


def shared(house: House) -> set[Rule]:
    """The doors behind which strangers all see the same."""
    routes = {rule: resolve(rule.address.format_map(house.at).partition("?")[0]).view_name for rule in STEADY}
    return {rule for rule, route in routes.items() if route in django_settings.SHARED}


def test_every_page_tells_each_what_is_theirs(house: House) -> None:
    """A stranger after somebody, and somebody after the stranger whose page was kept."""

    async def scene() -> None:
        assert await wrong_at_the_doors(house, shared(house), "SAF") == []

    played(scene)


@pytest.mark.long
@pytest.mark.parametrize("roles", ["SAFMPRA", "AFPASRM"], ids=["somebody first", "a stranger first"])
@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
def test_every_door_tells_each_what_is_theirs(house: House, private: bool, roles: str) -> None:
    Federation.objects.filter(slug="ironbound").update(is_private=private)

    async def scene() -> None:
        assert await wrong_at_the_doors(house, STEADY, roles) == []

    played(scene)


def test_strangers_get_no_cookie_and_no_token_and_nobody_on_the_way_keeps_a_page(house: House) -> None:
    """But where they sign in, or say who they are, strangers must be known again.

    An address is another page for whoever is signed in, and a cache that knows nothing of cookies would mix them.
    """

    async def scene() -> None:
        for rule, role in product(PUBLIC, "AF"):
            answer = await house.ask(role, rule.address.format_map(house.at))
            told = answer.headers.get("cache-control", "")
            pictured = answer.headers.get("content-type", "").startswith(("image/", "text/css"))
            assert pictured or "private" in told or "no-store" in told, f"{rule.address}: {told or 'nothing said'}"
            if role == "A" and rule not in doors.ACCOUNTS:
                assert answer.status in (200, 302), rule.address
                assert not answer.cookies, rule.address
                assert b"csrf" not in answer.sent, rule.address

    played(scene)


def test_what_is_shared_is_shared(house: House) -> None:
    """Every route of settings.SHARED is given to the second stranger as it was made for the first."""
    addresses = [rule.address.format_map(house.at) for rule in shared(house)]
    assert len(addresses) == len(django_settings.SHARED)

    async def scene() -> None:
        for address in addresses:
            first, second = await house.ask("A", address), await house.ask("A", address)
            assert first.status == second.status == 200, address
            again = await ask(house.front, address, if_none_match=second.headers["etag"])
            assert (again.status, first.sent) == (304, second.sent), address
        assert len(house.front.shelf) == len(addresses)

    played(scene)


WHERE = [
    "/",
    "/federations/ironbound/",
    "/matches/{match}/",
    "/characters/vera-stahl/",
    "/polls/{poll}/",
    "/houses/{match}/",
]
LOOKS = st.tuples(st.sampled_from("AAFMPRS"), st.sampled_from(WHERE), st.sampled_from(["", "?veil=1"]))
STEPS = st.tuples(
    st.lists(LOOKS, min_size=1, max_size=6), st.sampled_from([0.0, 0.4, 1.1]), st.sampled_from([None, False, True])
)


def test_whoever_looks_when_at_what_reads_their_own(house: House) -> None:
    """Many at once, strangers and others, at the same addresses, while copies grow old and a house shuts and opens."""

    @hypothesis.settings(max_examples=max(6, hypothesis.settings.default.max_examples // 4))
    @given(st.lists(STEPS, min_size=1, max_size=2))
    def holds(steps: list[tuple[list[tuple[str, str, str]], float, bool | None]]) -> None:
        house.begin()
        played(lambda: lived(house, steps))

    holds()


async def lived(house: House, steps: list[tuple[list[tuple[str, str, str]], float, bool | None]]) -> None:
    for looks, wait_s, private in steps:
        house.second += wait_s
        if private is not None:
            await house.shut(private=private)
            # For as long strangers may still be given what was everybody's a moment ago.
            house.second += edge.KEPT_S
        addresses = [(role, where.format_map(house.at) + veil) for role, where, veil in looks]
        found = await asyncio.gather(*(house.ask(role, address) for role, address in addresses))
        for (role, address), answer in zip(addresses, found, strict=True):
            said = differing(answer, await house.ask(role, address, pages))
            assert not said, f"{address}: {doors.ROLES[role]}: {said}"


def test_who_signs_in_and_out_is_themselves_at_once(house: House) -> None:
    User.objects.create_user("anna", password=PASSWORD)

    async def scene() -> None:
        stranger, anna = Visitor(house.front), Visitor(house.front)
        before = (await stranger.get("/")).text
        assert (await anna.get("/")).text == before
        assert (await anna.send("/accounts/login/", login="anna", password=PASSWORD)).status == 302
        home = (await anna.get("/")).text
        assert (">anna</a>" in home, "Sign in</a>" in home) == (True, False)
        assert (await stranger.get("/")).text == before
        assert (await anna.send("/accounts/logout/")).status == 302
        assert anna.cookies.keys() == {"csrftoken", "messages"}
        # What has still to be said is said once, and to her alone.
        assert SAID in (await anna.get("/")).text
        assert "messages" not in anna.cookies
        assert (await anna.get("/")).text == (await stranger.get("/")).text == before

    played(scene)


def test_a_reader_with_a_dead_session_reads_as_a_stranger(house: House) -> None:
    async def scene() -> None:
        stranger = (await house.ask("A", "/")).text
        anna = Visitor(house.front, {"sessionid": "long-since-forgotten-by-all-of-us"})
        assert (await anna.get("/")).text == stranger
        assert not anna.cookies

    played(scene)


def test_what_becomes_private_is_gone_within_a_second(house: House) -> None:
    async def scene() -> None:
        assert (await house.ask("A", "/federations/ironbound/")).status == 200
        await house.shut(private=True)
        house.second += edge.KEPT_S
        assert (await house.ask("A", "/federations/ironbound/")).status == 404
        assert (await house.ask("P", "/federations/ironbound/")).status == 200
        assert (await house.ask("A", "/federations/ironbound/")).status == 404

    played(scene)


def test_forms_that_are_open_stay_good(house: House) -> None:
    """A page that strangers share takes no token from whoever has one in another window."""
    User.objects.create_user("anna", password=PASSWORD)

    async def scene() -> None:
        anna = Visitor(house.front)
        await anna.get("/accounts/login/")
        held = dict(anna.cookies)
        for address in ("/", "/federations/", "/accounts/login/"):
            await anna.get(address)
        assert anna.cookies == held
        assert TOKEN.search((await anna.get("/accounts/login/")).text)

    played(scene)


def aired_later(seconds: int) -> list[Frame]:
    """What airs in the next seconds of the world."""
    at = Universe.objects.get().world_at + timedelta(seconds=seconds)
    Universe.objects.update(world_at=at, world_until=at)
    return airing.release()


def test_whoever_is_given_a_copy_catches_up_without_a_gap(house: House) -> None:
    """GET is the truth: the copy says how far it goes, and what came since is asked of no copy."""
    match = second_match()
    page, live = match.get_absolute_url(), f"/live/match/{match.pk}/"

    async def scene() -> None:
        made = await house.ask("A", page)
        frames: list[Frame] = []
        for _ in range(2):
            frames += await house.do(partial(aired_later, 45))
            held = Held(page, (await house.ask("A", page)).text)
            assert held.last == Held(page, made.text).last
            missed = json.loads((await house.ask("A", f"{live}?after={held.last}")).text)
            theirs = [frame for frame in frames if frame.topic == missed["topic"]]
            assert [told["no"] for told in missed["frames"]] == [frame.no for frame in theirs]
            # The socket's own frames, chained, from the last that the copy has.
            for frame in theirs:
                held.apply(frame)
            fresh = Held(page, (await house.ask("A", page, pages)).text)
            assert (held.last, held.text()) == (fresh.last, fresh.text())
        assert theirs

    played(scene)


@dataclass
class Asked:
    """Django behind an edge, and what it was asked in whose name: a cookie's, or nobody's."""

    cookies: list[bytes | None] = field(default_factory=list)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        self.cookies.append(dict(scope["headers"]).get(b"cookie"))
        await pages(scope, receive, send)


CROWD = 1_000


def test_a_crowd_that_comes_back_has_what_it_missed_made_once(house: House) -> None:
    """As soon as more has aired and a page knows of it, nobody is given what was made before."""
    match = second_match()
    page, live = match.get_absolute_url(), f"/live/match/{match.pk}/"

    async def scene() -> None:
        django = Asked()
        front, last = Edge(django), Held(page, (await house.ask("A", page)).text).last
        told: list[int] = []
        for time in range(1, 3):
            aired = await house.do(partial(aired_later, 45))
            told += [frame.no for frame in aired if frame.topic == f"match:{match.key}"]
            address = f"{live}{told[-1]}/?after={last}"
            answers = await asyncio.gather(*(house.ask("A", address, front) for _ in range(CROWD)))
            assert django.cookies == [None] * time
            assert len({answer.sent for answer in answers}) == 1
            assert [frame["no"] for frame in json.loads(answers[0].text)["frames"]] == told
        # Who says who they are is answered by themselves, and leaves nothing behind.
        fan = await house.ask("F", address, front)
        assert (fan.sent, django.cookies[2:]) == (answers[0].sent, [house.cookies["F"].encode()])

    played(scene)


def test_what_a_topic_has_not_come_to_is_asked_of_it_in_vain_and_not_kept(house: House) -> None:
    """Whoever asks before its time cannot have the others given what was made then."""
    match = second_match()

    async def scene() -> None:
        django = Asked()
        front = Edge(django)
        coming = await house.do(lambda: Universe.objects.get().last_no + 1)
        address = f"/live/match/{match.pk}/{coming}/?after={coming - 1}"
        assert (await house.ask("A", address, front)).status == 400
        await house.do(partial(aired_later, 45))
        answer = await house.ask("A", address, front)
        assert (answer.status, json.loads(answer.text)["frames"][0]["no"]) == (200, coming)
        assert len(django.cookies) == 2

    played(scene)


def test_what_is_private_is_never_shared(house: House) -> None:
    async def scene() -> None:
        await house.shut(private=True)
        django = Asked()
        front = Edge(django)
        for topic in ("federation/ironbound", f"match/{house.at['match']}"):
            address = f"/live/{topic}/1/?after=999999"
            django.cookies.clear()
            statuses = [(await house.ask(role, address, front)).status for role in "PASAFA"]
            assert statuses == [200, 404, 200, 404, 404, 404]
            # Each was asked for, a stranger in nobody's name and the others in their own.
            assert [cookie is None for cookie in django.cookies] == [False, True, False, True, False, True]
            assert len(front.shelf) == 0

    played(scene)


def test_that_too_much_was_missed_is_made_once_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world_live, "CATCH_UP", 3)

    async def scene() -> None:
        django = Asked()
        front = Edge(django)
        address = "/live/federation/ironbound/9/?after=0"
        assert [(await house.ask("A", address, front)).status for _ in range(3)] == [205] * 3
        assert len(django.cookies) == 1

    played(scene)
