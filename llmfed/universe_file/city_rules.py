"""The rules for cities, the routes through them, and the past."""

from collections.abc import Iterator

from llmfed.universe_file.kinds import Role
from llmfed.universe_file.problems import Finding, Loc
from llmfed.universe_file.roll import Roll

EVERY_CITY: Loc = ("city", "*", "slug")


def cities(roll: Roll) -> Iterator[Finding]:
    """A city cheers and boos wrestlers, nobody both."""
    seen: set[str] = set()
    for at, city in enumerate(roll.file.city):
        here: Loc = ("city", at)
        if city.slug in seen:
            yield Finding((*here, "slug"), f'"{city.slug}" a second time', "a slug that nothing else here has")
        seen.add(city.slug)
        for key in ("cheers", "boos"):
            slugs = getattr(city, key)
            yield from roll.unknown_or_twice((*here, key), slugs)
            for place, (number, person) in roll.known(slugs):
                if person.role is not Role.WRESTLER:
                    rests_on: tuple[Loc, ...] = (("character", number, "role"),)
                    yield Finding((*here, key, place), f'"{person.slug}", {person.role}', "a wrestler", rests_on)
        for slug in sorted(set(city.cheers) & set(city.boos)):
            yield Finding((*here, "boos"), f'"{slug}"', "nobody whom it cheers", ((*here, "cheers"),))


def routes(roll: Roll) -> Iterator[Finding]:
    """A federation's route begins at home and goes through cities of the file."""
    known = {city.slug: (at, city) for at, city in enumerate(roll.file.city)}
    for at, federation in enumerate(roll.file.federation):
        here: Loc = ("federation", at, "cities")
        for place, slug in enumerate(federation.cities):
            if slug not in known:
                yield Finding((*here, place), f'"{slug}"', "the slug of a city of this file", (EVERY_CITY,))
            if slug in federation.cities[:place]:
                yield Finding((*here, place), f'"{slug}" again', "every city once")
        number, first = known.get(next(iter(federation.cities), ""), (0, None))
        if first and first.name != federation.city:
            rests_on: tuple[Loc, ...] = (("federation", at, "city"), ("city", number, "name"))
            yield Finding((*here, 0), f'"{first.name}"', f'its home city, "{federation.city}", first', rests_on)


def past(roll: Roll) -> Iterator[Finding]:
    """What is remembered happened before the universe begins, to people of the file."""
    begins = roll.file.universe.begins
    for at, told in enumerate(roll.file.past):
        here: Loc = ("past", at)
        yield from roll.unknown_or_twice((*here, "people"), told.people)
        if told.federation and told.federation not in roll.federations:
            expected = 'the slug of a federation of this file, or ""'
            yield Finding((*here, "federation"), f'"{told.federation}"', expected, (("federation", "*", "slug"),))
        if told.date >= begins:
            expected = f"a date before {begins}, when the universe begins"
            yield Finding((*here, "date"), f"{told.date}", expected, (("universe", "begins"),))
