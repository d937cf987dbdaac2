"""What tonight means for the one a fan stands behind, in sentences told from that side."""

from dataclasses import dataclass
from datetime import datetime

from federations.sim.kinds import Finish
from storylines.sim.words import PRONOUNS, capital, clock, number

FALLS = frozenset({Finish.PIN, Finish.ROLL_UP, Finish.SUBMISSION})
WON_HOW = {
    Finish.PIN: "by pinfall",
    Finish.ROLL_UP: "with a roll-up",
    Finish.SUBMISSION: "by submission",
    Finish.DQ: "by disqualification",
    Finish.COUNT_OUT: "by a count-out",
    Finish.INTERFERENCE: "with help from outside",
    Finish.STOPPAGE: "when the referee stopped it",
    Finish.WAY_OUT: "by way of the cage wall",
    Finish.TEN_COUNT: "by a count of ten",
    Finish.RETRIEVAL: "at the top of a ladder",
    Finish.TABLE: "through a table",
    Finish.OVER_TOP: "as the last one left",
    Finish.MOST_FALLS: "on falls",
    Finish.SCREWJOB: "by a very fast count",
}
LOST_HOW = WON_HOW | {Finish.ROLL_UP: "to a roll-up", Finish.INTERFERENCE: "to a third pair of hands"}
# A run is worth a word from so many on.
RUN = 2
EVENING = 17


@dataclass(frozen=True, slots=True)
class Hero:
    """The one whom a fan stands behind. `gender` is f, m or x."""

    name: str
    gender: str

    def pronoun(self, word: str) -> str:
        """The pronoun that stands where "he", "him", "his" or "theirs" would."""
        return PRONOUNS.get(self.gender, PRONOUNS["x"])[word]

    def does(self, one: str, several: str) -> str:
        """The pronoun with its verb: "she needs", "they need"."""
        they = self.pronoun("he")
        return f"{they} {several if they == 'they' else one}"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a match ended; `fallen` is who was pinned or gave up, if somebody other than the hero did."""

    outcome: str  # won | lost | drawn
    finish: str
    duration_s: int
    changed_hands: bool = False
    fallen: str = ""


@dataclass(frozen=True, slots=True)
class Outing:
    """One match of the hero's, told or to come.

    `foe` is whom it is against (of several, in a lost match, the winner), `mates` who stands on the hero's side,
    `quarrel` what is between the hero and a foe, `why` the booker's reason, a sentence.
    """

    foe: str
    show: str
    at: datetime
    mates: str = ""
    multiway: bool = False
    championship: str = ""
    holds: bool = False
    foe_holds: bool = False
    quarrel: str = ""
    why: str = ""
    running: bool = False
    ending: Ending | None = None


def result(hero: Hero, outing: Outing) -> str:
    """How a told match went, from the hero's side."""
    assert outing.ending is not None
    ending, us = outing.ending, f"{hero.name} and {outing.mates}" if outing.mates else hero.name
    time, where = clock(ending.duration_s), f"at {outing.show}"
    if ending.outcome == "drawn":
        return _drawn(hero, outing, time)
    verb, how = ("beat", WON_HOW) if ending.outcome == "won" else ("lost to", LOST_HOW)
    return f"{us} {verb} {outing.foe} {where}, {how.get(Finish(ending.finish), 'somehow')}, in {time}."


def _drawn(hero: Hero, outing: Outing, time: str) -> str:
    assert outing.ending is not None
    finish, us = outing.ending.finish, f"{hero.name}, {outing.mates}" if outing.mates else hero.name
    if finish == Finish.TIME_LIMIT:
        return f"{us} and {outing.foe} went the distance at {outing.show}: {time}, and no winner."
    if finish == Finish.DOUBLE:
        everybody = "all" if outing.multiway or outing.mates else "both"
        return f"{us} and {outing.foe} were {everybody} counted out at {outing.show}, after {time}."
    return f"{us} and {outing.foe} came to no end at {outing.show}, after {time}."


def consequence(hero: Hero, outing: Outing, run: int, broken: int) -> str:
    """What a told match did for the hero, in two sentences at most; empty if nothing that can be named.

    `run` counts equal outcomes up to this one, it included; `broken` those of the other kind that it ended.
    """
    assert outing.ending is not None
    found = [_fallen(hero, outing.ending), _belt(hero, outing), _run(hero, outing.ending.outcome, run, broken)]
    if outing.quarrel and outing.ending.outcome != "won":
        found.append(f"Between them there is still {outing.quarrel}.")
    return " ".join([text for text in found if text][:2])


def _fallen(hero: Hero, ending: Ending) -> str:
    if ending.outcome != "lost" or not ending.fallen or ending.finish not in FALLS:
        return ""
    return f"It was {ending.fallen} who {'gave up' if ending.finish == Finish.SUBMISSION else 'was pinned'}."


