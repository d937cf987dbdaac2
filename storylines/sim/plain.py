"""One unadorned sentence for feeds, where a commentator would be in the way."""

from collections.abc import Mapping

from federations.sim.deeds import NAMES, Deed
from storylines.sim.reading import parties, slots
from storylines.sim.scene import Facts, Scene
from storylines.sim.sides import legal
from storylines.sim.words import capital, tidy

_FINISHES = {
    "pin": "{w} pinned {l} in {t}.",
    "roll_up": "{w} caught {l} in a roll-up in {t}.",
    "submission": "{w} made {l} submit in {t}.",
    "dq": "{w} beat {l} by disqualification in {t}.",
    "count_out": "{w} beat {l} by count-out in {t}.",
    "interference": "{w} pinned {l} after interference in {t}.",
    "stoppage": "{w} beat {l} by stoppage in {t}.",
    "ten_count": "{w} kept {l} down for ten in {t}.",
    "retrieval": "{w} beat {l} up the ladder in {t}.",
    "way_out": "{w} beat {l} out of the cage in {t}.",
    "table": "{w} put {l} through a table in {t}.",
    "over_top": "{w} was the last one left in {t}.",
    "most_falls": "{w} took more falls than {l} in {t}.",
    "screwjob": "{w} pinned {l} by a fast count in {t}.",
    "time_limit": "{a} and {b} went to the time limit in {t}.",
    "double": "{a} and {b} were both counted out in {t}.",
    "no_contest": "{a} against {b} ended in no contest in {t}.",
}
_SPOTS = {
    "bell": "The bell rang for {a} and {b}.",
    "feel_out": "{by} tried {on} with {move}.",
    "move": "{by} hit {on} with {move}.",
    "control": "{by} took control of {on}.",
    "cut_off": "{by} cut {on} off.",
    "hope": "{by} fought back against {on}.",
    "comeback": "{by} made a comeback against {on}.",
    "double_down": "{a} and {b} were both down.",
    "tag": "{by} tagged in.",
    "hot_tag": "{by} got the hot tag.",
    "hold": "{by} had {on} in {move}.",
    "rope_break": "{by} reached the ropes.",
    "escape": "{by} got out of the hold.",
    "brawl": "{by} and {on} fought outside the ring.",
    "outside_count": "The referee counted {count}.",
    "back_in": "{by} got back into the ring.",
    "cheat": "{by} broke the rules against {on}.",
    "referee_down": "The referee went down.",
    "signature": "{by} hit {on} with {named}.",
    "finisher": "{by} hit {on} with {named}.",
    "cover": "{by} covered {on}.",
    "count": "The referee counted {count}.",
    "kick_out": "{by} kicked out.",
    "fall": "{by} took a fall from {on}.",
    "ten": "{on} was down for a count of {count}.",
    "back_up": "{by} beat the count.",
    "set_up": "{by} brought in what it takes to win.",
    "climb": "{by} climbed.",
    "pulled_down": "{by} pulled {on} down.",
    "hung_on": "{by} held on to the ropes.",
    "eliminated": "{by} eliminated {on}.",
    "entry": "{by} came in as number {number_n}.",
}
_OTHERS = {
    "show.opened": "{show} opened in {city}.",
    "show.closed": "{show} closed in {city}.",
    "segment.entrance": "{by} came to the ring.",
    "segment.pick": "{by} picked {on}.",
    "segment.stakes": "{a} against {b} was next.",
    "segment.promo": "{by} spoke to the crowd.",
    "promo.line": "{by} spoke to the crowd.",
    "bout.booked": "{a} against {b} was booked.",
    "card.announced": "The card for {show} was announced: {bouts}.",
    "card.changed": "{by} takes the place of {out}.",
    "champion.crowned": "{by} won the {title}.",
    "championship.retained": "{by} kept the {title}.",
    "rankings.published": "The rankings were published, with {by} first.",
    "poll.opened": "A vote opened: {question} {options}.",
    "poll.closed": "{choice} won the vote with {votes} of {of}.",
    "house.heard": "Online, {cheers} were for {darling} and {boos} against.",
    "bond.friends": "{by} and {on} became friends.",
    "bond.enemies": "{by} and {on} became enemies.",
    "person.debuted": "{by} turned professional.",
    "person.changed": "{by} is not quite who they were.",
    "person.wavering": "Something has changed between {by} and the crowd.",
    "person.retired": "{by} retired.",
    "retirement.announced": "{by} will retire after {show}.",
    "achievement.reached": "{by} reached something that is kept count of.",
    "injury.suffered": "{by} was injured and is out for {days}.",
    "injury.healed": "{by} is fit again.",
    "award.given": "{by} had an award of {year}.",
    "hall.inducted": "{by} is in the hall of fame.",
    "contract.signed": "{by} signed with {fed}.",
    "contract.ended": "{by} left {fed}.",
    "federation.founded": "{fed} was founded in {city}.",
    "timeline.dark": "{fed} was dark and is back.",
    "feud.began": "{by} and {on} began a feud.",
    "feud.settled": "{by} and {on} settled their feud.",
    "story.began": "{by} and {on} are to settle it at {show}.",
    "match.promised": "{by} against {on} was promised for {show}.",
    "promise.broken": "{by} was promised a match at {show} that will not be: {why}.",
    "story.closed": "What was between {by} and {on} ended at {show}.",
    "character.turned": "{by} changed sides.",
    "shot.earned": "{by} has a shot at the {title} at {show}.",
    "shot.moved": "{by} waits for a shot at the {title} until {show}: {why}.",
    "shot.lost": "{by} no longer has a shot at the {title}: {why}.",
    "tournament.announced": "{field_n} entered the {cup}, {by} and {on} among them.",
    "tournament.advanced": "{by} reached the {stage} of the {cup}.",
    "tournament.scored": "{by} has {points_n} in the {cup}.",
    "tournament.again": "{by} and {on} fight the final of the {cup} again at {show}.",
    "tournament.won": "{by} won the {cup}.",
    "championship.vacated": "{by} gave back the {title}, with {days} to go before being fit.",
    "championships.unified": "{by} unified the {other_title} with the {title}.",
    "wager.lost": "{by} lost the {wagered} to {on}.",
    "segment.question": "{by} asked {on} a question.",
    "angle.attack": "{by} attacked {on}.",
}
_CHANGED = {
    "stronger": "{by} has put on muscle.",
    "quicker": "{by} is quicker than last year.",
    "smoother": "{by} wastes fewer moves than last year.",
    "longer": "{by} lasts longer than last year.",
    "harder": "{by} is harder to hurt than last year.",
    "louder": "{by} has learnt to talk to the last row.",
    "slower": "{by} is a step slower.",
    "shorter": "{by} gets tired sooner than before.",
    "lighter": "{by} lifts less than before.",
}
_CARD = {
    "fewer": "{out} cannot fight; the others go on without.",
    "recast": "The card for {show} changed: {bouts}.",
    "rules": "The rules of {bouts} changed for {show}.",
    "added": "{show} has one match more: {bouts}.",
    "off": "{bouts} is off the card of {show}.",
    "stake": "{bouts} at {show} is for the {title}.",
    "unstaked": "{bouts} at {show} is not for the {title}.",
    "main": "{show} has another main event: {bouts}.",
    "wager": "{bouts} at {show} is {wager}.",
    "unwagered": "Nothing is put up any more in {bouts} at {show}.",
    "withdrawn": "{by} against {on} at {show} is off.",
}
_ANSWERS = {"granted": "The booker agreed.", "declined": "The booker declined."}


