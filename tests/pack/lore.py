"""Tramway with two cities, a lead, two commentators and a past, for tests to spoil."""

from typing import Any

from tests.pack import cast

SPEECH = """\
= open
| Doors are closing.
| Mind the gap, all of you.
| You may sit.
= recall
stolen | You got past me at {event}, {on}, and you had no ticket.
robbed | I took it from {on} at {event} with a key I should not have.
lost | {on} was better at {event}.
won | I was better at {event}, {on}.
attacked | {on} came from behind at {event}, {ago}.
attacker met | I came up behind {on} at {event}. We had met {times}.
first | I have never carried {on}.
= want
title | The {title}, on time.
-title | A line of my own.
| An empty road.
= answer
asked_why | Ask {on} who rang the bell.
asked_fear | {on} brakes before I do.
asked_cost | A night's sleep, {on}, and a good coat.
= promise
| {on} gets off at {next}.
-title | {on.full}, {next}, last stop.
title | At {next} the {title} changes drivers, {on}.
= close
| {on}, the doors.
| {next}.
| You have seen {finisher}.
= scene
foe | You are standing on my foot,
  {on}.
friend | Is that seat free, {friend}?
= thanks
victory | You were a passenger at {event}, {on}.
defeat | {on's} stop, at {event}.
"""
LINES = "= bell\n" + "\n".join(f"by:ada-kern | Ada Kern for the {number}th time." for number in range(41))


def told() -> dict[str, Any]:
    """The small cast with everything that a file may say beside people and championships."""
    whole = cast.small()
    whole["federation"][0]["cities"] = ["essen", "ghent"]
    whole["city"] = [
        city("essen", "Essen", cheers=["ada-kern"], boos=["bea-lund"], noise=1.2),
        city("ghent", "Ghent"),
    ]
    whole["lead"] = [_lead()]
    whole["commentator"] = [_commentator("jo-tarn", "craft"), _commentator("kim-ude", "colour")]
    whole["past"] = [
        {
            "date": "2029-01-01",
            "federation": "tramway",
            "people": ["ada-kern", "cleo-marsh"],
            "kind": "title",
            "text": "Ada Kern took the Tram Crown from Cleo Marsh on a night without trams.",
        },
        {"date": "2027-05-05", "people": ["ida-swan"], "kind": "injury", "text": "Ida Swan broke a thumb."},
    ]
    return whole


def city(slug: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": name,
        "country": "Belgium",
        "temper": "Punctual.",
        "memory": "Remembers the strike of 2019.",
        **more,
    }


def _lead() -> dict[str, Any]:
    return {
        "of": "ada-kern",
        "wound": "She drove past somebody once.",
        "lie": "Nobody waits for me.",
        "habits": ["Counts stops.", "Says when.", "Never sits.", "Names lines.", "Looks back."],
        "never": "late",
        "entrance": "{by.full} walks in along a painted line.",
        "finisher_story": "Named after the last stop.",
        "speech": SPEECH,
    }


def _commentator(slug: str, seat: str) -> dict[str, Any]:
    said = {"view": "Wrestling is timing.", "grudge": "Bea Lund.", "joke": "The timetable."}
    return {"of": slug, "seat": seat, **said, "lines": LINES}
