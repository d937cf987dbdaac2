"""Honours: in the first days of a year each federation gives its own, and puts them forward for the world's.

The market gives those a week later, from what was put forward and from nothing else: so all federations can live their
days in parallel, and what a private one does stays in its house.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Min, Prefetch

from characters.models import Character, Group
from characters.topics import topic as character_topic
from federations import newcomers, roster
from federations.announcing import ordered
from federations.models import Award, Bout, Contract, Federation, Induction, Reign, Result, Show, Side
from federations.sim.honours import Career, Fought, Honour, Nominee, career_points, eligible, of_career, season
from federations.topics import UNIVERSE, federation_topic, match_topic
from llmfed.world.models import Moment, Request, Timeline
from llmfed.world.ticking import Tick

NOMINATED, PUT_FORWARD = "award.nominated", "hall.nominated"
# As many names a federation puts forward for the wall, and as many go up in a year.
NAMES, INDUCTED = 2, 2
# A show may be on the air at New Year's midnight; by the seventh there was one without, and then the world's are given.
FREE_BY = 7


def close_season(tick: Tick) -> None:
    """In a federation, on the first free midnight of a year: the honours of the one that is over."""
    company = roster.federation(tick)
    if company is None or tick.at.month != 1 or tick.at.day > FREE_BY:
        return
    year, until = tick.at.year - 1, tick.at.replace(day=1)
    if Award.objects.filter(federation=company, year=year, world=False).exists():
        return
    fought = _year(company, year, until)
    nominees = season(fought, _rookies(tick, year, until))
    if not nominees:
        return
    _give(tick, year, [(company, nominee) for nominee in nominees], world=False)
    if company.is_private:
        return
    market = Timeline.objects.get(kind=Timeline.Kind.MARKET)
    for nominee in nominees:
        tick.ask(market, NOMINATED, {"year": year, "federation": company.slug, **_facts(nominee)})
    for career in sorted(_careers(tick, company, until), key=lambda one: (-career_points(one), one.key))[:NAMES]:
        facts = {"by": career.key, "points": career_points(career), "reason": of_career(career)}
        tick.ask(market, PUT_FORWARD, {"year": year, "federation": company.slug, **facts})


def _facts(nominee: Nominee) -> dict[str, Any]:
    return {
        "kind": str(nominee.honour),
        "people": list(nominee.people),
        "points": nominee.points,
        "reason": nominee.why,
        "bout": nominee.bout,
        "show": nominee.show,
        "others": list(nominee.others),
        "team": nominee.team,
    }


def _year(company: Federation, year: int, until: datetime) -> list[Fought]:
    """A federation's matches whose bell rang in a year that ended at `until`, in their order."""
    sides = Prefetch("bout__sides", Side.objects.order_by("number", "position").select_related("character", "team"))
    aired = Result.objects.filter(airs_at__gte=until.replace(year=year), airs_at__lt=until)
    own = aired.filter(bout__segment__show__federation=company).order_by("airs_at", "bout__key")
    found = own.select_related("bout__segment__show", "bout__championship").defer("played", "changes")
    results = list(found.prefetch_related(sides))
    last = {result.bout.segment.show_id: result.bout.key for result in results}
    return [_fought(result, last[result.bout.segment.show_id]) for result in results]


def _fought(result: Result, last: str) -> Fought:
    bout, show, sides = result.bout, result.bout.segment.show, list(result.bout.sides.all())
    teams = {side.number: side.team.slug if side.team else None for side in sides}
    return Fought(
        key=bout.key,
        show=show.number,
        place=bout.segment.position,
        sides=tuple(ordered(sides)),
        teams=tuple(teams[number] for number in sorted(teams)),
        winner=result.winner,
        quarters=result.quarter_stars,
        duration_s=result.duration_s,
        main=bout.key == last,
        big=show.is_big,
        championship=bout.championship.slug if bout.championship else "",
        changed=result.title_change,
    )


def _rookies(tick: Tick, year: int, until: datetime) -> list[str]:
    """Who works here, turned professional in this world, and had no contract anywhere before the year."""
    here = roster.load(tick).contracts
    first = (
        Contract.objects.filter(character__slug__in=here).values_list("character__slug").annotate(at=Min("began_at"))
    )
    debuts = Moment.objects.filter(timeline__kind=Timeline.Kind.MARKET, kind=newcomers.KIND, airs_at__lt=until)
    new = set(debuts.values_list("facts__by", flat=True))
    return sorted(slug for slug, at in first if at.year >= year and slug in new)


def _careers(tick: Tick, company: Federation, until: datetime) -> list[Career]:
    """The careers of those who work here, or retired here in the year, and may be inducted."""
    people = {key: contract.character for key, contract in roster.load(tick).contracts.items()}
    gone = Contract.objects.filter(federation=company, ended_at__gte=until.replace(year=until.year - 1))
    done = gone.filter(ended_at__lt=until, character__retired_at__lt=until).select_related("character")
    people |= {contract.character.slug: contract.character for contract in done}
    there = Induction.objects.filter(given_at__lt=until).values_list("character__slug", flat=True)
    people = {key: who for key, who in people.items() if key not in set(there)}
    held = Reign.objects.filter(holders__slug__in=people, began_at__lt=until).select_related("championship").distinct()
    reigns: dict[str, list[Reign]] = {}
    for reign in held.prefetch_related("holders"):
        # What others' champions do this very day is not known here.
        if reign.championship.federation_id == company.pk or (reign.ended_at and reign.ended_at < until):
            for who in reign.holders.all():
                reigns.setdefault(who.slug, []).append(reign)
    mains = _mains(company, until)
    made = (_career(who, reigns[key], mains.get(key, 0), until) for key, who in sorted(people.items()) if key in reigns)
    return [career for career in made if eligible(career)]


