"""A story in words: the question it asks, its beats in a sentence each, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass

from storylines.sim.words import capital, counted, possessive


@dataclass(frozen=True, slots=True)
class Plot:
    """What a story is about. Names are full; `event` is where it began, `night` where it ends, `title` bare."""

    wronged: str
    wrongdoer: str
    deed: str = ""
    by_wrongdoer: bool = True
    event: str = ""
    night: str = ""
    title: str = ""
    champion: str = ""


def question(plot: Plot) -> str:
    """What everybody wants to know until the night: the headline of a story."""
    if plot.title and plot.champion == plot.wronged:
        return f"How long can {plot.wronged} keep the {plot.title} from {plot.wrongdoer}?"
    if plot.deed == "title" and plot.by_wrongdoer and plot.champion == plot.wrongdoer:
        return f"Can {plot.wronged} win the {plot.title} back from {plot.wrongdoer}?"
    if plot.title and plot.champion == plot.wrongdoer:
        return f"Can {plot.wronged} take the {plot.title} from {plot.wrongdoer}?"
    if plot.deed == "stolen" and plot.by_wrongdoer:
        return f"What does {plot.wrongdoer} owe {plot.wronged} for {plot.event}?"
    if plot.deed == "attack" and plot.by_wrongdoer:
        return f"Who makes {plot.wrongdoer} answer for {plot.event}?"
    if plot.deed == "walked" and plot.by_wrongdoer:
        return f"Does {plot.wrongdoer} stay in the ring with {plot.wronged} this time?"
    if plot.deed == "beat":
        return f"Was {plot.event} the whole truth about {plot.wronged} and {plot.wrongdoer}?"
    if plot.deed == "draw":
        return f"Which of them wins when somebody has to: {plot.wronged} or {plot.wrongdoer}?"
    return f"What will it take between {plot.wronged} and {plot.wrongdoer}?"


def verdict(plot: Plot, ending: str, winner: str) -> str:
    """What a story came to."""
    if ending == "settled" and winner:
        loser = plot.wrongdoer if winner == plot.wronged else plot.wronged
        return f"{winner} had the last word on {loser}, at {plot.night}."
    if ending == "off":
        return f"The night at {plot.night} never came. Nobody knows who was right."
    return f"{plot.night} settled nothing. They will have to be kept in different corridors."


def led_to(winner: str, title: str, show: str, cashed: bool, lost: str) -> str:
    """The championship match that winning a story earned: to come, fought, or lost with a reason."""
    earned = f"It earned {winner} a shot at the {title.removeprefix('The ')}"
    if lost:
        return f"{earned}, and nothing came of that: {lost.rstrip('.')}."
    return f"{earned}, cashed in at {show}." if cashed else f"{earned}, due at {show}."


DEEDS: Mapping[str, str] = {
    "stolen": "{by} beat {on} by means that the record does not mention.",
    "beat": "{by} beat {on}, and there was nothing wrong with it but the face of the loser.",
    "title": "{by} took the championship from {on}.",
    "attack": "{by} was thrown out for what was done to {on}.",
    "walked": "{by} was counted out, and {on} won with nobody in the ring to beat.",
    "draw": "{by} and {on} met, and nobody won.",
}
BEATS: Mapping[str, str] = {
    "answer": "{wronged} said it aloud, with {wrongdoer} within hearing.",
    "excuse": "{wrongdoer} was asked why, and answered.",
    "challenge": "{wronged} asked for the match at {night}.",
    "friend": "A corridor was too narrow for {wronged} and {wrongdoer}.",
    "last_word": "Both had a microphone, and each used it as one would expect.",
    "blow_off": "The night itself.",
    "aftermath": "They said what they make of it, one after the other.",
}
ATTACKS: Mapping[str, str] = {
    "attack": "{by} went for {on} with nobody there to ring a bell.",
    "reversal": "{by} paid {on} back, at the same rate.",
    "friend": "{by} was {possessive} friend until the middle of the evening. Then it was two against one.",
}


def beat(plot: Plot, kind: str, deed: str, by: str, on: str) -> str:
    """One beat as the story's page tells it."""
    words = {"by": by, "on": on, "possessive": possessive(on), "wronged": plot.wronged, "wrongdoer": plot.wrongdoer}
    words["night"] = plot.night
    if kind == "slight":
        return DEEDS[deed].format_map(words)
    if deed in ATTACKS or (deed == "betrayal" and kind == "friend"):
        return ATTACKS[kind].format_map(words)
    return BEATS[kind].format_map(words)


def so_far(days: int, night: str, days_left: int) -> str:
    """How old a story is and when it ends: "Eighteen days old. It ends at Icebreaker, in ten days."."""
    when = "tonight" if days_left <= 0 else "tomorrow" if days_left == 1 else f"in {counted(days_left, 'day')}"
    age = f"{capital(counted(days, 'day'))} old. " if days > 0 else ""
    return f"{age}It ends at {night}, {when}."
