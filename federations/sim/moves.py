"""The catalogue of moves: what can be done to whom, from where, and how much it hurts."""

from dataclasses import dataclass
from enum import StrEnum

from federations.sim.kinds import Position


class MoveKind(StrEnum):
    STRIKE = "strike"
    SLAM = "slam"
    THROW = "throw"
    HOLD = "hold"
    DIVE = "dive"
    WEAPON = "weapon"
    ROLL_UP = "roll_up"


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """One entry: `start` is where the one it is done to must be (TOP: the doer is up), `end` where they land.

    `impact` and `cost` are shares 0-1; `strength` and `agility` are the least the doer needs; `max_kg`
    is the most the one it is done to may weigh.
    """

    key: str
    phrase: str
    kind: MoveKind
    impact: float
    cost: float
    start: Position
    end: Position
    strength: float
    agility: float
    max_kg: int
    styles: tuple[str, ...]
    prop: str  # what has to be there: it is only done in matches that have it


_POSITIONS = {
    "S": Position.STANDING,
    "G": Position.GROUNDED,
    "C": Position.CORNER,
    "R": Position.ROPES,
    "T": Position.TOP,
    "O": Position.OUTSIDE,
}
_STYLES = {
    "p": "powerhouse",
    "t": "technician",
    "h": "high_flyer",
    "b": "brawler",
    "a": "all_rounder",
    "s": "submission",
}

