"""The small named cast that tests speak of: Ironbound, a federation of twelve, and its market."""

from datetime import UTC, date, datetime, time

from characters import minds
from characters.models import Bond, Character, Group, Membership, Role
from federations.models import Championship, City, Contract, Federation, Reign, Series, Stop
from llmfed.world import packed, randomness
from llmfed.world.models import Timeline, Universe

BEGAN = datetime(2031, 1, 6, tzinfo=UTC)
SECRET = randomness.secret_from("ironbound")

# name, gender, alignment, style, over, the attribute they live by
WRESTLERS = [
    ("Vera Stahl", "f", "face", "powerhouse", 0.72, "strength"),
    ("Ines Okafor", "f", "heel", "technician", 0.66, "technique"),
    ("Bo Lindqvist", "m", "face", "high_flyer", 0.70, "agility"),
    ("Caspar Voss", "m", "heel", "brawler", 0.68, "brawling"),
    ("Dmitri Hale", "m", "heel", "powerhouse", 0.55, "strength"),
    ("Emeka Odu", "m", "face", "all_rounder", 0.52, "stamina"),
    ("Farida Noor", "f", "face", "high_flyer", 0.48, "agility"),
    ("Greta Munk", "f", "heel", "submission", 0.44, "technique"),
    ("Hugo Prat", "m", "face", "technician", 0.38, "technique"),
    ("Ivo Marr", "m", "heel", "brawler", 0.34, "brawling"),
    ("Jun Sato", "m", "face", "submission", 0.30, "technique"),
    ("Kit Rowe", "x", "tweener", "all_rounder", 0.28, "charisma"),
]
STAFF = [("Lena Park", Role.ANNOUNCER), ("Moss Tully", Role.ANNOUNCER), ("Ned Arkwright", Role.REFEREE)]


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def universe() -> Universe:
    """An empty universe that stands at its first Monday."""
    return Universe.objects.create(
        pk=1,
        name="The Small Universe",
        secret=SECRET,
        began_at=BEGAN,
        world_at=BEGAN,
        wall_at=datetime.now(UTC),
        world_until=BEGAN,
        pace="demo",
    )


def ironbound() -> Federation:
    """Ironbound: shows on Mondays and Thursdays at 20:00, a big one each fourth Sunday, one championship."""
    universe()
    market = Timeline.objects.create(slug="market", kind=Timeline.Kind.MARKET, due_at=BEGAN)
    packed.create(minds.create_blocks(market, [], [], BEGAN))
    company = federation("ironbound", "Ironbound Wrestling")
    _route(company)
    return company


def federation(key: str, name: str, prefix: str = "") -> Federation:
    """A federation with the whole cast; `prefix` keeps a second one's slugs apart."""
    timeline = Timeline.objects.create(slug=key, due_at=BEGAN)
    company = Federation.objects.create(
        timeline=timeline, slug=key, name=name, short="IRON", city="Essen", style="us_tv", hue=220
    )
    _calendar(company)
    people = [_wrestler(timeline, prefix, *row) for row in WRESTLERS]
    people += [_staff(timeline, prefix, *row) for row in STAFF]
    Contract.objects.bulk_create(
        Contract(federation=company, character=who, began_at=BEGAN, until=BEGAN.replace(year=2034)) for who in people
    )
    _crown(company, people, prefix)
    bonds = _bonds(people)
    packed.create(minds.create_blocks(timeline, people, bonds, BEGAN))
    return company


def _route(company: Federation) -> None:
    """Essen, which is Vera's, and Ghent, which Caspar once kept waiting."""
    essen = City(slug="essen", name="Essen", country="Germany", temper="Works nights.", memory="The strike.")
    essen.cheers = ["vera-stahl"]
    ghent = City(slug="ghent", name="Ghent", country="Belgium", temper="Talks through it.", memory="A late coach.")
    ghent.boos, ghent.noise = ["caspar-voss"], 0.9
    for position, city in enumerate(City.objects.bulk_create([essen, ghent])):
        Stop.objects.create(federation=company, city=city, position=position)


def _calendar(company: Federation) -> None:
    Series.objects.bulk_create(
        [
            Series(federation=company, position=0, name="Iron Monday", kind="tv", weekday=0, time=time(20)),
            Series(federation=company, position=1, name="Thursday Forge", kind="tv", weekday=3, time=time(20)),
            Series(
                federation=company,
                position=2,
                name="Hammerfall",
                kind="big",
                weekday=6,
                time=time(19),
                months=list(range(1, 13)),
                week=4,
            ),
        ]
    )


def _wrestler(
    timeline: Timeline, prefix: str, name: str, gender: str, alignment: str, style: str, over: float, best: str
) -> Character:
    return Character.objects.create(
        slug=prefix + slug(name),
        name=name,
        home=timeline,
        gender=gender,
        born=date(2000, 5, 17),
        height_cm=180,
        weight_kg=88,
        alignment=alignment,
        style=style,
        over=over,
        gimmick="a steelworker with a long memory",
        hometown="Essen",
        finisher="Last Shift",
        finisher_kind="impact",
        signatures=["Whistle Stop"],
        **{best: 85},
    )


def _staff(timeline: Timeline, prefix: str, name: str, role: Role) -> Character:
    return Character.objects.create(
        slug=prefix + slug(name),
        name=name,
        role=role,
        home=timeline,
        gender="x",
        born=date(1985, 2, 3),
        height_cm=175,
        weight_kg=75,
    )


def _crown(company: Federation, people: list[Character], prefix: str) -> None:
    belt = Championship.objects.create(
        federation=company, position=0, slug=f"{prefix}iron-crown", name="Iron Crown", kind="world", division="men"
    )
    Reign.objects.create(championship=belt, number=1, began_at=BEGAN).holders.add(people[2])
    pair = Group.objects.create(
        home=company.timeline, slug=f"{prefix}night-shift", name="The Night Shift", kind=Group.Kind.TEAM
    )
    for position, who in enumerate(people[3:5]):
        Membership.objects.create(group=pair, character=who, position=position)


def _bonds(people: list[Character]) -> list[Bond]:
    rows = [
        Bond(holder=people[2], target=people[3], kind="enemy", charge=-14, note="A broken wrist.", since=BEGAN),
        Bond(holder=people[0], target=people[6], kind="friend", charge=18, note="Same gym.", since=BEGAN),
    ]
    return Bond.objects.bulk_create(rows)