def _belt(hero: Hero, outing: Outing) -> str:
    title, ending = outing.championship, outing.ending
    if not title or ending is None:
        return ""
    keeps = f"{capital(hero.does('keeps', 'keep'))} the {title}"
    if ending.outcome == "won":
        if ending.changed_hands:
            return f"The {title} is {hero.pronoun('theirs')}."
        short = f"A win of that kind does not bring {hero.pronoun('him')} the {title}."
        return f"{keeps}." if outing.holds else short
    if ending.changed_hands:
        return f"It costs {hero.pronoun('him')} the {title}." if outing.holds else f"The {title} went elsewhere."
    if outing.holds:
        return f"{keeps} all the same."
    return f"That was {hero.pronoun('his')} shot at the {title}, and it is gone."


def _run(hero: Hero, outcome: str, run: int, broken: int) -> str:
    if outcome == "drawn":
        return ""
    if run > RUN:
        return f"That is {number(run)} {'wins' if outcome == 'won' else 'losses'} in a row."
    if run == 1 and broken >= RUN:
        return f"It ends a run of {number(broken)} {'losses' if outcome == 'won' else 'wins'}."
    return ""


def coming(hero: Hero, outing: Outing, now: datetime) -> str:
    """Whom the hero meets next, and when."""
    if outing.running:
        together = f"{hero.name} and {outing.mates} are" if outing.mates else f"{hero.name} is"
        return f"{together} in the ring with {outing.foe} now."
    meets = f"{hero.name} and {outing.mates} meet" if outing.mates else f"{hero.name} meets"
    return f"{meets} {outing.foe} {when(outing.at, now)}, at {outing.show}."


def when(at: datetime, now: datetime) -> str:
    """A world time as people say it: "tonight at 20:00", "tomorrow at 19:30", "on Thursday at 20:00"."""
    days = (at.date() - now.date()).days
    if at <= now:
        return "later tonight"
    hour = f"at {at:%H:%M}"
    if days == 0:
        return f"tonight {hour}" if at.hour >= EVENING else f"today {hour}"
    if days == 1:
        return f"tomorrow {hour}"
    return f"on {at:%A} {hour}" if days < 7 else f"on {at.day} {at:%B}"


def stake(hero: Hero, outing: Outing, run: int) -> str:
    """What a match to come is about for the hero; `run` is above zero after wins, below after losses."""
    if outing.championship:
        return _belt_at_stake(hero, outing)
    if outing.quarrel:
        return f"Between them there is {outing.quarrel}."
    if run > RUN:
        return f"{capital(hero.does('has', 'have'))} won {number(run)} in a row."
    if run < -RUN:
        return f"{capital(hero.does('has', 'have'))} lost {number(-run)} in a row, and would like that to stop."
    return outing.why


def _belt_at_stake(hero: Hero, outing: Outing) -> str:
    title = outing.championship
    if outing.holds:
        return f"The {title} is on the line, and it is {hero.pronoun('theirs')} to lose."
    if outing.foe_holds:
        return f"The {title} changes hands by a fall, and {hero.does('needs', 'need')} one."
    return f"The {title} is at stake."


def retired(hero: Hero) -> str:
    """The hero wrestles no more."""
    return f"{hero.name} has retired. The corner is yours as long as you like; you may choose another at any time."


def hidden(hero: Hero) -> str:
    """The hero works where the fan may not look."""
    return f"{hero.name} works behind closed doors now, and you are not on the list."


def free(hero: Hero) -> str:
    """The hero has no contract."""
    return f"{hero.name} has no contract. Offers are made at midnight, world time."


def hurt(hero: Hero, until: datetime, booked: bool) -> str:
    """The hero cannot wrestle; `booked` says that a card still has them."""
    told = f"{hero.name} is hurt, and out until {until.day} {until:%B}."
    return f"{told} The card does not know it yet." if booked else told


def idle(hero: Hero) -> str:
    """Nothing is announced for the hero."""
    return f"Nothing is booked for {hero.name} yet. A card comes out two and a half days before its show."


def absent(hero: Hero, what: str) -> str:
    """The hero is not in this match, on this card, in this house."""
    return f"{hero.name} is not {what}."


def record(won: int, lost: int, drawn: int, house: str) -> str:
    """How the hero stands: "4 won, 3 lost at Ironbound Wrestling"."""
    if not won + lost + drawn:
        return f"No match yet for {house}"
    told = [f"{count} {word}" for count, word in ((won, "won"), (lost, "lost"), (drawn, "drawn")) if count]
    return f"{', '.join(told)} for {house}"
