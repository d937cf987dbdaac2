"""Every door there is has a rule in tests/doors.py, and every rule is tried by everybody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, product

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve
from pytest_django import Settings
from rest_framework.throttling import SimpleRateThrottle

from characters.models import Character, Commentator, Lead
from fandom.models import Poll
from federations import graduates, sandbox
from federations.models import Award, Bout, Federation, Ranking, Show, Tournament
from llmfed import asgi
from llmfed.accounts.models import User
from llmfed.world import live
from llmfed.world.models import Failure, Moment, Order, Universe
from storylines.models import Arc, Feud, Past
from tests import cast, doors
from tests.doors import Rule

FORM = "application/x-www-form-urlencoded"


def routes(patterns: list[object], before: str = "") -> Iterator[str]:
    """Every route of the URL conf, as Django itself spells it."""
    for pattern in patterns:
        own = str(pattern.pattern)  # type: ignore[attr-defined]
        route = before + own.removeprefix("^") if before else own
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)  # type: ignore[attr-defined]


@dataclass
class House:
    """The small cast with one row of everything, and somebody of every role at the door."""

    at: dict[str, object]
    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)

    def sign_in(self, role: str) -> None:
        if role in self.people:
            self.clients[role].force_login(self.people[role])

    def address(self, rule: Rule) -> str:
        return rule.address.format_map(self.at)

    def ask(self, role: str, method: str, rule: Rule) -> HttpResponse:
        body = rule.sends if method == "POST" else ""
        with transaction.atomic():
            answer = self.clients[role].generic(method, self.address(rule), body, content_type=FORM)
            transaction.set_rollback(True)
        if rule.ends:
            self.sign_in(role)
        if role not in self.people:
            # A session that this began went with the transaction.
            self.clients[role].cookies.clear()
        return answer


def people(ironbound: Federation, rival: Federation) -> dict[str, User]:
    """One of each; the office of a demonstration's account needs no second factor here."""
    made = {
        "F": User(username="fan"),
        "M": User(username="mo", is_demo=True, is_staff=True, is_moderator=True),
        "P": User(username="pia", is_demo=True, is_staff=True, is_promoter=True),
        "R": User(username="rolf", is_demo=True, is_staff=True, is_promoter=True),
        "S": User(username="root", is_demo=True, is_staff=True, is_superuser=True),
    }
    User.objects.bulk_create(made.values())
    ironbound.promoters.add(made["P"])
    rival.promoters.add(made["R"])
    return made


def furnish(ironbound: Federation) -> dict[str, object]:
    """A row of every kind, so that there is something behind each door."""
    vera, ines = Character.objects.get(slug="vera-stahl"), Character.objects.get(slug="ines-okafor")
    home = {"timeline": ironbound.timeline, "began_at": cast.BEGAN}
    feud = Feud.objects.create(one=vera, other=ines, why="a locker", **home)
    show = Show.objects.get(federation=ironbound, number=1)
    Arc.objects.get_or_create(
        number=1, defaults={"feud": feud, "wronged": vera, "wrongdoer": ines, "blow_off": show, **home}
    )
    cup = {"name": "Essen Cup", "kind": "knockout", "rounds": 1, "began_at": cast.BEGAN}
    Tournament.objects.get_or_create(federation=ironbound, number=1, defaults=cup)
    Ranking.objects.create(federation=ironbound, week=cast.BEGAN.date(), at=cast.BEGAN)
    past = Past.objects.create(on=cast.BEGAN.date(), federation=ironbound, kind="match", text="A long night.")
    bouts = Bout.objects.filter(segment__show=show)
    Award.objects.create(year=2030, kind="show", federation=ironbound, show=show, given_at=cast.BEGAN)
    fan = User.objects.get(username="fan")
    mail = EmailAddress.objects.create(user=fan, email="fan@example.org")
    TOTP.activate(fan, generate_totp_secret())
    RecoveryCodes.activate(fan)
    lena = Character.objects.get(slug="lena-park")
    booked = sandbox.book(wish=sandbox.Wish(who=("vera-stahl", "ines-okafor")), fan=fan, now=cast.BEGAN)
    return {
        "exhibition": booked.key,
        "match": bouts.filter(bell_at__isnull=False).latest("bell_at").pk,
        "told": bouts.earliest("bell_at").pk,
        "confirmation": EmailConfirmationHMAC(mail).key,
        "reset": f"{user_pk_to_url_str(fan)}-{default_token_generator.make_token(fan)}",
        "type": ContentType.objects.get_for_model(Character).pk,
        "user": fan.pk,
        "character": vera.pk,
        "lead": Lead.objects.create(character=vera, habits=[]).pk,
        "commentator": Commentator.objects.create(character=lena, seat=Commentator.Seat.CRAFT).pk,
        "group": ironbound.timeline.groups.get().pk,
        "feud": feud.pk,
        "past": past.pk,
        "poll": Poll.objects.earliest("pk").pk,
        "federation": ironbound.pk,
        "timeline": ironbound.timeline_id,
        "failure": Failure.objects.create(task="mail", error="OSError", first_at=cast.BEGAN, last_at=cast.BEGAN).pk,
        "universe": Universe.objects.get().pk,
        "order": Order.objects.create(timeline=ironbound.timeline, number=999, kind="note", facts={}, tick=0).pk,
        "moment": Moment.objects.exclude(no=None).earliest("no").pk,
        "show": show.pk,
        "bout": bouts.earliest("pk").pk,
        "contract": vera.contracts.get().pk,
        "championship": ironbound.championships.get().pk,
        "graduate": graduates.free(cast.BEGAN.date(), 1)[0].key,
        "city": ironbound.stops.earliest("pk").city_id,
    }


