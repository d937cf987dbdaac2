"""Orders about a card, as what they replace and what by: applied, checked, and undone by the same turned round."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NotRequired, TypedDict

from characters.models import Character, Group
from federations import rulebook, wagers
from federations.booking import form_of, limit_s
from federations.edits import keeping
from federations.edits.belts import named
from federations.edits.company import of
from federations.models import Bout, Segment, Show, Side
from federations.rulebook import Impossible, Roster
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

# A field of a match, as it was and as it becomes.
Was = list[Any]
UNMADE = "Taken off the card again."
KINDS = ("moved", "ruled", "recast", "added", "struck", "locked", "pencilled", "staked", "wagered", "undone")
# The fields of a match that name a championship.
BELTS = ("championship", "shot", "unifies")


class Move(TypedDict):
    """A segment goes from one position of a card to another; `what` is a match's key or who speaks."""

    what: str
    start: int
    end: int


class Change(TypedDict):
    """What an order does to a card. `was` of a match's `struck` is None where the match is new."""

    show: int
    at: str
    what: str
    bouts: NotRequired[dict[str, dict[str, Was]]]
    moves: NotRequired[list[Move]]
    undoes: NotRequired[int]


# What upper apps see of it: the show, its matches by key as they are now, what was changed, and when.
Reaction = Callable[[Show, Mapping[str, Bout], Change, datetime], None]
_reactions: list[Reaction] = []


def reaction(react: Reaction) -> Reaction:
    """Let an upper app see what an order made of a card: it may refuse, or do what belongs to it."""
    _reactions.append(react)
    return react


def turned_round(change: Change) -> Change:
    """The change that takes another back. What was added is struck, for it has been seen."""
    back: Change = {"show": change["show"], "at": change["at"], "what": change["what"]}
    if bouts := change.get("bouts"):
        back["bouts"] = {key: {name: _back(name, was) for name, was in told.items()} for key, told in bouts.items()}
    if moves := change.get("moves"):
        back["moves"] = [{"what": one["what"], "start": one["end"], "end": one["start"]} for one in reversed(moves)]
    new = {key for key, told in change.get("bouts", {}).items() if is_new(told)}
    for key in new:
        # A match that nobody sees needs no people: they stay with it, and it comes back with them.
        back["bouts"][key] = {"struck": ["", UNMADE]}
    if new:
        back.pop("moves", None)
    return back


def _back(name: str, was: Was) -> Was:
    return [was[1], was[0]]


def is_new(told: Mapping[str, Was]) -> bool:
    """Whether what is told of a match is that it came onto the card."""
    return "struck" in told and told["struck"][0] is None


def matches(show: Show) -> dict[str, Bout]:
    """The matches of a card by key, with their people; two queries."""
    found = Bout.objects.filter(segment__show=show).with_sides().select_related("shot")
    return {bout.key: bout for bout in found.order_by("segment__position")}


def sides_of(bout: Bout) -> list[list[str]]:
    """Who is on each side, by slug."""
    return [[side.character.slug for side in people] for people in _numbered(bout)]


def value(bout: Bout, name: str) -> Any:
    """A field of a match, as facts hold it."""
    if name == "sides":
        return sides_of(bout)
    if name == "struck":
        return bout.segment.struck
    if name == "wagers":
        return wagers.put_up(list(bout.sides.all()))
    if name == "teams":
        return [people[0].team.slug if people[0].team else None for people in _numbered(bout)]
    if name in BELTS:
        belt = getattr(bout, name)
        return belt.slug if belt else None
    return getattr(bout, name)


def _numbered(bout: Bout) -> list[list[Side]]:
    found: dict[int, list[Side]] = {}
    for side in bout.sides.all():
        found.setdefault(side.number, []).append(side)
    return [found[number] for number in sorted(found)]