_WINS = frozenset(
    {
        "pin",
        "roll_up",
        "submission",
        "interference",
        "ten_count",
        "retrieval",
        "way_out",
        "table",
        "most_falls",
        "screwjob",
    }
)


class _Words(dict[str, str]):
    """Words for a sentence; what is not known is "somebody"."""

    def __missing__(self, key: str) -> str:
        return "somebody"


def _words(facts: Facts, scene: Scene) -> Mapping[str, str]:
    """Full names and bare numbers, under the short names used here."""
    found = parties(facts, scene)
    known = slots(facts, scene, found)
    words = _Words(known)
    words |= {role: known[f"{role}.full"] for role in found}
    words["winner.number"] = known.get("winner.number", "one")
    words |= {"w": words["winner"] or words["by"], "l": words["loser"], "t": words["time"]}
    words["count"] = words["count_n"]
    return words


def _ending(facts: Facts, words: Mapping[str, str]) -> str:
    """Choose the sentence for an ending; of more than two, one is not said to have beaten another."""
    finish = str(facts.get("finish"))
    if finish in _WINS and len(legal(facts)) > 2:
        return "{w} won in {t}."
    if finish in _WINS and words.get("winner.number") == "many":
        return "{w} beat {l} in {t}."
    return _FINISHES.get(finish, "{a} against {b} ended in {t}.")


def plain(kind: str, facts: Facts, scene: Scene) -> str:
    """Tell a moment in one plain sentence; empty for kinds without words."""
    kind = str(kind)
    words = _words(facts, scene)
    told = _SPOTS.get(kind) or _OTHERS.get(kind) or ""
    if kind == "card.changed":
        told = _CARD.get(str(facts.get("why")), told if facts.get("by") else "{out} cannot fight; the match is off.")
    if kind == "championship.vacated" and facts.get("why") == "retired":
        told = "{by} retired and gave back the {title}."
    if kind == "championship.vacated" and facts.get("why") == "left":
        told = "{by} is gone, and the {title} is vacant."
    if kind == "achievement.reached" and facts.get("why") in set(Deed):
        told = f"{{by}}: {NAMES[Deed(facts['why'])][1].lower()}."
    if kind == "person.changed":
        told = _CHANGED.get(str(facts.get("why")), told)
    if kind == "wager.lost" and facts.get("real_name"):
        told = "{by} was unmasked by {on} as {real}."
    if kind == "award.given" and not facts.get("by"):
        told = "{event} was the show of {year}."
    pattern = _ending(facts, words) if kind in {"finish", "result"} else told
    text = pattern.format_map(words)
    if kind == "poll.closed":
        text = f"{text} {_ANSWERS.get(str(facts.get('answer')), '')}"
    return tidy(capital(text) if not pattern.startswith(("{by}", "{a}", "{w}")) else text)