def _career(who: Character, reigns: Sequence[Reign], mains: int, at: datetime) -> Career:
    first = [reign for reign in reigns if reign.championship.position == 0]
    began = min(reign.began_at for reign in reigns)
    days = sum((min(reign.ended_at or at, at) - reign.began_at).days for reign in reigns)
    other = len(reigns) - len(first)
    retired = who.retired_at is not None and who.retired_at < at
    return Career(who.slug, who.age(at.date()), at.year - began.year, len(first), other, days, mains, retired)


def _mains(company: Federation, until: datetime) -> dict[str, int]:
    """How many main events everybody fought for a federation."""
    last = Bout.objects.filter(segment__show__federation=company, result__airs_at__lt=until)
    tops = last.order_by("segment__show", "-segment__position").distinct("segment__show").values("pk")
    found: dict[str, int] = {}
    for key in Side.objects.filter(bout__in=tops).values_list("character__slug", flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def honour_the_best(tick: Tick) -> None:
    """On the market, a week later: the world's honours, and who goes up on the wall."""
    if tick.at.month == 1 and tick.at.day <= FREE_BY:
        return
    best: dict[Honour, Request] = {}
    for request in tick.asked(NOMINATED):
        honour = Honour(request.facts["kind"])
        if honour not in best or request.facts["points"] > best[honour].facts["points"]:
            best[honour] = request
    _answer(tick, tick.asked(NOMINATED), best.values(), "another was better")
    if best:
        year = max(request.facts["year"] for request in best.values())
        companies = {one.slug: one for one in Federation.objects.all()}
        chosen = [best[honour] for honour in Honour if honour in best]
        _give(tick, year, [(companies[r.facts["federation"]], _nominee(r.facts)) for r in chosen], world=True)
    _induct(tick)


def _nominee(facts: Mapping[str, Any]) -> Nominee:
    people, others = tuple(facts["people"]), tuple(facts["others"])
    told = {
        "why": facts["reason"],
        "bout": facts["bout"],
        "show": facts["show"],
        "others": others,
        "team": facts["team"],
    }
    return Nominee(Honour(facts["kind"]), people, facts["points"], **told)


def _answer(tick: Tick, asked: Sequence[Request], chosen: Iterable[Request], no: str) -> None:
    taken = {request.pk for request in chosen}
    for request in asked:
        granted = request.pk in taken
        tick.answer(request, granted=granted, reason="the best there was" if granted else no)


def _induct(tick: Tick) -> None:
    """The two greatest careers that are not on the wall yet."""
    asked = tick.asked(PUT_FORWARD)
    if not asked:
        return
    there = set(Induction.objects.values_list("character__slug", flat=True))
    new = [request for request in asked if request.facts["by"] not in there]
    new.sort(key=lambda request: (-request.facts["points"], request.facts["by"], request.facts["federation"]))
    # Whoever was at two houses in the year may have been put forward by both.
    chosen = list({request.facts["by"]: request for request in reversed(new)}.values())[::-1][:INDUCTED]
    _answer(tick, asked, chosen, "others have waited longer")
    for request in chosen:
        facts, who = request.facts, Character.objects.get(slug=request.facts["by"])
        company = Federation.objects.get(slug=facts["federation"])
        told = {"year": facts["year"], "reason": facts["reason"]}
        Induction.objects.create(character=who, federation=company, given_at=tick.at, **told)
        topics = [character_topic(who.slug), federation_topic(company.slug), UNIVERSE]
        tick.record("hall.inducted", {"by": who.slug, "federation": company.slug, **told}, topics=topics)


def _give(tick: Tick, year: int, honours: Sequence[tuple[Federation, Nominee]], *, world: bool) -> None:
    """Enter awards, and tell of each."""
    for company, nominee in honours:
        award = Award.objects.create(
            year=year,
            kind=str(nominee.honour),
            federation=company,
            world=world,
            team=Group.objects.filter(slug=nominee.team).first() if nominee.team else None,
            bout=Bout.objects.filter(key=nominee.bout).first(),
            show=Show.objects.filter(federation=company, number=nominee.show).first() if nominee.show else None,
            reason=nominee.why,
            given_at=tick.at,
        )
        award.people.set(Character.objects.filter(slug__in=nominee.people))
        _tell(tick, award, nominee)


def _tell(tick: Tick, award: Award, nominee: Nominee) -> None:
    facts: dict[str, Any] = {
        "why": f"world_{award.kind}" if award.world else award.kind,
        "year": award.year,
        "federation": award.federation.slug,
        "reason": award.reason,
    }
    facts |= {"by": list(nominee.people)} if nominee.people else {}
    facts |= {"on": list(nominee.others)} if nominee.others else {}
    facts |= {"event": award.show.name} if award.show else {}
    facts |= {"bout": nominee.bout} if award.kind == Award.Kind.MATCH else {}
    topics = [federation_topic(award.federation.slug), *(character_topic(key) for key in nominee.people)]
    topics += [match_topic(nominee.bout)] if award.kind == Award.Kind.MATCH else []
    tick.record("award.given", facts, topics=[*topics, UNIVERSE] if award.world else topics)