def _apply(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    """Carry out what an order changes of a card, if the card is as the order found it."""
    change: Change = facts  # type: ignore[assignment]
    show = of(timeline).shows.filter(number=change["show"]).select_related("federation").first()
    if show is None:
        raise Refused(f"There is no show number {change['show']}.")
    rulebook.check_open(show, changes.effective_at(timeline, facts))
    card = matches(show)
    for key, told in change.get("bouts", {}).items():
        if is_new(told):
            card[key] = _made(show, key)
        _write(timeline, card[key] if key in card else _missing(key), told)
    for move in change.get("moves", ()):
        _move(show, move)
    at = changes.effective_at(timeline, facts)
    _check(show, change.get("bouts", {}), at)
    for react in _reactions:
        react(show, matches(show), change, at)
    show.edition = timeline.last_order
    show.save(update_fields=["edition", "length"])


for _kind in KINDS:
    orders.edit(f"card.{_kind}")(_apply)


def _missing(key: str) -> Bout:
    raise Impossible(f"There is no match {key} on this card.", field="bout")


def _made(show: Show, key: str) -> Bout:
    """A new match, last on its card, with nobody in it yet."""
    show.length = show.segments.count() + 1
    segment = Segment.objects.create(show=show, position=show.length, kind=Segment.Kind.BOUT, struck=UNMADE)
    limit = limit_s(Bout.Stipulation.STANDARD, 2, 0, main=show.is_big)
    bout = Bout.objects.create(segment=segment, key=key, time_limit_s=limit, referee=_referee(show))
    bout.segment.show = show
    return bout


def _referee(show: Show) -> Character | None:
    """Whoever has fewest matches that night counts this one too."""
    found = Character.objects.filter(home=show.federation.timeline_id, role="referee")
    busy = [bout.referee_id for bout in Bout.objects.filter(segment__show=show)]
    return min(found, key=lambda who: (busy.count(who.pk), who.slug), default=None)


def _write(timeline: Timeline, bout: Bout, told: Mapping[str, Was]) -> None:
    """Each field as it becomes, where it is as it was."""
    if not is_new(told) and any(value(bout, name) != was for name, (was, _) in told.items()):
        raise Refused("This match was changed again since, by somebody or by the night; undo the latest first.")
    for name, (_, becomes) in sorted(told.items()):
        if name == "sides":
            _seat(timeline, bout, becomes)
        elif name == "struck":
            bout.segment.struck = becomes
            bout.segment.save(update_fields=["struck"])
        elif name == "wagers":
            for side in bout.sides.select_related("character"):
                side.wager = becomes.get(side.character.slug, "")
                side.save(update_fields=["wager"])
        elif name == "teams":
            _team(timeline, bout, becomes)
        elif name in BELTS:
            setattr(bout, name, named(timeline, becomes) if becomes else None)
        else:
            setattr(bout, name, becomes)
    main = bout.segment.show.is_big or bout.championship_id is not None
    bout.time_limit_s = limit_s(bout.stipulation, bout.sides.count(), bout.given_s, main=main)
    bout.save()


def _seat(timeline: Timeline, bout: Bout, sides: Sequence[Sequence[str]]) -> None:
    """Put people on the sides; a team that stays whole keeps its name."""
    was = {tuple(side.character.slug for side in people): people[0].team_id for people in _numbered(bout)}
    up = wagers.put_up(list(bout.sides.all()))
    people = {who.slug: who for who in Character.objects.filter(home=timeline)}
    gone = [slug for side in sides for slug in side if slug not in people]
    if gone:
        raise Refused(f"{', '.join(gone)} is not here any more.")
    rulebook.check_once([people[slug] for side in sides for slug in side])
    bout.sides.all().delete()
    Side.objects.bulk_create(
        Side(
            bout=bout,
            number=number,
            position=place,
            character=people[slug],
            team_id=was.get(tuple(side)),
            wager=up.get(slug, ""),
        )
        for number, side in enumerate(sides)
        for place, slug in enumerate(side)
    )
    bout.form = form_of(sides, bout.stipulation, {slug: people[slug].gender for side in sides for slug in side})
    # What was fetched with the match are those who were in it.
    bout.__dict__.pop("_prefetched_objects_cache", None)


def _team(timeline: Timeline, bout: Bout, teams: Sequence[str | None]) -> None:
    """Say which of the sides are teams."""
    known = {group.slug: group for group in Group.objects.filter(home=timeline, slug__in=filter(None, teams))}
    for number, slug in enumerate(teams):
        bout.sides.filter(number=number).update(team=known.get(slug or ""))
    bout.__dict__.pop("_prefetched_objects_cache", None)


def _move(show: Show, move: Move) -> None:
    """Take a segment out of its place and put it into another; those between move up or down."""
    card = list(show.segments.select_related("bout", "speaker").order_by("position"))
    if not (1 <= move["start"] <= len(card) and 1 <= move["end"] <= len(card)):
        raise Impossible(f"This card has places 1 to {len(card)}.", field="place", instead=str(len(card)))
    segment = card.pop(move["start"] - 1)
    if called(segment) != move["what"]:
        raise Refused("The order of the card was changed again since; undo the latest first.")
    card.insert(move["end"] - 1, segment)
    for position, one in enumerate(card, start=1):
        one.position = position
    Segment.objects.bulk_update(card, ["position"])


def called(segment: Segment) -> str:
    """What facts call a segment of a card."""
    if segment.kind == Segment.Kind.BOUT:
        return segment.bout.key
    return f"talk:{segment.speaker.slug if segment.speaker else ''}"


def _check(show: Show, told: Mapping[str, Mapping[str, Was]], at: datetime) -> None:
    """Whatever was touched is a match that can be fought that night, on a card that is not too long."""
    card = matches(show)
    standing = {key: bout for key, bout in card.items() if not bout.segment.struck}
    house = rulebook.roster(show.federation, show.starts_at)
    for key in sorted(set(told) & set(standing)):
        others = [slug for other, bout in standing.items() if other != key for side in sides_of(bout) for slug in side]
        _check_match(house, standing[key], told[key], others)
        keeping.keep(house, standing[key], set(told[key]), at)
    for key in sorted(set(told) - set(standing)):
        if promise := card[key].promises.owed().first():
            raise Impossible(f"{promise.what}: that was promised, and a promise is kept.", field="struck")
    if any(set(told[key]) & {"struck"} for key in told):
        coldest = min(standing.values(), key=lambda bout: (bout.heat, bout.segment.position), default=None)
        rulebook.check_room(show, len(standing), " v ".join(_names(coldest)) if coldest else "")
        if not standing:
            raise Impossible("A card needs a match. Put another one on it first.", field="struck")


def _check_match(house: Roster, bout: Bout, told: Mapping[str, Was], others: Sequence[str]) -> None:
    touched = set(told)
    sides = [[side.character for side in people] for people in _numbered(bout)]
    if touched & {"sides", "struck"}:
        out = [who for side in told.get("sides", [None])[0] or () for who in side]
        rulebook.check_people(house, sides, others, "into", out)
    if touched & {"sides", "stipulation", "struck"}:
        rulebook.check_rules(bout.stipulation, [len(side) for side in sides])
    if touched & {"sides", "championship", "struck"}:
        rulebook.check_stake(bout, sides, house.at)
    if touched & {"sides", "championship", "struck", "wagers"}:
        rulebook.check_wagers(bout, sides, house.at)
    if bout.pencilled is not None and not 0 <= bout.pencilled < len(sides):
        raise Impossible("Pencil in one of the sides, or leave it open.", field="winner", label="Leave it open")


def _names(bout: Bout) -> Iterator[str]:
    for people in _numbered(bout):
        yield " & ".join(side.character.name for side in people)


def names(bout: Bout) -> str:
    """A match as a line: "Ada Voss v Mira Kane"."""
    return " v ".join(_names(bout))
