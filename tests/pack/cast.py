"""A small sound universe as the plain tables of its file, and big ones, for tests to spoil or to count."""

from typing import Any

Table = dict[str, Any]

RING = dict.fromkeys(("strength", "agility", "technique", "brawling", "stamina", "toughness", "charisma"), 50)


def person(name: str, role: str, federation: str, **more: Any) -> Table:
    """Somebody of twenty-six."""
    told: Table = {
        "slug": name.lower().replace(" ", "-"),
        "name": name,
        "role": role,
        "federation": federation,
        "gender": "woman",
        "born": "2004-03-12",
        "height_cm": 171,
        "weight_kg": 70,
        "alignment": "face",
        "big_five": {"o": 0.25, "c": -0.5, "e": 1, "a": 0, "n": -0.07},
    }
    return told | more


def wrestler(name: str, federation: str, **more: Any) -> Table:
    """A wrestler with all that a wrestler needs."""
    told = {
        "gimmick": "tram driver",
        "style": "brawler",
        "ring": RING,
        "over": 40,
        "finisher": {"name": "Terminus", "kind": "impact"},
        "signatures": ["Points Failure"],
    }
    return person(name, "wrestler", federation, **told | more)


def federation(slug: str, **more: Any) -> Table:
    """A federation with a Monday show and two championships."""
    told: Table = {
        "slug": slug,
        "name": f"{slug.title()} Wrestling",
        "short": slug[:5].upper(),
        "city": "Essen",
        "style": "us_tv",
        "hue": 220,
        "weekly": [{"name": "Monday Line", "weekday": "monday", "time": "20:00"}],
        "big": [{"name": "Terminus", "month": "monthly", "week": "last", "weekday": "sunday", "time": "19:00"}],
        "championship": [],
    }
    return told | more


def small() -> Table:
    """Tramway: eight wrestlers and their staff, a women's and a tag championship, a team, a stable, bonds."""
    return {
        "format": 1,
        "universe": {"name": "Tramway", "begins": "2031-01-06"},
        "federation": [federation("tramway", championship=championships())],
        "character": folk(),
        "team": [
            {
                "slug": "night-line",
                "name": "Night Line",
                "members": ["ada-kern", "hal-rook"],
                "federation": "tramway",
            }
        ],
        "stable": [
            {
                "slug": "depot",
                "name": "The Depot",
                "leader": "bea-lund",
                "members": ["bea-lund", "cleo-marsh", "dora-nagy"],
            }
        ],
        "bond": [{"from": "ada-kern", "to": "ida-swan", "charge": -12, "note": "Missed the last tram."}],
    }


def folk() -> list[Table]:
    """Eight wrestlers of Tramway and their staff; Ida Swan is free."""
    names = ["Ada Kern", "Bea Lund", "Cleo Marsh", "Dora Nagy", "Edda Orr", "Fay Pell", "Gia Quist"]
    people = [wrestler(name, "tramway") for name in names]
    people += [wrestler("Hal Rook", "tramway", gender="man"), wrestler("Ida Swan", "")]
    people += [
        person("Jo Tarn", "announcer", "tramway"),
        person("Kim Ude", "announcer", "tramway", voice="dry"),
    ]
    people += [person("Lev Voss", "referee", "tramway", gender="man", contract_until="2033-01-01")]
    return people


def championships() -> list[Table]:
    """One held by a woman after two others, one by a team."""
    past = [
        {"holders": ["Old Marta"], "from": "2027-01-01", "to": "2028-05-01"},
        {"holders": ["cleo-marsh"], "from": "2028-05-01", "to": "2029-01-01"},
    ]
    return [
        {
            "slug": "tram-crown",
            "name": "Tram Crown",
            "division": "women",
            "kind": "women",
            "holders": ["ada-kern"],
            "since": "2029-01-01",
            "lineage": past,
        },
        {
            "slug": "twin-rails",
            "name": "Twin Rails",
            "division": "open",
            "kind": "tag",
            "holders": ["bea-lund", "hal-rook"],
            "since": "2030-02-03",
            "lineage": [{"holders": ["ada-kern", "Old Marta"], "from": "2029-01-01", "to": "2030-02-03"}],
        },
    ]


def many(federations: int, people: int) -> Table:
    """A sound universe of any size; a tenth of a roster are staff, everyone has a bond to the next."""
    whole: Table = {"format": 1, "universe": {"name": "Many", "begins": "2031-01-06"}, "bond": []}
    whole["federation"] = [
        federation(f"fed-{number}", short=f"F{number:03}", championship=[]) for number in range(federations)
    ]
    whole["character"] = [_one_of_many(number, own) for number in range(federations) for own in range(people)]
    slugs = [told["slug"] for told in whole["character"]]
    whole["bond"] = [
        {"from": one, "to": other, "charge": 9, "note": "Next locker."}
        for one, other in zip(slugs, slugs[1:], strict=False)
    ]
    return whole


def _one_of_many(federation_number: int, own: int) -> Table:
    name, home = f"Hand {federation_number} {own}", f"fed-{federation_number}"
    if own < 2:
        return person(name, "announcer", home)
    return person(name, "referee", home) if own < 4 else wrestler(name, home)
