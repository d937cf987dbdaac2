"""A second factor: staff have one before their office counts, whoever has one is asked for it, and codes hold once."""

import asyncio
import re
from itertools import product

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from channels.testing import WebsocketCommunicator
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from pytest_django import Settings

from federations.models import Federation
from llmfed.accounts.models import User
from llmfed.asgi import application
from llmfed.world import clock
from llmfed.world.models import Universe
from tests import cast, doors
from tests.databases import database
from tests.pages.phone import PASSWORD, Person, Watch

__all__ = ["database"]

SET_UP, SHOW = "/accounts/2fa/totp/activate/", "/accounts/2fa/reauthenticate/"
DOOR = "/accounts/2fa/authenticate/"


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    found = Watch()
    monkeypatch.setattr(auth, "time", found)
    return found


def account(watch: Watch, name: str = "sam", **office: bool) -> Person:
    User.objects.create_user(name, password=PASSWORD, **office)
    return Person(name, watch)


def superuser(watch: Watch, **more: bool) -> Person:
    return account(watch, "root", is_staff=True, is_superuser=True, **more)


@pytest.fixture
def fan(db: None, watch: Watch) -> Person:
    """A fan who has set an app up, and whose session ended."""
    found = account(watch)
    assert found.sign_in()["Location"] == "/"
    assert found.set_up()["Location"] == "/accounts/2fa/recovery-codes/"
    found.client.logout()
    watch.next_code()
    return found


@pytest.fixture
def root(db: None, watch: Watch) -> Person:
    """A superuser who has set an app up, and whose session ended."""
    found = superuser(watch)
    found.sign_in()
    found.set_up()
    found.client.logout()
    watch.next_code()
    return found


def inside(person: Person) -> bool:
    return "_auth_user_id" in person.client.session


async def may_listen(person: Person) -> bool:
    cookie = f"sessionid={person.client.cookies['sessionid'].value}"
    headers = [(b"origin", b"http://localhost"), (b"cookie", cookie.encode())]
    return (await WebsocketCommunicator(application, "/ws/live/federation/ironbound/", headers=headers).connect())[0]


def test_office_begins_with_a_second_factor(database: str, watch: Watch) -> None:
    """Signed in by password alone a superuser is nobody in particular; once the app is set up every door opens."""
    ironbound = cast.ironbound()
    clock.anchor(Universe.objects.get(), ironbound.timeline.due_at, "demo")
    Federation.objects.update(is_private=True)
    root = superuser(watch)
    assert root.sign_in()["Location"] == "/"
    assert root.client.get("/admin/")["Location"] == SET_UP
    kept = (
        "/federations/ironbound/",
        "/api/v1/federations/ironbound/",
        "/live/federation/ironbound/?after=0",
        "/portraits/",
    )
    assert {root.client.get(address).status_code for address in kept} == {404}
    assert not asyncio.run(may_listen(root))

    before = root.client.session.session_key
    codes = root.set_up()["Location"]
    assert root.client.session.session_key != before
    assert len(re.findall(r"<li>\d{8}</li>", root.client.get(codes).text)) == 10
    assert root.client.get("/admin/").status_code == 200
    assert {root.client.get(address).status_code for address in kept} == {200}
    assert asyncio.run(may_listen(root))

    # The code that set it up is spent; without it the next session is worth no more than its password.
    root.client.logout()
    assert root.sign_in("/admin/")["Location"].startswith(DOOR)
    assert "Incorrect code" in root.say(root.code).text
    watch.next_code()
    assert root.say(root.code)["Location"] == "/admin/"
    assert root.client.get("/admin/").status_code == 200


def test_without_a_factor_no_page_of_the_desk_opens(ironbound: Federation, watch: Watch) -> None:
    root = superuser(watch)
    root.sign_in()
    desks = [doors.of_desk(kind)[0] for kind in doors.DESKS]
    for rule, method in product([*doors.ADMIN, *desks], ("GET", "POST")):
        address = re.sub(r"\{\w+\}", "1", rule.address)
        answer = root.client.generic(method, address)
        led = answer.status_code == 404 or answer.headers.get("Location") == SET_UP
        assert led, f"{method} {address}: {answer.status_code}"


