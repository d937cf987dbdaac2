"""Who sends mail: the server that is named, else the console where nobody else comes by, else nobody."""

import logging

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from llmfed import mailing, programs
from llmfed.accounts.models import User
from llmfed.mailers import mailers
from tests.mail.conftest import ADDRESS, Forget, Take


def test_a_server_is_an_address_of_mail() -> None:
    told = mailers("smtp://who:p%40ss@mail.example", loopback_only=False)["server"]["OPTIONS"]
    assert (told["host"], told["port"], told["username"], told["password"]) == ("mail.example", 587, "who", "p@ss")
    assert (told["use_tls"], told["use_ssl"]) == (True, False)
    told = mailers("smtps://mail.example", loopback_only=True)["server"]["OPTIONS"]
    assert (told["port"], told["use_tls"], told["use_ssl"]) == (465, False, True)
    for wrong in ("mail.example", "http://mail.example", "smtp://"):
        with pytest.raises(ImproperlyConfigured, match="LLMFED_MAIL_URL"):
            mailers(wrong, loopback_only=False)


def test_at_the_demonstration_mail_is_printed(
    forget: Forget, take: Take, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MAILERS = mailers("", loopback_only=True)
    assert forget().status_code == 302
    assert "/accounts/password/reset/key/" in capsys.readouterr().out
    assert take() == []


def test_elsewhere_nothing_is_sent_and_that_is_said_once(
    settings: Settings, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mailing._say_that_there_is_no_server.cache_clear()
    settings.MAILERS = mailers("", loopback_only=False)
    for _ in range(3):
        EmailMessage("Hello", "there is a link", to=[ADDRESS]).send()
    assert caplog.text.count("set LLMFED_MAIL_URL") == 1
    written = caplog.text + "".join(capsys.readouterr())
    assert "there is a link" not in written
    assert ADDRESS not in written


@pytest.mark.parametrize("address", [ADDRESS, "nobody@wrestling.example"])
def test_where_no_mail_is_sent_none_is_promised(forget: Forget, take: Take, settings: Settings, address: str) -> None:
    settings.SENDS_MAIL = False
    answer = Client().post("/accounts/password/reset/", {"email": address})
    assert answer.status_code == 200
    assert "This site sends no mail" in answer.text
    assert (take(), mail.outbox) == ([], [])


@pytest.mark.parametrize("address", ["", "new@wrestling.example"])
def test_without_a_server_people_can_sign_up(database: str, settings: Settings, address: str) -> None:
    settings.MAILERS, settings.SENDS_MAIL = mailers("", loopback_only=False), False
    secret = "a long one, of words"
    told = {"username": "newcomer", "email": address, "password1": secret, "password2": secret}
    assert Client().post("/accounts/signup/", told).status_code == 302
    assert User.objects.get(username="newcomer").email == address


@pytest.mark.parametrize("count", [1, 2])
def test_nobody_who_ticks_or_beats_waits_for_a_mail_server(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LLMFED_MAIL_URL", raising=False)
    assert programs.mail() == []
    monkeypatch.setenv("LLMFED_MAIL_URL", "smtp://mail.example")
    (sender,) = programs.mail()
    assert sender.command[sender.command.index("-Q") + 1] == "mail"
    for other in programs.workers(count):
        assert "mail" not in other.command[other.command.index("-Q") + 1]
