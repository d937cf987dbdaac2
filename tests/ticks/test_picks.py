"""What the table says before a bell is on record, and comes up again when the two next meet."""

from datetime import timedelta

from federations.models import Bout, Federation, Segment, Side
from llmfed import headless
from llmfed.world.models import Moment
from tests.cast import BEGAN

THURSDAY = BEGAN + timedelta(days=3)
SHOW = timedelta(hours=23)
TABLE = {"lena-park": 0, "moss-tully": 1}


def pair(bout: Bout) -> list[str]:
    return list(bout.sides.order_by("number").values_list("character__slug", flat=True))


def test_the_same_two_meet_again_and_the_table_says_whom_it_had(ironbound: Federation) -> None:
    headless.advance(until=BEGAN + SHOW)
    singles = Bout.objects.filter(form="singles", bell_at__isnull=False)
    said = Moment.objects.filter(kind="segment.pick")
    assert all(Bout.objects.get(key=one.facts["bout"]).picks[one.facts["by"]] == one.facts["on"] for one in said)
    first = singles.exclude(result__winner=None).order_by("key")[0]
    two = pair(first)
    Bout.objects.filter(pk=first.pk).update(picks={who: two[side] for who, side in TABLE.items()})
    headless.advance(until=THURSDAY + timedelta(hours=12))
    again = Bout.objects.filter(form="singles", segment__show__number=2)[0]
    Segment.objects.filter(show__number=2).exclude(bout=again).delete()
    again.sides.all().delete()
    Side.objects.bulk_create(Side(bout=again, number=old.number, character=old.character) for old in first.sides.all())
    headless.advance(until=THURSDAY + SHOW)

    told = [one.facts for one in said.filter(facts__bout=again.key)]
    assert told
    for facts in told:
        assert facts["was"] == two[TABLE[facts["by"]]]
        right = first.result.winner == TABLE[facts["by"]]
        stays = "stays" if facts["on"] == facts["was"] else "switches"
        claim = {"kind": f"{'right' if right else 'wrong'}_{stays}", "event": "Iron Monday", "days": 3}
        assert facts["claim"] == claim
