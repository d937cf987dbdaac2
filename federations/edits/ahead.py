"""Orders for a card that is not made yet: a match that must be on it, or one that a promoter would like to see."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from characters.models import Character
from federations import rulebook
from federations.edits.company import of
from federations.models import Championship, Promise, Show
from federations.rulebook import Impossible
from federations.sim.desk import TUNING
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused
from llmfed.world.ticking import Tick

if TYPE_CHECKING:
    from datetime import datetime

    from llmfed.accounts.models import User

TAKEN_BACK = "The promoter took it back."
# Heat that a wish is given: below what quarrels ask with at ten, or among them.
WEIGHTS = {"mild": 5.0, "strong": 12.0}


def promise(*, show: Show, one: str, other: str, rules: str, belt: str, by: "User", now: "datetime") -> None:
    """Order a match for a card to come; it is binding, and promised to the fans. Raises Refused."""
    house = rulebook.roster(show.federation, show.starts_at)
    pair = [house.named(one, "one"), house.named(other, "other")]
    facts = {"show": show.number, "one": pair[0].slug, "other": pair[1].slug, "stipulation": rules or "standard"}
    facts |= {"championship": belt or None, "at": now.isoformat()}
    facts["what"] = f"{pair[0].name} v {pair[1].name} at {show.name}"
    orders.give(timeline=show.federation.timeline, kind="card.promised", facts=facts, by=by)


def wish(*, show: Show, one: str, other: str, weight: str, by: "User", now: "datetime") -> None:
    """Ask the booker for a match on the next card; it is weighed, and answered. Raises Refused."""
    house = rulebook.roster(show.federation, show.starts_at)
    pair = [house.named(one, "one"), house.named(other, "other")]
    rulebook.check_coming(show, now)
    rulebook.check_people(house, [[who] for who in pair], (), "other")
    if weight not in WEIGHTS:
        raise Impossible("A wish is mild or strong.", field="weight", instead="mild")
    facts = {"show": show.number, "one": pair[0].slug, "other": pair[1].slug, "weight": weight}
    facts["what"] = f"{pair[0].name} v {pair[1].name}"
    orders.give(timeline=show.federation.timeline, kind="card.wished", facts=facts | {"at": now.isoformat()}, by=by)


def unify(*, show: Show, belt: str, other: str, by: "User", now: "datetime") -> None:
    """Order the match in which two championships become one, between their champions. Raises Refused."""
    facts = {"show": show.number, "championship": belt, "unifies": other, "at": now.isoformat()}
    pair = [rulebook.belt_of(show.federation, slug, field) for slug, field in ((belt, "belt"), (other, "into"))]
    facts["what"] = f"The {pair[0].name} and the {pair[1].name} unified at {show.name}"
    orders.give(timeline=show.federation.timeline, kind="card.unified", facts=facts, by=by)


def take_back(*, show: Show, promise: Promise, back: bool, by: "User", now: "datetime") -> None:
    """Take an order for a card back, or (`back`) give it again. Raises Refused."""
    what = f"{'Given again' if back else 'Taken back'}: {promise.what}"
    facts = {"show": show.number, "promise": promise.order, "back": back, "what": what, "at": now.isoformat()}
    orders.give(timeline=show.federation.timeline, kind="card.withdrawn", facts=facts, by=by)


@orders.plan("card.wished")
def _wished(tick: Tick, facts: Mapping[str, Any]) -> None:
    asked = {"one": facts["one"], "other": facts["other"], "heat": WEIGHTS[facts["weight"]], "settle": False}
    tick.ask(tick.timeline, "bout.wanted", asked | {"wish": facts["weight"]})


def _show(timeline: Timeline, facts: Mapping[str, Any]) -> Show:
    """The show that an order is about, whose card is still to be made."""
    show = of(timeline).shows.filter(number=facts["show"]).first()
    if show is None:
        raise Impossible("There is no such show on the calendar.", field="show")
    rulebook.check_coming(show, changes.effective_at(timeline, facts))
    return show


def _owed(show: Show) -> tuple[list[Promise], list[str]]:
    """What is owed on a night, and everybody who is promised to somebody then, partners too."""
    owed = list(Promise.objects.owed().filter(show=show).with_people().select_related("championship"))
    return owed, [who.slug for promise in owed for who in promise.people()]


@orders.edit("card.promised")
def _promised(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    company, show = of(timeline), _show(timeline, facts)
    house = rulebook.roster(company, show.starts_at)
    one, other = house.named(facts["one"], "one"), house.named(facts["other"], "other")
    owed, taken = _owed(show)
    rulebook.check_people(house, [[one], [other]], taken, "other")
    rulebook.check_rules(facts["stipulation"], (1, 1))
    _check_room(show, len(owed))
    belt = _stake(show, facts["championship"], (one, other), owed)
    Promise.objects.create(
        federation=company,
        kind=Promise.Kind.MATCH,
        show=show,
        one=one,
        other=other,
        championship=belt,
        stipulation=facts["stipulation"],
        what=facts["what"] + (f" for the {belt.name}" if belt else ""),
        made_at=changes.effective_at(timeline, facts),
        order=timeline.last_order,
    )


@orders.edit("card.unified")
def _unified(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    company, show = of(timeline), _show(timeline, facts)
    slugs = (("belt", facts["championship"]), ("into", facts["unifies"]))
    belts = [rulebook.belt_of(company, slug, field) for field, slug in slugs]
    champions = rulebook.check_unification(*belts)
    owed, taken = _owed(show)
    house = rulebook.roster(company, show.starts_at)
    rulebook.check_people(house, [[who] for who in champions], taken, "belt")
    _check_room(show, len(owed))
    # The more important of the two is the one that stays.
    (stays, one), (goes, other) = sorted(zip(belts, champions, strict=True), key=lambda held: held[0].position)
    Promise.objects.create(
        federation=company,
        kind=Promise.Kind.MATCH,
        show=show,
        one=one,
        other=other,
        championship=stays,
        unifies=goes,
        what=f"{one.name} v {other.name} at {show.name}, to unify the {goes.name} with the {stays.name}"[:200],
        made_at=changes.effective_at(timeline, facts),
        order=timeline.last_order,
    )


def _check_room(show: Show, owed: int) -> None:
    """A card has room for what was promised, with one to spare for the night."""
    most = (TUNING.big_bouts if show.is_big else TUNING.tv_bouts)[0] - 1
    if owed >= most:
        later = Show.objects.upcoming().filter(federation=show.federation_id, starts_at__gt=show.starts_at).first()
        more = f" {later.name} has room." if later else ""
        raise Impossible(f"{show.name} has {owed} promised matches, which is all it can keep.{more}", field="show")


def _stake(show: Show, slug: str | None, pair: tuple[Character, Character], owed: list[Promise]) -> Championship | None:
    """The championship that a match is for: one of the two holds it, both are of its division, once a night."""
    if not slug:
        return None
    belt = show.federation.championships.filter(slug=slug, retired=False).first()
    if belt is None:
        raise Impossible(f"There is no championship {slug} here. A match can be had without.", field="championship")
    reign = belt.reigns.current().first()
    holders = list(reign.holders.order_by("slug")) if reign else []
    wrong = ""
    if belt.holders_needed > 1:
        wrong = f"The {belt.name} is fought for by sides of {belt.holders_needed}."
    elif outside := next((who for who in pair if not belt.admits(who)), None):
        wrong = f"The {belt.name} is for {belt.division}; {outside.name} is not in that division."
    elif not set(holders) & set(pair):
        who = f"{holders[0].name} holds it" if holders else "it is vacant, and the booker fills it"
        wrong = f"Neither of the two holds the {belt.name}: {who}."
    elif any(promise.championship_id == belt.pk for promise in owed):
        wrong = f"The {belt.name} is promised that night already."
    if wrong:
        raise Impossible(f"{wrong} The match can be had without a championship.", field="championship")
    return belt


@orders.edit("card.withdrawn")
def _withdrawn(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    ledger = Promise.objects.filter(federation__timeline=timeline).with_people()
    found = ledger.filter(order=facts["promise"]).select_related("show__federation", "championship", "unifies").first()
    if facts["promise"] is None or found is None or found.show is None:
        raise Refused("That order is not in the ledger.")
    at, back = changes.effective_at(timeline, facts), facts["back"]
    rulebook.check_coming(found.show, at)
    if back == (found.broken_at is None):
        raise Impossible("That is so already.", field="promise")
    if back:
        _check_again(found.show, found)
    found.broken_at, found.reason, found.blame = (None, "", False) if back else (at, TAKEN_BACK, True)
    found.save(update_fields=["broken_at", "reason", "blame"])


def _check_again(show: Show, promise: Promise) -> None:
    """What was taken back can be given again while nothing that was promised since is in its way."""
    if promise.reason != TAKEN_BACK:
        raise Impossible(f"It was not taken back: {promise.reason}", field="promise")
    owed, taken = _owed(show)
    house = rulebook.roster(show.federation, show.starts_at)
    rulebook.check_people(house, [[who] for who in promise.people()], taken, "promise")
    _check_room(show, len(owed))
    if promise.championship is not None and promise.unifies is not None:
        rulebook.check_unification(promise.championship, promise.unifies)
    elif promise.championship is not None:
        one, other = promise.people()
        _stake(show, promise.championship.slug, (one, other), owed)