@pytest.fixture
def house(on_air: Bout, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> House:
    """Everybody at the door, and nobody is counted: limits have tests of their own."""
    settings.ACCOUNT_RATE_LIMITS = False
    for scope in ("anon", "user"):
        monkeypatch.setitem(SimpleRateThrottle.THROTTLE_RATES, scope, None)
    ironbound = Federation.objects.get()
    made = people(ironbound, cast.federation("brasswork", "Brasswork Wrestling", prefix="b-"))
    found = House(furnish(ironbound), made)
    for role in doors.ROLES:
        found.clients[role] = Client()
        found.sign_in(role)
    return found


def test_every_address_has_a_rule(house: House) -> None:
    ruled = {resolve(house.address(rule).partition("?")[0]).route for rule in doors.RULES}
    assert sorted(set(routes(get_resolver().url_patterns)) - ruled) == [], (
        "These addresses have no rule. Say who may use each: a row in PAGES, ACCOUNTS, API or ADMIN of tests/doors.py"
        " (or in DESKS, for a model that is new in the admin), with an address that leads there."
    )


def test_every_topic_and_every_socket_has_a_rule() -> None:
    kinds = {kind for kind, door in live.doors().items() if not door.partial.startswith("tests.")}
    assert sorted(kinds ^ set(doors.TOPICS)) == [], "Say in TOPICS of tests/doors.py who may listen to these topics."
    routes = [str(route.pattern) for route in asgi.sockets.routes]
    assert routes == doors.SOCKETS, "Say in SOCKETS of tests/doors.py which addresses take sockets, and try them here."


def told(answer: HttpResponse, address: str) -> str:
    """What an answer says to whoever came to the door."""
    to = answer.headers.get("Location", "")
    if to.startswith(("/accounts/login/?", "/admin/login/?")):
        return doors.SIGN_IN
    # So the admin says that it has no such row for somebody.
    if answer.status_code == 404 or (to == "/admin/" and address != "/admin/login/"):
        return doors.MISSING
    # Nobody keeps the clock of a test: that is what /readyz says then.
    assert answer.status_code < 500 or address == "/readyz", f"{address}: {answer.status_code}"
    assert answer.status_code != 429, f"{address}: too many"
    return {204: doors.EMPTY, 403: doors.FORBIDDEN, 405: doors.UNHEARD}.get(answer.status_code, doors.IN)


def expected(rule: Rule, role: str, method: str, private: bool) -> tuple[str, ...]:
    may = rule.read if method == "GET" else rule.write
    outside = private and method in rule.owned and role not in doors.INSIDERS
    if role not in may:
        return (*rule.refused, doors.UNHEARD, doors.MISSING) if outside else (*rule.refused, doors.UNHEARD)
    return (doors.MISSING,) if outside else (doors.IN,)


def tried(
    house: House,
    rules: Iterable[Rule],
    *,
    roles: Iterable[str] = doors.ROLES,
    private: bool = False,
    whole: bool = False,
    refusals: bool = False,
) -> list[str]:
    """What each of the rules says that is not so; unless `whole`, of those who are let in one stands for all."""
    wrong, let_in = [], set()
    for rule, method, role in product(rules, ("GET", "POST"), roles):
        wanted = expected(rule, role, method, private)
        if wanted == (doors.IN,):
            if refusals or (not whole and (rule, method) in let_in):
                continue
            let_in.add((rule, method))
        answer = house.ask(role, method, rule)
        found = told(answer, house.address(rule))
        if found not in wanted:
            wrong.append(f"{method} {house.address(rule)}: {doors.ROLES[role]}: {found}, not {' or '.join(wanted)}")
        if private and role not in doors.INSIDERS and b"Ironbound" in content(answer):
            wrong.append(f"{method} {house.address(rule)}: {doors.ROLES[role]} reads of Ironbound, which is private")
    return wrong


def content(answer: HttpResponse) -> bytes:
    return b"" if answer.streaming else answer.content


def test_pages_let_in_whom_they_should(house: House) -> None:
    assert tried(house, [*doors.PAGES, *doors.ACCOUNTS, *doors.API]) == []


def test_of_a_private_federation_outsiders_find_nothing(house: House) -> None:
    Federation.objects.filter(slug="ironbound").update(is_private=True)
    assert tried(house, [*doors.PAGES, *doors.API], private=True) == []


def test_the_desk_lets_in_whom_it_should(house: House) -> None:
    assert tried(house, doors.ADMIN) == []


def test_desks_keep_out_whom_they_should(house: House) -> None:
    """Strangers, and a promoter of others; to draw what they may see takes longer than all refusals."""
    assert tried(house, chain.from_iterable(map(doors.of_desk, doors.DESKS)), roles="AR", refusals=True) == []


@pytest.mark.long
@pytest.mark.parametrize("kind", doors.DESKS)
def test_everybody_tries_every_desk(kind: str, house: House) -> None:
    assert tried(house, doors.of_desk(kind), whole=True) == []


@pytest.mark.long
@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
def test_everybody_tries_every_page(private: bool, house: House) -> None:
    Federation.objects.filter(slug="ironbound").update(is_private=private)
    assert tried(house, [*doors.PAGES, *doors.ACCOUNTS, *doors.API, *doors.ADMIN], private=private, whole=True) == []


def test_methods_that_nobody_needs_are_not_heard(house: House) -> None:
    for rule, method in product([*doors.PAGES, *doors.API], ("PUT", "PATCH", "DELETE")):
        assert house.ask("S", method, rule).status_code == 405, f"{method} {rule.address}"


def test_nothing_is_written_without_a_token(house: House) -> None:
    """Another site can make a browser send a form; it cannot know the token of ours."""
    signed = Client(enforce_csrf_checks=True)
    signed.force_login(house.people["S"])
    for rule in [*doors.PAGES, *doors.ACCOUNTS, *doors.of_desk("characters/group")]:
        if rule.write:
            answer = signed.post(house.address(rule))
            assert answer.status_code == 403, rule.address
            assert "That form had expired" in answer.text


def test_pages_may_run_no_script_but_ours(house: House) -> None:
    """The desk's theme evaluates attributes and styles elements; its policy is loosened by that and nothing else."""
    for rule in [*doors.PAGES, *doors.ACCOUNTS, *doors.API, doors.ADMIN[0]]:
        if "S" not in rule.read:
            continue
        answer = house.ask("S", "GET", rule)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy, rule.address
            assert ("unsafe" in policy) <= rule.address.startswith("/admin/"), rule.address


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
@pytest.mark.parametrize("kind", doors.TOPICS)
def test_whoever_sees_the_page_may_listen(kind: str, private: bool, house: House) -> None:
    Federation.objects.filter(slug="ironbound").update(is_private=private)
    ident = doors.TOPICS[kind].format_map(house.at)
    for role in doors.ROLES:
        viewer = house.people.get(role, AnonymousUser())
        may = doors.STAFF_TOPICS.get(kind)
        heard = live.doors()[kind].authorise(viewer, ident) is not None
        everybody = not private or kind in doors.OPEN_TOPICS
        assert heard is (role in may if may else everybody or role in doors.INSIDERS), doors.ROLES[role]
        caught_up = house.clients[role].get(f"/live/{kind}/{ident}/?after=999999").status_code == 200
        assert caught_up is heard, doors.ROLES[role]
