"""Whatever takes a right away is told to every hub, after the commit and no sooner."""

from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
import redis
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings as configured
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from federations import edits
from llmfed.accounts import proof
from llmfed.accounts.models import User
from llmfed.world import rights
from tests import cast

Told = Callable[[], list[str]]


@pytest.fixture
def told(transactional_db: None, valkey: redis.Redis) -> Iterator[Told]:
    """What hubs have been told since the last look."""
    with valkey.pubsub(ignore_subscribe_messages=True) as heard:
        heard.subscribe(rights.channel())
        heard.get_message(timeout=5)

        def since() -> list[str]:
            valkey.publish(rights.channel(), "enough")
            found = []
            while (message := heard.get_message(timeout=5)) and message["data"] != b"enough":
                found.append(message["data"].decode())
            return found

        yield since


def test_a_session_that_ends_is_named(told: Told, client: Client) -> None:
    client.force_login(User.objects.create_user("anna"))
    key = client.cookies["sessionid"].value
    assert key not in told()
    client.logout()
    assert told() == [key]
    # One that goes on under a new name, as after a new password.
    session = import_module(configured.SESSION_ENGINE).SessionStore()
    session["kept"] = True
    session.save()
    before = session.session_key
    session.cycle_key()
    assert told() == [before]


def test_an_account_that_may_do_less_is_told_of(told: Told) -> None:
    root = User.objects.create_user("root", is_superuser=True)
    TOTP.activate(root, generate_totp_secret())
    assert told() == []
    root.is_superuser = False
    root.save()
    assert told() == [rights.EVERYBODY]
    proof.forget(root)
    assert told() == [rights.EVERYBODY]
    root.delete()
    assert told() == [rights.EVERYBODY]


def test_a_federation_that_shuts_or_changes_hands_is_told_of_and_no_other_edit(told: Told) -> None:
    ironbound, root = cast.ironbound(), User.objects.create_user("root")
    edits.change_federation(company=ironbound, changed={"city": "Essen"}, by=root)
    assert told() == []
    edits.change_federation(company=ironbound, changed={"is_private": True}, by=root)
    assert told() == [rights.EVERYBODY]
    edits.entrust(company=ironbound, promoters=[root], by=root)
    assert told() == [rights.EVERYBODY]


def test_what_is_not_committed_is_not_told(told: Told) -> None:
    with transaction.atomic():
        rights.changed()
        assert told() == []
        transaction.set_rollback(True)
    assert told() == []


def test_without_valkey_nothing_fails_for_it(
    transactional_db: None, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.VALKEY_URL = "redis://127.0.0.1:1/0"
    rights.changed()
    assert "at their next round" in caplog.text
