"""A look for whoever has none written down: drawn from the slug, in a way that suits gender, age and trade."""

from collections.abc import Mapping
from typing import Any

from characters.sim.portraits.body import Body
from characters.sim.portraits.look import Look, sound

MEN = (
    "crop",
    "buzz",
    "slick",
    "parted",
    "quiff",
    "bald",
    "flat_top",
    "shaggy",
    "spikes",
    "mohawk",
    "curls",
    "afro",
    "dreads",
    "topknot",
    "mullet",
    "waves",
)
WOMEN = (
    "long",
    "waves",
    "bob",
    "ponytail",
    "fringe",
    "plait",
    "braids",
    "bun",
    "curls",
    "afro",
    "dreads",
    "parted",
    "crop",
    "mohawk",
    "spikes",
)
OLD = ("receding", "horseshoe", "bald", "crop", "slick", "parted")
BEARDS = (
    "none",
    "none",
    "none",
    "stubble",
    "stubble",
    "goatee",
    "full",
    "moustache",
    "chinstrap",
    "van_dyke",
    "handlebar",
    "sideburns",
    "long",
)
GEAR = {
    "powerhouse": ("singlet", "harness", "bare", "strap", "vest", "fur"),
    "technician": ("singlet", "jacket", "bare", "collar", "robe"),
    "high_flyer": ("tank", "strap", "vest", "jacket", "harness", "wrap"),
    "brawler": ("vest", "tank", "overalls", "coat", "bare", "jacket"),
    "all_rounder": ("singlet", "coat", "robe", "vest", "jacket", "strap"),
    "submission": ("robe", "singlet", "wrap", "bare", "harness"),
}
WOMENS = {"bare": "top", "harness": "top", "vest": "jacket", "collar": "coat", "strap": "top", "wrap": "robe"}
TRADES = {"referee": "stripes", "announcer": "suit", "promoter": "suit", "backstage": "shirt", "crowd": "jacket"}
COLOURS = (
    "slate",
    "white",
    "wine",
    "plum",
    "violet",
    "navy",
    "blue",
    "teal",
    "green",
    "forest",
    "olive",
    "rust",
    "orange",
    "ink",
    "lime",
    "sky",
)
TRIMS = ("cream", "white", "ink", "steel", "rose", "lemon", "sand", "sky")
HAIRS_BY_SKIN = (
    ("blond", "copper", "sand", "brown"),
    ("brown", "blond", "chestnut", "auburn"),
    ("brown", "black", "chestnut"),
    ("black", "brown", "soot"),
    ("black", "soot"),
)
MOODS = {
    "face": ("calm", "warm", "proud", "grim"),
    "heel": ("sly", "fierce", "proud", "grim"),
    "tweener": ("grim", "weary", "sly", "calm"),
}


def look_of(body: Body, told: Mapping[str, Any]) -> Look:
    """What is told of a look, and for the rest what suits; unsound parts are as if they were not told."""
    known = sound(told)
    return Look(**{**_suiting(body, known), **known})


def _suiting(body: Body, known: Mapping[str, Any]) -> dict[str, Any]:
    skin = known.get("skin", 1 + body.pick("skin", 8))
    gear = TRADES.get(body.role) or _choice(body, "gear", GEAR.get(body.style, GEAR["all_rounder"]))
    dye = _choice(body, "dye", COLOURS)
    moods = MOODS.get(body.alignment, MOODS["tweener"])
    return {
        "skin": skin,
        "hair": _choice(body, "hair", _hairs(body)),
        "hair_colour": _choice(body, "hair_colour", HAIRS_BY_SKIN[min(len(HAIRS_BY_SKIN) - 1, (skin - 1) * 2 // 3)]),
        "beard": "none" if body.gender != "man" or body.age < 20 else _choice(body, "beard", BEARDS),
        "gear": WOMENS.get(gear, gear) if body.gender == "woman" else gear,
        "colours": (dye, _choice(body, "trim", tuple(trim for trim in TRIMS if trim != dye))),
        "mood": _choice(body, "mood", moods),
        "turn": _choice(body, "turn", ("left", "ahead", "right")),
        "stance": _choice(body, "stance", ("square", "leading", "guarded", "lifted", "lowering")),
    }


def _hairs(body: Body) -> tuple[str, ...]:
    if body.gender == "woman":
        return WOMEN
    return OLD if body.age >= 52 else MEN if body.gender == "man" else (*MEN, *WOMEN)


def _choice(body: Body, trait: str, among: tuple[str, ...]) -> str:
    return among[body.pick(trait, len(among))]