def test_a_password_at_the_desks_own_door_is_half_a_sign_in(root: Person, watch: Watch) -> None:
    """Whoever is signed in may not change who they are there; nor does half a sign-in open anything."""
    mo = account(watch, "mo", is_staff=True, is_moderator=True)
    mo.sign_in()
    answer = mo.client.post("/admin/login/", {"username": "root", "password": PASSWORD, "next": "/admin/"})
    assert answer["Location"] == SET_UP
    assert mo.client.session["_auth_user_id"] == str(User.objects.get(username="mo").pk)

    assert root.sign_in()["Location"].startswith(DOOR)
    assert not inside(root)
    assert root.client.get("/admin/")["Location"].startswith("/admin/login/")
    assert root.client.get("/accounts/2fa/recovery-codes/")["Location"].startswith("/accounts/login/")


def test_a_code_opens_once_and_a_wrong_one_never(fan: Person, watch: Watch) -> None:
    assert fan.sign_in("/federations/")["Location"].startswith(DOOR)
    wrong = f"{(int(fan.code) + 1) % 1_000_000:06}"
    assert "Incorrect code" in fan.say(wrong).text
    assert not inside(fan)
    before = fan.client.session.session_key
    assert fan.say(fan.code)["Location"] == "/federations/"
    assert fan.client.session.session_key != before

    other = Person(fan.name, watch, secret=fan.secret)
    other.sign_in()
    assert "Incorrect code" in other.say(other.code).text
    watch.next_code()
    late = other.code
    watch.next_code()
    assert "Incorrect code" in other.say(late).text
    assert other.say(other.code)["Location"] == "/"


def test_who_guesses_codes_is_stopped(fan: Person) -> None:
    fan.sign_in()
    wrong = f"{(int(fan.code) + 1) % 1_000_000:06}"
    for _ in range(5):
        assert "Incorrect code" in fan.say(wrong).text
    assert "Too many failed" in fan.say(fan.code).text
    assert not inside(fan)


def test_a_recovery_code_opens_once(root: Person, watch: Watch) -> None:
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[3]
    root.sign_in("/admin/")
    assert root.say(code)["Location"] == "/admin/"
    assert root.client.get("/admin/").status_code == 200
    root.client.logout()
    root.sign_in("/admin/")
    assert "Incorrect code" in root.say(code).text


def test_a_session_from_before_is_asked_for_a_code_at_the_desk(root: Person, watch: Watch) -> None:
    early = Person("root", watch, secret=root.secret)
    early.client.force_login(User.objects.get(username="root"))
    asked = early.client.get("/admin/")["Location"]
    assert asked.startswith(SHOW)
    assert early.client.post(asked, {"code": "000000"}).status_code == 200
    assert early.client.get("/admin/")["Location"] == asked
    assert early.client.post(asked, {"code": root.code})["Location"] == "/admin/"
    assert early.client.get("/admin/").status_code == 200


def test_the_demonstration_needs_none_where_nobody_else_comes_by(db: None, watch: Watch, settings: Settings) -> None:
    demo = superuser(watch, is_demo=True)
    demo.sign_in()
    assert demo.client.get("/admin/").status_code == 200
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert demo.client.get("/admin/", **elsewhere)["Location"] == SET_UP
    assert demo.client.get("/admin/", headers={"X-Forwarded-For": "127.0.0.1"})["Location"] == SET_UP
    settings.LOOPBACK_ONLY = False
    assert demo.client.get("/admin/")["Location"] == SET_UP


def test_an_admin_takes_a_lost_device_away(root: Person, fan: Person) -> None:
    """They sign in with the password again; the desk remembers who did it."""
    root.sign_in()
    root.say(root.code)
    sam = User.objects.get(username="sam")
    chosen = {"action": "take_factor_away", "_selected_action": [sam.pk]}
    page = root.client.post("/admin/accounts/user/", chosen, follow=True)
    assert "sam has no second factor any more." in page.text
    assert LogEntry.objects.get(object_id=str(sam.pk)).user.username == "root"
    assert fan.sign_in()["Location"] == "/"


def test_what_was_taken_away_shows_nothing_any_more(root: Person) -> None:
    root.sign_in()
    root.say(root.code)
    assert root.client.get("/admin/").status_code == 200
    call_command("forget_factor", "root")
    assert root.client.get("/admin/")["Location"] == SET_UP
    for name, why in (("root", "has no second factor"), ("rot", "there is no account 'rot'")):
        with pytest.raises(CommandError, match=why):
            call_command("forget_factor", name)


def test_nobody_reads_the_secret_of_an_app_at_the_desk(root: Person) -> None:
    root.sign_in()
    root.say(root.code)
    assert root.client.get("/admin/mfa/authenticator/").status_code == 404
    user = User.objects.get(username="root").pk
    for address in ("/admin/", f"/admin/accounts/user/{user}/change/", f"/admin/accounts/user/{user}/delete/"):
        assert root.secret not in root.client.get(address).text
