"""What a promoter puts up: it is on the card, can be undone, and only what somebody has can be put up."""

import pytest

from characters import edits as people
from characters.models import Character
from federations import editing
from federations.models import Bout, Forfeit, Promise, Reign, Show, Side
from federations.rulebook import Impossible
from llmfed.accounts.models import User
from llmfed.world.models import Order
from llmfed.world.orders import Refused
from tests.desk.conftest import NOON, pen, standing, told

PAIR = "ironbound/1/2"  # Dmitri Hale v Jun Sato
DMITRI, JUN = "dmitri-hale", "jun-sato"
HAIRY = {"hair": "mullet", "mask": "none"}


@pytest.fixture(autouse=True)
def looks(card: Show) -> None:
    Character.objects.update(look=HAIRY)


def wears(slug: str, **look: str) -> None:
    Character.objects.filter(slug=slug).update(look=HAIRY | look)


def put_up(card: Show, by: User, *up: str, bout: str = PAIR) -> Order:
    return editing.wager(pen(card, by), bout=bout, up=up)


def wagers() -> dict[str, str]:
    return dict(Side.objects.exclude(wager="").values_list("character__slug", "wager"))


def refused(card: Show, by: User, *up: str, bout: str = PAIR) -> Impossible:
    before = wagers(), Order.objects.count()
    with pytest.raises(Impossible) as found:
        put_up(card, by, *up, bout=bout)
    assert (wagers(), Order.objects.count()) == before
    return found.value


def test_hair_is_put_up_and_taken_off_again(card: Show, pia: User) -> None:
    given = put_up(card, pia, "hair", "hair")
    assert wagers() == {DMITRI: "hair", JUN: "hair"}
    assert given.facts["what"] == "Dmitri Hale v Jun Sato: hair against hair"
    editing.undo(pen(card, pia), number=given.number)
    assert wagers() == {}
    editing.undo(pen(card, pia), number=given.number + 1)
    assert wagers() == {DMITRI: "hair", JUN: "hair"}
    put_up(card, pia)
    assert wagers() == {}


def test_the_world_hears_of_it(card: Show, pia: User) -> None:
    put_up(card, pia, "hair", "hair")
    (facts,) = [one for one in told() if one["why"] == "wager"]
    assert facts["wagers"] == {DMITRI: "hair", JUN: "hair"}


def test_a_bald_head_is_refused_and_what_there_is_named(card: Show, pia: User) -> None:
    wears(JUN, hair="bald")
    error = refused(card, pia, "hair", "hair")
    assert str(error) == "Jun Sato has no hair to lose. His career could be put up."
    assert (error.field, error.instead, error.label) == ("wager1", "career", "Jun Sato: career")
    put_up(card, pia, "hair", error.instead)
    assert wagers() == {DMITRI: "hair", JUN: "career"}


def test_a_bare_face_has_no_mask_and_a_masked_one_no_hair(card: Show, pia: User) -> None:
    assert refused(card, pia, "mask", "").instead == "hair"
    wears(DMITRI, mask="star")
    error = refused(card, pia, "hair", "hair")
    assert str(error).startswith("Dmitri Hale wears a mask, and nobody knows what is under it. His mask could be")
    assert (error.field, error.instead) == ("wager0", "mask")


def test_a_champion_has_a_championship_to_lose_instead_of_a_career(card: Show, pia: User) -> None:
    Reign.objects.get().holders.set([Character.objects.get(slug=DMITRI)])
    wears(DMITRI, hair="bald")
    error = refused(card, pia, "career", "")
    assert str(error) == "Dmitri Hale holds a championship, and has that to lose. There is nothing else."
    assert (error.instead, error.label) == ("", "Nothing is put up")
    editing.stake(pen(card, pia), bout=PAIR, championship="iron-crown")
    given = put_up(card, pia, "", "career")
    assert given.facts["what"] == "Dmitri Hale v Jun Sato: title against career"


def test_only_one_against_one(card: Show, pia: User) -> None:
    four = standing(card)[0]
    error = refused(card, pia, "hair", "hair", bout=four.key)
    assert "one against one" in str(error)
    assert "Hair, a mask and a career" in str(refused(card, pia, "shoes"))
    assert "so already" in str(refused(card, pia))


def test_who_is_put_in_has_put_nothing_up(card: Show, pia: User) -> None:
    put_up(card, pia, "hair", "hair")
    swap = editing.replace(pen(card, pia), bout=PAIR, out=JUN, into="ivo-marr")
    assert wagers() == {}
    editing.undo(pen(card, pia), number=swap.number)
    assert wagers() == {DMITRI: "hair", JUN: "hair"}


def test_what_was_promised_stays_put_up(card: Show, pia: User) -> None:
    put_up(card, pia, "hair", "hair")
    bout = Bout.objects.get(key=PAIR)
    one, other = (Character.objects.get(slug=slug) for slug in (DMITRI, JUN))
    Promise.objects.create(
        federation=card.federation,
        kind="match",
        show=card,
        bout=bout,
        one=one,
        other=other,
        what="Hale v Sato, hair against hair",
        made_at=NOON,
        wagers=wagers(),
    )
    assert str(refused(card, pia)).endswith("that was promised, and a promise is kept.")


def test_what_is_lost_does_not_grow_again_at_the_desk(card: Show, pia: User) -> None:
    jun, dmitri = (Character.objects.select_related("home").get(slug=slug) for slug in (JUN, DMITRI))
    Forfeit.objects.create(federation=card.federation, character=jun, what="hair", to=dmitri, at=NOON)
    wears(JUN, hair="bald")
    with pytest.raises(Refused, match="Jun Sato lost his hair. What is lost stays lost"):
        people.edit(character=jun, changed={"look": HAIRY}, by=pia, now=NOON)
    people.edit(character=jun, changed={"look": HAIRY | {"hair": "bald", "beard": "full"}}, by=pia, now=NOON)
    assert Character.objects.get(slug=JUN).look["beard"] == "full"
