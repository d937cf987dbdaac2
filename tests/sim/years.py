"""Years of cards without a database: the default universe's people, the real booker, the real ring, and little else."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import ceil
from pathlib import Path
from random import Random

from federations.sim import booker
from federations.sim.bout import simulate
from federations.sim.customs import custom
from federations.sim.desk import Belt, Desk, Hand, Pairing, Rumble, Wanted
from federations.sim.favour import favour
from federations.sim.kinds import BoutInput, BoutResult, Stipulation, Wrestler, passes
from llmfed.universe_file.cities import City
from llmfed.universe_file.form import Championship, Character, Federation, UniverseFile
from llmfed.universe_file.kinds import ChampionshipKind, Gender, Role
from llmfed.universe_file.reading import read

UNIVERSE = Path(__file__).parents[2] / "universes" / "default.toml"
SIZES = {ChampionshipKind.TAG: 2, ChampionshipKind.TRIOS: 3}
GENDERS = {Gender.WOMAN: "f", Gender.MAN: "m", Gender.NONBINARY: "x"}
REST = 0.16  # energy a day
WEEK = 7
YEAR, RUMBLE = 52 * WEEK, 19 * WEEK
AMPLE, ROUND_S = 1.6, 300  # of a time limit, as the booking has it
QUARRELS, HEAT_A_WEEK, SETTLED = 3, 4.0, 30.0
FORM = 0.25  # of momentum that one match is


@dataclass
class Company:
    """One federation and what its booker remembers."""

    style: str
    people: dict[str, Wrestler]
    names: dict[str, str]
    belts: list[Belt]
    teams: dict[str, tuple[str, ...]]
    charges: dict[tuple[str, str], int]
    cities: list[City]
    energy: dict[str, float] = field(default_factory=lambda: defaultdict(lambda: 1.0))
    momentum: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    won: Counter[str] = field(default_factory=Counter)
    fought: Counter[str] = field(default_factory=Counter)
    idle: Counter[str] = field(default_factory=Counter)
    met: dict[tuple[str, str], int] = field(default_factory=dict)  # the day on which two last met
    heat: dict[tuple[str, str], float] = field(default_factory=dict)
    defended: Counter[str] = field(default_factory=Counter)

    def hand(self, key: str) -> Hand:
        who, matches = self.people[key], self.fought[key]
        return Hand(
            key=key,
            name=self.names[key],
            gender=who.gender,
            alignment=who.alignment,
            over=who.over,
            momentum=self.momentum[key],
            win_share=self.won[key] / matches if matches else 0.5,
            energy=self.energy[key],
            days_idle=self.idle[key],
            charisma=who.charisma,
        )

    def desk(self, day: int, *, big: bool) -> Desk:
        belts = [
            Belt(b.slug, b.name, b.rank, b.division, b.size, b.holders, day - self.defended[b.slug]) for b in self.belts
        ]
        wanted = [Wanted(*pair, heat, big, number) for number, (pair, heat) in enumerate(sorted(self.heat.items()))]
        met = {pair: day - last for pair, last in self.met.items()}
        hands = [self.hand(key) for key in sorted(self.people)]
        open_to = frozenset(belt.slug for belt in belts if belt.size == 1)
        made = Desk(hands, belts, wanted, met, self.teams, big, custom(self.style), open_to=open_to)
        if day % YEAR == RUMBLE and made.custom.rumble:
            best = sorted((h for h in hands if h.gender == "m"), key=lambda hand: (-hand.standing, hand.key))
            made.rumble = Rumble(1, "Rumble", tuple(hand.key for hand in best[1:13]), self.belts[0].slug)
        return made

    def quarrel(self, rng: Random) -> None:
        """Those who have one get hotter; now and then two begin."""
        self.heat = {pair: min(SETTLED, heat + HEAT_A_WEEK) for pair, heat in self.heat.items()}
        if len(self.heat) < QUARRELS:
            one, other = sorted(rng.sample(sorted(self.people), 2))
            if self.people[one].gender == self.people[other].gender:
                self.heat[one, other] = HEAT_A_WEEK

    def staged(self, pairing: Pairing, number: int, of: int, city: City, *, big: bool) -> BoutInput:
        """A match of the card as the ring is given it."""
        rules = Stipulation(pairing.stipulation)
        ample = ROUND_S * ceil(AMPLE * pairing.given_s / ROUND_S)
        bout = BoutInput(
            key="bout",
            sides=tuple(tuple(self.fit(key) for key in side) for side in pairing.sides),
            stipulation=rules,
            championship=pairing.championship,
            time_limit_s=1800 if rules is Stipulation.IRON else max(1800 if big else 900, ample),
            given_s=pairing.given_s,
            place=number / max(1, of - 1),
            heat=min(1.0, pairing.heat / 30),
            big_show=big,
            fouls=custom(self.style).fouls,
            cheers=city.cheers,
            boos=city.boos,
            noise=city.noise,
        )
        if pairing.referee is None:
            return bout
        counts = self.people[pairing.referee]
        regards = [float(sum(self.charges.get((counts.key, one.key), 0) for one in side)) for side in bout.sides]
        side, share = favour(regards, [all(one.alignment == counts.alignment for one in side) for side in bout.sides])
        return replace(bout, referee=counts.key, favours=side, favour=share)

    def fit(self, key: str) -> Wrestler:
        return replace(self.people[key], energy=self.energy[key], momentum=self.momentum[key])

    def settle(self, day: int, bout: BoutInput, result: BoutResult) -> None:
        """What a match leaves behind."""
        keys = [[one.key for one in side] for side in bout.sides]
        for number, side in enumerate(keys):
            for key in side:
                self.energy[key] = max(0.0, self.energy[key] - result.energy_cost[key])
                self.idle[key] = 0
                self.fought[key] += 1
                self.won[key] += number == result.winner
                form = 1.0 if number == result.winner else -1.0
                self.momentum[key] += FORM * (form - self.momentum[key])
        for one in keys[0]:
            for other in keys[1]:
                pair = (min(one, other), max(one, other))
                self.met[pair] = day
                if bout.big_show:
                    self.heat.pop(pair, None)
        belt = next((b for b in self.belts if b.slug == bout.championship), None)
        if belt is not None:
            self.defended[belt.slug] = day
            if passes(keys, result.winner, result.finish, belt.holders) and result.winner is not None:
                place = self.belts.index(belt)
                self.belts[place] = replace(belt, holders=tuple(keys[result.winner]))


def _wrestler(one: Character, year: int, *, again: bool = False) -> Wrestler:
    """Somebody as the ring sees them, or whoever has come since and is like them, and not yet so well known."""
    assert one.finisher is not None
    shares = {name: value / 100 for name, value in one.ring.model_dump().items()}
    return Wrestler(
        key=f"{one.slug}-again" if again else one.slug,
        alignment=one.alignment,
        style=one.style,
        gender=GENDERS[one.gender],
        age=year - one.born.year,
        height_cm=one.height_cm,
        weight_kg=one.weight_kg,
        over=one.over / (250 if again else 100),
        momentum=0.0,
        energy=1.0,
        finisher=one.finisher.name,
        finisher_kind=one.finisher.kind,
        signatures=one.signatures,
        **shares,
    )


def _belt(championship: Championship, rank: int) -> Belt:
    size = SIZES.get(championship.kind, 1)
    return Belt(championship.slug, championship.name, rank, championship.division, size, championship.holders, 0)


def _company(file: UniverseFile, federation: Federation) -> Company:
    there = [one for one in file.character if one.federation == federation.slug and one.role is Role.WRESTLER]
    people = [_wrestler(one, file.universe.begins.year, again=again) for one in there for again in (False, True)]
    return Company(
        style=federation.style,
        people={one.key: one for one in people},
        names={one.key: one.key for one in people},
        belts=[_belt(championship, rank) for rank, championship in enumerate(federation.championship)],
        teams={team.slug: team.members for team in file.team if team.federation == federation.slug},
        charges={(bond.holder, bond.target): bond.charge for bond in file.bond},
        cities=[city for city in file.city if city.slug in federation.cities],
    )


def lived(weeks: int, seed: int, *, told: bool = True) -> Iterator[tuple[BoutInput, BoutResult]]:
    """Every match of so many weeks, in every federation: a show a week, each fourth of them a big one."""
    file, rng = read(UNIVERSE), Random(seed)
    for company in (_company(file, federation) for federation in file.federation):
        for day in range(0, weeks * WEEK, WEEK):
            company.quarrel(rng)
            big = day // WEEK % 4 == 3
            city = company.cities[day // WEEK % len(company.cities)]
            card = booker.card(company.desk(day, big=big), rng)
            for number, pairing in enumerate(card.bouts):
                bout = company.staged(pairing, number, len(card.bouts), city, big=big)
                result = simulate(bout, rng, told=told)
                company.settle(day, bout, result)
                yield bout, result
            for key in company.people:
                company.energy[key] = min(1.0, company.energy[key] + REST * WEEK)
                company.idle[key] += WEEK
