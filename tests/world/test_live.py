"""Catching up: whoever missed something gets the frames that were broadcast."""

import json

import pytest
import redis
from django.conf import settings as configured
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from llmfed.world import airing, broadcasting, live, views
from llmfed.world.models import Timeline
from tests.world import ledger
from tests.world.ledger import TORN_S, stand_at, tell

pytestmark = pytest.mark.usefixtures("in_the_clerks_voice")


def test_a_batch_is_published_once_in_order(anvil: Timeline) -> None:
    tell(anvil, 1, 2, topics=("ledger:one", "ledger:two"))
    stand_at(3)
    client = redis.from_url(configured.VALKEY_URL)
    heard = client.pubsub(ignore_subscribe_messages=True)
    heard.subscribe(live.channel())
    heard.get_message(timeout=5)
    frames = airing.release()
    broadcasting.publish(client, frames)
    broadcasting.publish(client, [])
    message = heard.get_message(timeout=5)
    assert message is not None
    batch = json.loads(message["data"])

    assert [topic for topic, *_ in batch] == ["ledger:one", "ledger:two"] * 2
    assert [(json.loads(text)["no"], no) for _, text, no, _ in batch] == [(1, 1), (1, 1), (2, 2), (2, 2)]
    assert heard.get_message(timeout=0.05) is None


class TestCatchingUp:
    """What a page that missed something gets over HTTP."""

    @pytest.fixture(autouse=True)
    def _aired(self, in_the_clerks_voice: None, anvil: Timeline) -> None:
        tell(anvil, 1, 2, 3)
        tell(anvil, 500)
        stand_at(5)
        self.frames = airing.release()

    def ask(self, after: str, ident: str = "one", kind: str = "ledger") -> HttpResponse:
        request = RequestFactory().get("/", {"after": after})
        request.user = AnonymousUser()
        return views.catch_up(request, kind, ident)

    @pytest.mark.parametrize("after", [0, 1, 2])
    def test_it_is_the_frames_that_were_broadcast(self, after: int) -> None:
        answer = json.loads(self.ask(str(after)).content)
        sent = [{"no": frame.no, "content": frame.content} for frame in self.frames if frame.no > after]
        assert answer == {"topic": "ledger:one", "after": after, "frames": sent}
        assert len(sent) == 3 - after

    def test_whoever_has_all_gets_nothing_and_of_the_unaired_nothing_is_said(self) -> None:
        assert json.loads(self.ask("3").content)["frames"] == []

    @pytest.mark.parametrize("after", ["", "-1", "1.5", "one", "9" * 19, "²", "٣"])
    def test_another_number_is_refused(self, after: str) -> None:
        assert self.ask(after).status_code == 400

    @pytest.mark.parametrize(("kind", "ident"), [("ledger", "closed"), ("attic", "one")])
    def test_what_one_may_not_see_is_not_there(self, kind: str, ident: str) -> None:
        with pytest.raises(Http404):
            self.ask("0", ident, kind)

    def test_what_cannot_be_shown_is_empty_and_the_rest_is_there(self, anvil: Timeline) -> None:
        tell(anvil, TORN_S, TORN_S + 2, topics=("torn:page",))
        stand_at(20)
        airing.release()
        found = json.loads(self.ask("0", "page", "torn").content)["frames"]
        assert [bool(frame["content"]) for frame in found] == [False, True]

    def test_whoever_missed_too_much_is_told_to_load_anew(self, anvil: Timeline) -> None:
        tell(anvil, *[6] * (live.CATCH_UP + 1))
        stand_at(7)
        airing.release()
        assert self.ask("3").status_code == 205
        assert self.ask("4").status_code == 200


def test_the_ledgers_door_is_registered() -> None:
    assert live.doors()["ledger"].partial == f"{ledger.__name__}.render"
