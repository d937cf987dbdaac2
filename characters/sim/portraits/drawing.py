"""Puts a portrait together, from what is behind the head to what lies on the shoulder."""

from dataclasses import dataclass

from characters.sim.portraits import beards, face, gear, hair, hats, marks, masks, trunk
from characters.sim.portraits.body import Body, Frame
from characters.sim.portraits.canvas import Canvas
from characters.sim.portraits.colour import DYES, HAIRS, SKINS, Tone, greyed, rim
from characters.sim.portraits.look import Beard, Hair, Hat, Look, Mask


@dataclass(frozen=True, slots=True)
class Worn:
    """The colours of a look, as tones."""

    hair: Tone
    dyes: tuple[Tone, Tone, Tone]


def portrait(body: Body, look: Look, *, hue: int | None = None, champion: bool = False) -> str:
    """A portrait as SVG, without a ground.

    `hue` is that of the federation, whose light falls from behind; the gold plate is for champions.
    """
    return sheet(body, look, hue=hue, champion=champion).svg()


def sheet(body: Body, look: Look, *, hue: int | None, champion: bool) -> Canvas:
    """The same before it is written."""
    canvas, frame, skin = Canvas(), Frame(body, look.turn, look.stance), SKINS[look.skin - 1]
    worn = Worn(_hair_tone(body, look), (DYES[look.dye(0)], DYES[look.dye(1)], DYES[look.dye(2)]))
    barber, hidden = hair.Barber(canvas, frame, worn.hair), look.hat == Hat.HOOD
    if not hidden:
        hair.behind(barber, look.hair)
    hats.behind(canvas, frame, look.hat, worn.dyes)
    trunk.trunk(canvas, frame, skin)
    trunk.neck(canvas, frame, skin)
    marks.under(canvas, frame, skin, look.marks)
    gear.wear(canvas, frame, skin, look.gear, worn.dyes)
    if hue is not None:
        trunk.rim_light(canvas, frame, rim(hue))
    _head(canvas, frame, look, worn)
    if not hidden and look.mask in {Mask.NONE, Mask.DOMINO}:
        hair.over(barber, _under_hat(look))
    marks.headset(canvas, frame, look.marks)
    hats.over(canvas, frame, look.hat, worn.dyes)
    if hue is not None:
        face.rim_light(canvas, frame, rim(hue))
    marks.above(canvas, frame, look.marks, worn.dyes)
    if champion:
        trunk.plate(canvas, frame)
    return canvas


def _hair_tone(body: Body, look: Look) -> Tone:
    told = HAIRS[look.hair_colour]
    dyed = look.hair_colour not in {"black", "soot", "brown", "chestnut", "auburn", "copper", "blond", "sand"}
    return told if dyed else greyed(told, min(0.85, max(0.0, (body.age - 44) / 24)))


def _head(canvas: Canvas, frame: Frame, look: Look, worn: Worn) -> None:
    skin, air = SKINS[look.skin - 1], face.AIRS[look.mood]
    if look.mask in {Mask.NONE, Mask.DOMINO}:
        face.ears(canvas, frame, skin)
    face.head(canvas, frame, skin)
    if look.mask in {Mask.NONE, Mask.DOMINO}:
        face.years(canvas, frame, skin)
        marks.painted(canvas, frame, skin, look.marks, worn.dyes)
        brow = worn.hair.lit(-0.1) if worn.hair.l < 0.45 else worn.hair.lit(-0.24)
        face.eyes(canvas, frame, skin, brow, air)
        face.nose(canvas, frame, skin)
        face.mouth(canvas, frame, skin, air)
    beard = hair.Barber(canvas, frame, worn.hair)
    if look.mask != Mask.NONE:
        masks.put_on(canvas, frame, skin, look.mask, worn.dyes)
        if look.beard in {Beard.LONG, Beard.FORKED, Beard.FULL, Beard.GOATEE, Beard.VAN_DYKE}:
            beards.grow(beard, Beard.GOATEE if look.beard != Beard.VAN_DYKE else Beard.VAN_DYKE)
    else:
        beards.grow(beard, look.beard)
    marks.scars(canvas, frame, skin, look.marks)


# What is left to see of tall hair under a hat.
_FLATTENED = frozenset(
    {Hair.AFRO, Hair.TOPKNOT, Hair.BUN, Hair.MOHAWK, Hair.QUIFF, Hair.FLAT_TOP, Hair.SPIKES, Hair.CURLS}
)


def _under_hat(look: Look) -> Hair:
    open_hats = {Hat.NONE, Hat.HEADBAND, Hat.LAMP}
    if look.hat in open_hats or look.hair not in _FLATTENED:
        return look.hair
    return Hair.CROP
