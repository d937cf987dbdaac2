"""What is broken in a universe is found, and said with its place."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from fandom import ratings
from fandom.models import MatchRating, Poll, Vote
from federations.models import Contract, Result, Side
from llmfed import verifying
from llmfed.accounts.models import User
from llmfed.benches import multiplying
from llmfed.world import airing, chains
from llmfed.world.models import Link, Moment, Order, PackedState, Request, Timeline, TopicTail, Universe
from tests.backups.conftest import Kept
from tests.lived import LIVED_UNTIL


def broken() -> dict[str, list[str]]:
    return {finding.sentence: finding.broken for finding in verifying.verify() if finding.broken}


@pytest.fixture
def aired(lived: str) -> str:
    """The two houses on Friday evening, told as far as it is."""
    airing.release_history(LIVED_UNTIL)
    return lived


def test_a_universe_that_was_left_alone_is_whole(aired: str) -> None:
    assert Moment.objects.filter(no=None).exists()
    assert Result.objects.filter(settled_tick=None).exists()
    assert broken() == {}


def lose_a_moment() -> str:
    lost = Moment.objects.get(timeline__slug="tramway", seq=20)
    TopicTail.objects.filter(no=lost.no).delete()
    lost.delete()
    return "tramway: seq 20 is missing"


def lose_the_last() -> str:
    Moment.objects.filter(timeline__slug="harbour", seq__gt=F("timeline__last_seq") - 2).delete()
    last = Timeline.objects.get(slug="harbour").last_seq
    return f"harbour: seq {last - 1} to {last} are missing"


def number_one_twice() -> str:
    Universe.objects.update(last_no=F("last_no") - 1)
    last = Universe.objects.get().last_no
    return f"no {last + 1} came more than once, or after the last"


def let_one_air_early() -> str:
    Universe.objects.update(last_no=F("last_no") + 1)
    early = Moment.objects.filter(no=None).order_by("-airs_at").select_related("timeline")[0]
    Moment.objects.filter(pk=early.pk).update(no=Universe.objects.get().last_no)
    Timeline.objects.filter(pk=early.timeline_id).update(due_at=early.airs_at - timedelta(seconds=1))
    return f"{early.timeline}: moment {early.seq}"


def change_a_record() -> str:
    contract = Contract.objects.filter(wins__gt=0).select_related("federation", "character")[0]
    Contract.objects.filter(pk=contract.pk).update(wins=F("wins") + 7)
    return f"{contract.federation.slug}: {contract.character.slug} has"


def change_a_seed() -> str:
    result = Result.objects.select_related("bout").order_by("pk")[0]
    Result.objects.filter(pk=result.pk).update(seed="00" * 32)
    return f"{result.bout.key}: played by engine"


def change_what_was_played() -> str:
    result = Result.objects.select_related("bout").order_by("pk")[0]
    Result.objects.filter(pk=result.pk).update(played={**result.played, "heat": 0.987})
    return f"{result.bout.key}: played by engine"


def untell_a_result() -> str:
    told = Moment.objects.filter(kind="bout.result").order_by("pk")[0]
    Moment.objects.filter(pk=told.pk).update(kind="bout.hold")
    return f"{told.facts['bout']}: told 0 times"


def cut_packed_state() -> str:
    row = PackedState.objects.select_related("timeline").get(timeline__slug="harbour", name="bonds")
    PackedState.objects.filter(pk=row.pk).update(columns=row.columns[:-1])
    return "harbour: bonds"


def put_somebody_on_twice() -> str:
    side = Side.objects.select_related("character", "bout__segment").order_by("pk")[0]
    others = Side.objects.filter(bout__segment__show=side.bout.segment.show_id).exclude(bout=side.bout_id)
    Side.objects.filter(pk=others[0].pk).update(character=side.character)
    return f": {side.character.slug}"


def leave_an_order() -> str:
    timeline = Timeline.objects.get(slug="tramway")
    timeline.last_order += 1
    timeline.save()
    Order.objects.create(timeline=timeline, number=timeline.last_order, kind="x", facts={}, tick=1)
    return f"tramway: order {timeline.last_order}"


def answer_without_a_reason() -> str:
    request = Request.objects.exclude(answered_tick=None).select_related("sender").order_by("pk")[0]
    Request.objects.filter(pk=request.pk).update(reason="")
    return f"{request.sender}: request {request.number}"


def counted() -> Poll:
    return Poll.objects.filter(tally__isnull=False).select_related("federation").order_by("pk")[0]


def store_a_vote_that_was_not_counted() -> str:
    poll = counted()
    Vote.objects.create(poll=poll, fan=User.objects.create(username="ada"), choice=poll.options[1]["key"])
    return f"{poll.federation.slug}: poll {poll.number} has 1 votes for {poll.options[1]['key']} and counted 0"


def change_a_tally() -> str:
    poll = counted()
    Poll.objects.filter(pk=poll.pk).update(tally={**(poll.tally or {}), "standard": 7})
    return f"{poll.federation.slug}: poll {poll.number} says"


def lose_a_tally() -> str:
    poll = counted()
    Poll.objects.filter(pk=poll.pk).update(tally=None)
    return f"{poll.federation.slug}: poll {poll.number} says None"


def change_a_rating() -> str:
    result = Result.objects.exclude(settled_tick=None).select_related("bout").order_by("pk")[0]
    ratings.rate(bout=result.bout, fan=User.objects.create(username="ada"), stars=4, now=result.airs_at)
    MatchRating.objects.update(stars=2)
    return f"{result.bout.key}: [0, 0, 0, 1, 0], given [0, 1, 0, 0, 0]"


def kicked_out() -> Moment:
    return Moment.objects.filter(kind="bout.kick_out").select_related("timeline").order_by("pk")[0]


def otherwise(told: Moment, **columns: object) -> str:
    """Change what a moment says; the words that name it."""
    Moment.objects.filter(pk=told.pk).update(**columns)
    return f"{told.timeline}: tick {told.tick} recorded other moments or orders than are here"


def change_what_was_told() -> str:
    told = kicked_out()
    return otherwise(told, facts={**told.facts, "spot": "another"})


def tell_it_a_moment_later() -> str:
    told = kicked_out()
    return otherwise(told, airs_at=told.airs_at + timedelta(milliseconds=1))


def tell_it_elsewhere() -> str:
    told = kicked_out()
    return otherwise(told, topics=[*told.topics, "federation:tramway"])


def change_an_order() -> str:
    order = Order.objects.filter(taken=True).select_related("timeline").order_by("pk")[0]
    Order.objects.filter(pk=order.pk).update(facts={**order.facts, "more": 1})
    return f"{order.timeline}: tick {order.tick} recorded other moments or orders than are here"


def change_a_running_hash() -> str:
    Timeline.objects.filter(slug="harbour").update(chain=b"x" * 32)
    return "harbour: its links end with tick"


def lose_a_link() -> str:
    Link.objects.get(timeline__slug="harbour", tick=7).delete()
    return "harbour: there is no link of tick 7"


def lose_the_last_link() -> str:
    last = Timeline.objects.get(slug="harbour").tick - 1
    Link.objects.get(timeline__slug="harbour", tick=last).delete()
    return f"harbour: its links end with tick {last - 1}"


BREAKS = [
    change_what_was_told,
    tell_it_a_moment_later,
    tell_it_elsewhere,
    change_an_order,
    change_a_running_hash,
    lose_a_link,
    lose_the_last_link,
    lose_a_moment,
    lose_the_last,
    number_one_twice,
    let_one_air_early,
    change_a_record,
    change_a_seed,
    change_what_was_played,
    untell_a_result,
    cut_packed_state,
    put_somebody_on_twice,
    leave_an_order,
    answer_without_a_reason,
    store_a_vote_that_was_not_counted,
    change_a_tally,
    lose_a_tally,
    change_a_rating,
]


@pytest.mark.parametrize("harm", BREAKS)
def test_what_is_broken_is_found_and_said_where(aired: str, harm: Callable[[], str]) -> None:
    words = harm()
    places = [place for found in broken().values() for place in found]

    assert any(words in place for place in places), places


def test_the_command_says_what_is_broken_and_leaves_with_one(aired: str) -> None:
    out = StringIO()
    call_command("verify", stdout=out)
    assert "ok: every moment that a tick recorded is in the chronicle" in out.getvalue()
    assert "proven by `manage.py verify --replay` alone" in out.getvalue()
    lose_the_last()
    with pytest.raises(CommandError, match="broken"):
        call_command("verify", stdout=out)
    assert "BROKEN: every moment that a tick recorded is in the chronicle\n  harbour: seq" in out.getvalue()


def test_without_a_universe_the_command_says_so(database: str) -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="1 sentence above broken"):
        call_command("verify", stdout=out)
    assert out.getvalue().startswith("BROKEN: a universe lives here\n  the database holds none\n")


def test_a_file_is_checked(kept: Kept) -> None:
    out = StringIO()
    call_command("verify", str(kept.file), stdout=out)
    assert f"digest: {kept.header.digest}" in out.getvalue()
    assert f"ok: every checksum of {kept.file} holds" in out.getvalue()


def test_what_was_lived_before_links_were_kept_is_said_to_be_unknown(aired: str) -> None:
    harbour = Timeline.objects.get(slug="harbour")
    Link.objects.filter(timeline=harbour, tick__lt=9).delete()
    Link.objects.filter(timeline__slug="tramway").delete()
    first = Moment.objects.get(timeline=harbour, seq=1)
    Moment.objects.filter(pk=first.pk).update(facts={**first.facts, "more": 1})
    assert broken() == {}
    notes = "\n".join(verifying.not_proven(False))
    assert "harbour ticked before links were kept: of what is before tick 9 " in notes
    assert f"of what is before tick {Timeline.objects.get(slug='tramway').tick} " in notes


def test_numbers_that_are_spelt_in_two_ways_break_no_hash(aired: str) -> None:
    harbour = Timeline.objects.get(slug="harbour")
    told = Moment.objects.filter(timeline=harbour).latest("seq")
    told.facts |= {"small": 1e-05, "large": [1e16, 10**30], "text": "\x7f \u2028 \U0001f3c6"}
    told.save(update_fields=["facts"])
    assert any("recorded other moments" in place for found in broken().values() for place in found)
    multiplying.link_anew([harbour])
    assert chains._first_apart(harbour, chains.Told(chains._quickly))
    assert broken() == {}


@pytest.mark.long
def test_a_moment_that_says_something_else_is_found_by_living_again(aired: str) -> None:
    assert verifying.relive(lambda done, total: None).broken == []
    told = kicked_out()
    told.facts["spot"] = "another"
    told.save()

    assert verifying.relive(lambda done, total: None).broken == [
        f"{told.timeline}: tick {told.tick} recorded other moments"
    ]


def test_matches_of_another_engine_are_said_not_to_be_played_again(aired: str) -> None:
    assert verifying.not_proven(True) == []
    Result.objects.filter(pk=Result.objects.order_by("pk")[0].pk).update(engine=1)

    assert "1 matches were played by engine 1" in verifying.not_proven(True)[0]