# key | phrase | from-to | impact | cost | min strength | min agility | max kg | styles | prop
_STRIKES = """
forearm|a forearm to the jaw|SS|.22|.10|0|0|999|bta
chop|an open-hand chop|SS|.20|.10|0|0|999|bpa
headbutt|a headbutt|SS|.30|.14|.2|0|999|bp
uppercut|a rising uppercut|SS|.26|.12|0|0|999|tsa
jab_flurry|a flurry of jabs|SS|.24|.14|0|.2|999|b
gut_knee|a knee to the ribs|SS|.25|.11|0|0|999|bs
leg_kick|a kick to the thigh|SS|.24|.10|0|.2|999|sth
double_axe|a double axe handle|SG|.32|.15|.3|0|999|bp
shoulder_tackle|a shoulder tackle|SG|.28|.14|.3|0|999|pba
clothesline|a clothesline|SG|.40|.16|.2|0|999|bpa
big_boot|a boot to the face|SG|.48|.16|.4|0|999|pb
dropkick|a dropkick|SG|.36|.18|0|.45|999|ha
heel_kick|a spinning heel kick|SG|.46|.20|0|.55|999|hs
brain_kick|a jumping kick to the back of the head|SG|.54|.20|0|.55|999|ht
thrust_kick|a thrust kick to the jaw|SG|.60|.18|0|.4|999|ahs
lariat|a lariat at full tilt|SG|.64|.22|.5|0|999|pb
running_knee|a running knee to the head|SG|.62|.22|0|.35|999|sba
spinning_elbow|a spinning back elbow|SG|.44|.16|0|.25|999|bta
stomps|a run of stomps|GG|.20|.12|0|0|999|bs
elbow_drop|an elbow drop|GG|.28|.14|0|0|999|ab
leg_drop|a leg drop|GG|.32|.15|0|0|999|pa
knee_drop|a knee drop across the forehead|GG|.31|.14|0|0|999|ts
fist_drop|a fist drop|GG|.22|.10|0|0|999|b
ground_punches|a mount and a dozen right hands|GG|.30|.16|0|0|999|bp
sliding_lariat|a sliding forearm|GG|.46|.18|0|.3|999|bta
corner_thrusts|shoulder thrusts in the corner|CC|.26|.14|.3|0|999|p
corner_chops|a row of chops against the buckle|CC|.26|.14|0|0|999|ba
corner_punches|ten punches on the second rope|CC|.30|.16|0|0|999|ab
corner_boot|a running boot in the corner|CG|.46|.18|0|.2|999|bs
corner_clothesline|a running clothesline in the corner|CG|.42|.17|.2|0|999|pa
rope_lariat|a clothesline on the rebound|RG|.42|.16|.2|0|999|bpa
rope_elbow|a running elbow off the ropes|RG|.38|.15|0|0|999|ta
rope_knee|a knee to the ribs on the rebound|RG|.36|.14|0|0|999|sb
rail_whip|a whip into the barricade|OO|.44|.16|.2|0|999|bp
steps_whip|a whip into the ring steps|OO|.50|.16|.3|0|999|pb
floor_punches|right hands down the aisle|OO|.26|.14|0|0|999|ba
post_shove|a shove into the ring post|OO|.52|.14|.1|0|999|bst
mesh_rake|a rake along the mesh|RR|.34|.10|0|0|999|bs|cage
steel_ram|a head-first run into the steel|RG|.58|.14|.1|0|999|bpa|cage
steel_charge|a charge against the cage wall|CG|.54|.18|0|0|999|pbth|cage
"""
_THROWS = """
arm_drag|a deep arm drag|SG|.18|.10|0|.25|999|tha
hip_toss|a hip toss|SG|.20|.11|.2|0|135|atp
headscissors|a spinning headscissors|SG|.30|.18|0|.6|130|h
hurricanrana|a hurricanrana|SG|.44|.22|0|.65|130|h
monkey_flip|a monkey flip out of the corner|CG|.32|.18|0|.45|120|ht
back_drop|a back body drop|RG|.42|.18|.4|0|135|pa
snap_suplex|a snap suplex|SG|.42|.18|.25|0|130|ta
vertical_suplex|a vertical suplex|SG|.46|.22|.4|0|125|pa
gutwrench|a gutwrench suplex|SG|.50|.23|.5|0|125|pt
fisherman|a fisherman suplex|SG|.54|.22|.35|.2|120|t
belly_suplex|an overhead belly-to-belly suplex|SG|.58|.24|.5|.2|130|pt
german|a German suplex|SG|.64|.25|.4|.2|130|ts
dragon_toss|a full-nelson suplex|SG|.72|.26|.45|.3|120|ts
ringside_toss|a toss through the ropes to the floor|SO|.32|.14|.2|0|999|bpa
over_the_top|a clothesline over the top rope|RO|.40|.16|.3|0|999|bph
super_rana|a hurricanrana off the top|CG|.76|.30|0|.7|120|h
superplex|a superplex|CG|.74|.30|.45|0|125|tpa
floor_suplex|a suplex on the floor|OO|.66|.26|.45|0|120|pt
steel_throw|a throw into the cage wall|SR|.50|.16|.2|0|999|pabths|cage
"""
_SLAMS = """
body_slam|a body slam|SG|.34|.16|.4|0|130|pa
side_slam|a sidewalk slam|SG|.48|.20|.5|0|130|p
spinebuster|a spinebuster|SG|.58|.22|.5|0|130|pb
powerslam|a running powerslam|SG|.60|.24|.6|0|130|p
press_slam|a military press slam|SG|.62|.28|.75|0|110|p
powerbomb|a powerbomb|SG|.76|.28|.6|0|120|p
piledriver|a piledriver|SG|.78|.24|.45|0|115|bt
brainbuster|a brainbuster|SG|.80|.26|.5|0|115|ta
ddt|a DDT|SG|.56|.18|.1|0|999|bta
neckbreaker|a swinging neckbreaker|SG|.44|.17|.1|0|999|ta
backbreaker|a backbreaker|SG|.46|.19|.35|0|125|ps
leg_sweep|a leg sweep and a fall|SG|.36|.15|0|.2|999|ta
bulldog|a bulldog|SG|.42|.16|0|.3|999|ahb
facebuster|a double-knee facebuster|SG|.48|.18|0|.35|999|ha
shoulder_slam|a fireman's slam|SG|.56|.22|.55|0|125|p
corner_slam|a slam out of the corner|CG|.50|.20|.5|0|130|p
draped_ddt|a DDT with the feet on the ropes|RG|.62|.20|.2|0|999|bt
apron_slam|a slam on the ring apron|OO|.64|.22|.4|0|125|pb
floor_slam|a body slam on the floor|OO|.54|.20|.45|0|130|pb
ladder_slam|a slam onto the ladder|SG|.74|.22|.4|0|125|pab|ladder
ladder_drop|a backbreaker across the ladder|SG|.70|.22|.3|0|125|pts|ladder
"""
_DIVES = """
standing_splash|a splash|GG|.40|.18|.3|0|999|p
senton|a senton|GG|.42|.18|0|.25|999|hbp
standing_moonsault|a standing moonsault|GG|.46|.22|0|.7|999|h
springboard_elbow|a springboard forearm|RG|.48|.22|0|.6|999|h
swinging_kick|a swinging kick through the ropes|RG|.56|.22|0|.6|999|h
crossbody|a flying crossbody|TG|.52|.22|0|.4|999|ha
missile_dropkick|a missile dropkick|TG|.58|.24|0|.5|999|h
top_elbow|an elbow from the top rope|TG|.62|.24|0|.3|999|ahb
top_headbutt|a diving headbutt|TG|.62|.26|0|.35|999|tb
top_legdrop|a leg drop from the top rope|TG|.66|.26|0|.4|999|ha
double_stomp|a double stomp from the top rope|TG|.70|.26|0|.5|999|hs
moonsault|a moonsault|TG|.74|.28|0|.6|999|h
somersault_splash|a somersault splash from the top rope|TG|.78|.30|0|.75|999|h
rope_dive|a dive through the ropes|OO|.56|.26|0|.5|999|ht
plancha|a leap over the top rope|OO|.60|.26|0|.6|999|h
wall_leap|a crossbody off the cage wall|TG|.82|.30|0|.6|999|h|cage
ladder_leap|a splash off the ladder|TG|.84|.30|0|.5|999|ha|ladder
"""
_HOLDS = """
lock_up|a collar-and-elbow tie-up|SS|.06|.06|0|0|999|ptabhs
headlock|a side headlock|SS|.10|.06|0|0|999|pab
wristlock|a wristlock|SS|.10|.05|0|0|999|tsah
hammerlock|a hammerlock|SS|.12|.06|0|0|999|tsa
waistlock|a waistlock takedown|SG|.16|.08|0|0|999|ts
sleeper|a sleeper|SS|.34|.12|0|0|999|bsa
bear_hug|a bear hug|SS|.38|.14|.6|0|999|p
abdominal_stretch|an abdominal stretch|SS|.36|.12|0|0|999|ta
guillotine|a front choke|SS|.42|.14|.2|0|999|s
standing_armbar|a standing armbar|SS|.32|.10|0|0|999|ts
chinlock|a chinlock|GG|.26|.07|0|0|999|pbah
body_scissors|a body scissors|GG|.30|.09|0|0|999|sth
leg_lock|a grapevined leg lock|GG|.48|.13|0|0|999|ts
half_crab|a half crab|GG|.44|.13|.2|0|999|ta
full_crab|a full crab, sat deep|GG|.52|.16|.35|0|999|ts
ankle_lock|an ankle lock|GG|.54|.13|0|0|999|st
crossface|a crossface|GG|.54|.13|0|0|999|st
arm_breaker|a cross armbreaker|GG|.60|.15|0|.2|999|s
camel_clutch|a seated chin lock, pulling back|GG|.46|.13|.3|0|999|pb
surfboard|a surfboard|GG|.42|.16|0|.2|110|th
"""
_ROLL_UPS = """
small_package|a small package|SS|.20|.08|0|0|999|ta
school_roll|a roll-up from behind|SS|.16|.07|0|0|999|bahp
sunset_flip|a sunset flip|SS|.18|.09|0|.35|130|ht
crucifix|a crucifix pin|SS|.22|.10|0|.35|115|hts
backslide|a backslide|SS|.18|.08|.2|0|135|ta
victory_roll|a victory roll|SS|.22|.10|0|.45|120|h
"""
_WEAPONS = """
chair_back|a chair across the back|SG|.66|.14|0|0|999|pabths
chair_head|a chair to the skull|SG|.84|.14|0|0|999|b
stick|a stick across the shoulders|SS|.46|.12|0|0|999|bts
bin_lid|a bin lid to the forehead|SS|.44|.10|0|0|999|bah
belt_shot|a belt to the forehead|SG|.62|.10|0|0|999|pabths
chain_fist|a fist wrapped in chain|SG|.60|.10|0|0|999|bps
floor_chair|a chair swung at ringside|OO|.62|.14|0|0|999|pabths
floor_stick|a stick across the ribs at ringside|OO|.48|.12|0|0|999|bts
bell_shot|the ring bell to the forehead|OO|.58|.10|0|0|999|pbah
announce_crash|a ride across the commentators' table|OO|.80|.24|.3|0|140|pabh
ladder_ram|a ladder to the ribs|SG|.54|.14|.2|0|999|pabths|ladder
ladder_swing|a swing of the ladder|SG|.62|.16|.3|0|999|pba|ladder
ladder_trap|a ladder shut on the leg|GG|.56|.14|0|0|999|bts|ladder
ladder_floor|a ladder in the face at ringside|OO|.60|.16|.2|0|999|bha|ladder
table_slam|a slam through the table|SG|.88|.24|.3|0|140|pabt|table
table_charge|a charge through the table|SG|.84|.24|0|0|999|bspath|table
"""
_TABLES: tuple[tuple[MoveKind, str], ...] = (
    (MoveKind.STRIKE, _STRIKES),
    (MoveKind.THROW, _THROWS),
    (MoveKind.SLAM, _SLAMS),
    (MoveKind.DIVE, _DIVES),
    (MoveKind.HOLD, _HOLDS),
    (MoveKind.ROLL_UP, _ROLL_UPS),
    (MoveKind.WEAPON, _WEAPONS),
)


def _read(kind: MoveKind, line: str) -> Move:
    """One row of a table as a move."""
    key, phrase, way, impact, cost, strength, agility, max_kg, styles, *prop = line.split("|")
    return Move(
        key=key,
        phrase=phrase,
        kind=kind,
        impact=float(impact),
        cost=float(cost),
        start=_POSITIONS[way[0]],
        end=_POSITIONS[way[1]],
        strength=float(strength),
        agility=float(agility),
        max_kg=int(max_kg),
        styles=tuple(_STYLES[letter] for letter in styles),
        prop=prop[0] if prop else "",
    )


CATALOGUE: tuple[Move, ...] = tuple(_read(kind, row) for kind, table in _TABLES for row in table.split("\n") if row)
MOVES: dict[str, Move] = {move.key: move for move in CATALOGUE}
