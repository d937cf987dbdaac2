"""Beats: what each step of an arc asks of the booker."""

from collections.abc import Callable
from typing import Any

from characters.models import Character, Role
from federations import roster
from federations.models import Promise
from federations.sim import talk
from federations.sim.talk import Said
from llmfed.world.ticking import Tick
from storylines.models import Arc, Beat
from storylines.sim.arcs import Kind


def ask(tick: Tick, arc: Arc, beat: Beat) -> None:
    """Ask for a beat on its show, and note who did what to whom should it be told."""
    wanted = WANTED[Kind(beat.kind)](tick, arc, beat)
    request = tick.ask(tick.timeline, "segment.wanted", {"show": beat.show.number, "arc": arc.number, **wanted})
    beat.state, beat.request = Beat.State.ASKED, request.number
    tick.change(beat, "state", "request", "deed", "by", "on")


def _answer(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    """Whoever was wronged says what was done to them."""
    said = Said(arc.wronged.slug, arc.wrongdoer.slug, _slight(arc), championship=_belt(arc))
    return _speech(said, "grudge", talk.promo(said))


def _excuse(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    """Whoever did it is asked why."""
    said = Said(arc.wrongdoer.slug, arc.wronged.slug, championship=_belt(arc))
    people = roster.load(tick)
    staff = people.staff(Role.BACKSTAGE) or people.staff(Role.ANNOUNCER)
    return _speech(said, "interview", talk.interview(said, staff[0].slug, ("why", "fear")))


def _attack(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    return _assault(tick, beat, arc.wrongdoer.slug, arc.wronged.slug, "attack", _partner(tick, arc.wrongdoer.slug))


def _reversal(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    """What was done is paid back, after the other's own match."""
    return _assault(tick, beat, arc.wronged.slug, arc.wrongdoer.slug, "attack", None, after=arc.wrongdoer.slug)


def _challenge(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    said = Said(arc.wronged.slug, arc.wrongdoer.slug, next=arc.blow_off.name, championship=_belt(arc))
    return _speech(said, "challenge", talk.promo(said))


def _friend(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    """A corridor: the wronged, a friend, and the other comes by. A friend who is none shows it in the ring."""
    people = roster.load(tick).contracts
    friend = arc.friend if arc.friend and arc.friend.slug in people else None
    false = friend is not None and friend.alignment != "face" and friend.agreeableness < 0
    if friend is not None and false and arc.wronged.alignment == "face":
        return _assault(tick, beat, friend.slug, arc.wronged.slug, "betrayal", arc.wrongdoer.slug)
    said = Said(arc.wronged.slug, arc.wrongdoer.slug, championship=_belt(arc))
    return _speech(said, "scene", talk.scene(said, friend.slug if friend else None))


def _last_word(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    one, other = (
        Said(by, on, next=arc.blow_off.name, championship=_belt(arc))
        for by, on in ((arc.wrongdoer.slug, arc.wronged.slug), (arc.wronged.slug, arc.wrongdoer.slug))
    )
    return _speech(one, "challenge", talk.duel(one, other)) | {"place": "last"}


def _aftermath(tick: Tick, arc: Arc, beat: Beat) -> dict[str, Any]:
    """The winner's account of it, and the loser's."""
    assert arc.winner is not None
    loser = arc.wrongdoer if arc.winner_id == arc.wronged_id else arc.wronged
    event = arc.blow_off.name
    won, lost = Said(arc.winner.slug, loser.slug), Said(loser.slug, arc.winner.slug)
    plan = (*talk.thanks(won, "victory", event), *talk.thanks(lost, "defeat", event))
    return _speech(won, "aftermath", (*plan, *_next_for(tick, arc.winner))) | {"place": "first"}


def _next_for(tick: Tick, winner: Character) -> tuple[talk.Part, ...]:
    """Who has won a shot at a championship has a word for whoever holds it."""
    owed = Promise.objects.owed().shots().filter(one=winner).select_related("championship", "show").first()
    if owed is None or owed.championship is None or owed.show is None:
        return ()
    holders = roster.holders(tick, owed.championship)
    said = Said(winner.slug, holders[0] if holders else None, next=owed.show.name, championship=owed.championship.slug)
    return talk.vow(said) if said.on else ()


WANTED: dict[Kind, Callable[[Tick, Arc, Beat], dict[str, Any]]] = {
    Kind.ANSWER: _answer,
    Kind.EXCUSE: _excuse,
    Kind.ATTACK: _attack,
    Kind.CHALLENGE: _challenge,
    Kind.FRIEND: _friend,
    Kind.REVERSAL: _reversal,
    Kind.LAST_WORD: _last_word,
    Kind.AFTERMATH: _aftermath,
}


def _speech(said: Said, topic: str, plan: tuple[talk.Part, ...]) -> dict[str, Any]:
    return {"kind": "promo", "speaker": said.by, "target": said.on, "topic": topic, "plan": list(plan)}


def _assault(
    tick: Tick, beat: Beat, by: str, on: str, deed: str, helper: str | None, *, after: str | None = None
) -> dict[str, Any]:
    """An attack after somebody's match, or in a corridor where they have none."""
    people = roster.load(tick).contracts
    beat.deed, beat.by, beat.on = deed, people[by].character, people[on].character
    plan = talk.attack(by, on, helper, "after_bout")
    wanted = {"kind": "angle", "speaker": by, "target": on, "topic": deed, "plan": list(plan)}
    return wanted | {"after": after or on}


def _partner(tick: Tick, key: str) -> str | None:
    """Somebody who would lend a hand: the other half of a team."""
    for team in roster.teams(tick).values():
        if key in team:
            return next(one for one in team if one != key)
    return None


def _slight(arc: Arc) -> str:
    slight = next((beat for beat in arc.course if beat.kind == Kind.SLIGHT), None)
    return slight.bout if slight and slight.bout else "last"


def _belt(arc: Arc) -> str | None:
    return arc.championship.slug if arc.championship else None
