"""A story's page: what has been told of it, never what is planned."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from characters.models import Character
from federations.models import Bout, Federation, Show
from llmfed.world import clock
from llmfed.world.models import Moment, Universe
from storylines.models import Arc, Beat, Feud
from tests.pages.conftest import stand_at


@pytest.fixture
def arc(over: Show) -> Arc:
    """Vera Stahl was thrown out for what she did to Lena Park; the answer was told, the attack is planned."""
    now = clock.now()
    wronged, wrongdoer = Character.objects.get(slug="lena-park"), Character.objects.get(slug="vera-stahl")
    night = Show.objects.filter(kind="big", starts_at__gt=now).order_by("starts_at")[0]
    coming = Show.objects.filter(kind="tv", starts_at__gt=now).order_by("starts_at")[0]
    home = over.federation.timeline
    # Whatever story the house has begun by itself makes room for this one.
    Arc.objects.all().delete()
    feud = Feud.objects.create(timeline=home, one=wronged, other=wrongdoer, heat=12, why="a chair", began_at=now)
    arc = Arc.objects.create(
        timeline=home,
        number=1,
        feud=feud,
        wronged=wronged,
        wrongdoer=wrongdoer,
        blow_off=night,
        began_at=now - timedelta(hours=6),
    )
    told = {"arc": arc, "show": over, "state": Beat.State.TOLD}
    Beat.objects.create(
        number=1, kind="slight", deed="attack", by=wrongdoer, on=wronged, at=over.starts_at, heat=9, **told
    )
    Beat.objects.create(number=2, kind="answer", at=now - timedelta(hours=1), heat=13, **told)
    Beat.objects.create(arc=arc, number=3, kind="attack", deed="attack", by=wrongdoer, on=wronged, show=coming)
    return arc


def test_a_story_asks_its_question_and_tells_what_was_told(arc: Arc, client: Client) -> None:
    page = client.get(arc.get_absolute_url()).text

    assert "Who makes Vera Stahl answer for Iron Monday?" in page
    assert page.index("Lena Park said it aloud") < page.index(
        "Vera Stahl was thrown out for what was done to Lena Park"
    )
    assert f"It ends at {arc.blow_off.name}, in " in page
    assert "nobody has said yes yet" in page


def test_what_is_planned_is_nowhere_on_its_page(arc: Arc, client: Client) -> None:
    page = client.get(arc.get_absolute_url()).text

    assert 'id="beat-2"' in page
    assert 'id="beat-3"' not in page
    assert "went for" not in page


def test_home_says_why_tonight_matters(arc: Arc, client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(8):
        page = client.get("/").text

    assert f'<a href="{arc.get_absolute_url()}">Who makes Vera Stahl answer for Iron Monday?</a>' in page


def test_a_story_that_is_over_says_what_it_came_to(arc: Arc, client: Client) -> None:
    Arc.objects.update(closed_at=clock.now(), winner=arc.wronged, ending="settled")
    page = client.get(arc.get_absolute_url()).text

    assert f"Lena Park had the last word on Vera Stahl, at {arc.blow_off.name}." in page
    assert "nobody has said yes yet" not in page


def test_a_story_of_a_private_house_is_not_found(arc: Arc, client: Client) -> None:
    Federation.objects.update(is_private=True)

    assert client.get(arc.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("address", ["/stories/ironbound/99/", "/stories/nowhere/1/"])
def test_a_story_that_was_never_told_is_not_found(address: str, ironbound: Federation, client: Client) -> None:
    clock.anchor(Universe.objects.get(), ironbound.timeline.due_at, "demo")

    assert client.get(address).status_code == 404


def test_a_match_opens_with_what_it_means(before: datetime, client: Client) -> None:
    """Under its poster, and over whatever else there is."""
    coming = Bout.objects.filter(segment__show__state="announced").latest("segment__position")
    page = client.get(coming.get_absolute_url()).text
    places = [page.index(text) for text in ('<article class="poster', 'id="stakes-title"', 'id="feed"', 'id="panels"')]
    assert places == sorted(places)


def test_a_match_says_what_it_means_before_its_end_and_what_came_true_after_it(on_air: Bout, client: Client) -> None:
    page = client.get(on_air.get_absolute_url()).text
    names = [side.character.name for side in on_air.sides.all()]
    assert [meaning(page, "stakes-whole").count(f"If {name} wins, ") for name in names] == [1, 1]
    assert meaning(page, "stakes-lines").count("<b>If ") == 2
    assert "Came true" not in page

    stand_at(on_air.result.airs_at + timedelta(minutes=5))
    after = client.get(on_air.get_absolute_url()).text
    assert meaning(after, "stakes-whole").replace(" data-past", "") == meaning(page, "stakes-whole")
    assert "data-became><b>Came true</b>" in meaning(after, "stakes-lines")


def test_a_tape_keeps_what_came_true_to_itself(on_air: Bout, client: Client) -> None:
    page = client.get(on_air.get_absolute_url()).text
    stand_at(on_air.result.airs_at + timedelta(minutes=5))
    tape = client.get(f"{on_air.get_absolute_url()}replay/").text

    assert meaning(tape, "stakes-lines") == meaning(page, "stakes-lines")
    assert meaning(tape, "stakes-whole") == meaning(page, "stakes-whole")


def meaning(page: str, part: str) -> str:
    """What a page says of a match's stakes, in two lines or whole."""
    return page.partition(f'id="{part}"')[2].partition("</details>")[0].partition("</summary>")[0]


def test_a_beat_is_told_with_what_was_said(arc: Arc, client: Client) -> None:
    beat = arc.beats.get(number=2)
    line = Moment.objects.aired().latest("no")
    words = [["Lena Park", "I counted the stitches.", "x"]]
    said = {"kind": "promo.line", "topics": ["character:lena-park"], "airs_at": beat.at, "words": words}
    Moment.objects.filter(pk=line.pk).update(**said)
    shown = client.get(arc.get_absolute_url()).text.partition('id="beat-2"')[2].partition("</li>")[0]

    assert "I counted the stitches." in shown
    assert "<footer>Lena Park</footer>" in shown


def test_the_table_says_what_follows_before_the_bell(on_air: Bout, client: Client) -> None:
    told = Moment.objects.on(f"match:{on_air.key}").get(kind="segment.stakes")
    names = [side.character.name for side in on_air.sides.order_by("number")]

    assert [words[1].partition(" wins,")[0] for words in told.words[1:]] == [f"If {name}" for name in names]
    assert all(words[0] for words in told.words[1:])
