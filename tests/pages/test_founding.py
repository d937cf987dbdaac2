"""Founding a federation by its pages, without script: each step keeps what was typed, and the last one founds."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from federations import charter, founding
from federations.models import City, Contract, Federation
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world import clock
from llmfed.world.models import Order
from tests import cast
from tests.founders import called, found, founder, meltwater

NAME = {"name": "Meltwater  Wrestling", "city": "essen", "style": "us_tv", "openness": "public"}
CALENDAR = {
    **{"weekly": "Thaw", "weekday": "1", "hour": "21", "big": "High Water"},
    **{"week": "-1", "big_weekday": "5", "months": ["3", "9"]},
}
STEPS = ("name", "look", "calendar", "draft", "prize")


@pytest.fixture
def fay(before, client: Client) -> Client:
    """Fay, a fan like any other, on the afternoon of Ironbound's first show."""
    client.force_login(User.objects.create_user("fay"))
    return client


def address(step: str) -> str:
    return f"/desk/found/{step}/"


def suggested(client: Client, step: str) -> dict[str, object]:
    """What the page of a step would send if nothing were touched."""
    form = client.get(address(step)).context["form"]
    told = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in told.items() if value not in (None, "")}


def told(client: Client, step: str, **changed: object) -> HttpResponse:
    plain = NAME if step == "name" else CALENDAR if step == "calendar" else suggested(client, step)
    return client.post(address(step), {**plain, **changed})


def until(client: Client, last: str) -> None:
    """Take every step before one."""
    for step in STEPS[: STEPS.index(last) if last in STEPS else None]:
        answer = told(client, step)
        assert answer.status_code == 302, (step, answer.context["form"].errors)


def test_six_pages_and_a_federation_begins_at_midnight(fay: Client) -> None:
    until(fay, "ready")
    ready = fay.get(address("ready"))
    proposed = [match.names for match in ready.context["card"]]
    assert proposed
    assert "Tue 7 Jan, 00:00" in ready.text
    done = fay.post(address("ready"), follow=True)

    assert "It is founded" in done.text
    assert "The first card, proposed" in ready.text
    assert [match.names for match in done.context["card"]] == proposed
    made = Federation.objects.get(slug="meltwater-wrestling")
    assert (made.name, made.short, made.city, made.motto) == ("Meltwater Wrestling", "MW", "Essen", "")
    assert [user.username for user in made.promoters.all()] == ["fay"]
    assert not Contract.objects.filter(federation=made).exists()
    headless.advance(until=cast.BEGAN + timedelta(days=1, hours=1))
    assert Contract.objects.filter(federation=made).count() == 17
    assert "It has begun" in fay.get("/desk/found/founded/").text


def test_founding_makes_nobody_of_the_staff(fay: Client) -> None:
    until(fay, "ready")
    fay.post(address("ready"))
    user = User.objects.get(username="fay")

    assert not user.holds_office
    assert fay.get("/admin/").status_code == 302


def test_a_founder_has_a_desk_and_a_way_to_it(fay: Client) -> None:
    assert 'href="/desk/"' not in fay.get("/federations/").text
    until(fay, "ready")
    fay.post(address("ready"))

    assert 'href="/desk/"' in fay.get("/federations/").text
    assert "/desk/meltwater-wrestling/" in fay.get("/desk/").text
    assert fay.get("/desk/meltwater-wrestling/").status_code == 200
    assert fay.get("/desk/ironbound/").status_code == 404


def test_what_was_typed_is_kept(fay: Client) -> None:
    until(fay, "draft")
    fay.get("/desk/found/")

    assert fay.get(address("name")).context["form"]["name"].value() == "Meltwater Wrestling"
    assert fay.get(address("calendar")).context["form"]["months"].value() == ["3", "9"]
    assert fay.get("/desk/found/").headers["Location"] == address("draft")
    wrong = told(fay, "calendar", big="Thaw", hour="20", weekly="Something Else Entirely")
    assert wrong.status_code == 302
    wrong = told(fay, "calendar", months=[], weekly="Something Else Entirely")
    assert (wrong.status_code, "Something Else Entirely" in wrong.text) == (422, True)
    assert "At least one month" in wrong.text


def test_nobody_goes_ahead_of_a_step_that_is_not_taken(fay: Client) -> None:
    assert fay.get(address("ready")).headers["Location"] == "/desk/found/"
    assert fay.post(address("draft"), {"draft": []}).headers["Location"] == "/desk/found/"
    assert fay.get("/desk/found/nonsense/").status_code == 404


def test_a_name_that_is_taken_is_refused_with_one_that_is_free(fay: Client) -> None:
    wrong = told(fay, "name", name="Ironbound Wrestling", short="IRON")
    assert wrong.status_code == 422
    assert "There is a Ironbound Wrestling already. Free is &quot;Ironbound Pro Wrestling&quot;." in wrong.text
    assert "stands on another crest" in told(fay, "name", short="iron").text


def test_a_show_in_anothers_slot_is_refused_with_the_nearest_that_is_free(fay: Client) -> None:
    until(fay, "calendar")
    wrong = told(fay, "calendar", weekday="3", hour="19")
    assert wrong.status_code == 422
    assert "Thursday Forge is on at Thursday 20:00" in wrong.text
    assert "The nearest free slot is Thursday 18:00" in wrong.text


def test_a_private_federations_hours_are_not_told(fay: Client) -> None:
    Federation.objects.update(is_private=True)
    until(fay, "calendar")
    assert "Thursday Forge" not in fay.get(address("calendar")).text
    assert told(fay, "calendar", weekday="3", hour="20").status_code == 302


def test_a_crest_is_shown_as_it_is_chosen(fay: Client) -> None:
    until(fay, "look")
    chosen = {"shield": "lozenge", "division": "bend", "charge": "wave", "hue": "155"}
    part = fay.post(address("look"), chosen, headers={"HX-Request": "true"})
    assert part.text.strip().startswith("<div")
    assert 'data-hue="155"' in part.text
    whole = fay.post(address("look"), {**chosen, "look": "1"})
    assert "<html" in whole.text
    checked = re.findall(r'value="(\w+)" checked', whole.text)
    assert checked[:3] == ["lozenge", "bend", "wave"]
    assert fay.get("/desk/found/").headers["Location"] == address("look")


def test_a_draft_has_fourteen_and_somebody_to_meet(fay: Client) -> None:
    until(fay, "draft")
    draft = suggested(fay, "draft")["draft"]
    assert isinstance(draft, list)
    assert "Choose 1 more" in told(fay, "draft", draft=draft[:13]).text
    page = fay.get(address("draft"))
    free = [agent.key for agent, _ in page.context["agents"]]
    assert "Let 1 go" in told(fay, "draft", draft=[*draft, next(key for key in free if key not in draft)]).text
    assert "have just finished training" in page.text


def test_whoever_signed_meanwhile_is_named_with_who_is_nearest(fay: Client) -> None:
    until(fay, "ready")
    gone = fay.session["founding"]["draft"]["draft"]
    found(called("Permafrost Wrestling", "PERMA", meltwater(clock.now(), draft=gone)), founder("gus"))
    again = fay.post(address("ready"), follow=True)

    assert not Order.objects.filter(by__username="fay").exists()
    assert again.redirect_chain == [(address("draft"), 302)]
    assert "has signed elsewhere; nearest is" in again.text
    assert "Nothing was signed" in again.text
    marked = again.context["form"]["draft"].value()
    assert len(marked) == 14
    assert not set(marked) & set(gone)


def test_an_account_founds_once(fay: Client) -> None:
    until(fay, "ready")
    fay.post(address("ready"))
    again = fay.get("/desk/found/", follow=True)
    assert "You have founded Meltwater Wrestling" in again.text
    assert fay.post(address("name"), NAME).status_code == 409
    assert Order.objects.filter(kind=founding.KIND).count() == 1


def test_what_is_founded_privately_is_seen_by_its_founder_alone(fay: Client, fan: User) -> None:
    fay.post(address("name"), {**NAME, "openness": "private"})
    for step in STEPS[1:]:
        told(fay, step)
    fay.post(address("ready"))
    other = Client()
    other.force_login(fan)

    assert fay.get("/federations/meltwater-wrestling/").status_code == 200
    for client in (Client(), other):
        assert client.get("/federations/meltwater-wrestling/").status_code == 404
    assert other.get("/desk/found/founded/").status_code == 404
    assert fay.get("/desk/found/founded/").status_code == 200


def test_a_graduates_portrait_is_nobody_elses(fay: Client) -> None:
    agent = next(agent for agent in charter.pool(clock.now().date()) if agent.is_new)
    assert fay.get(f"/desk/found/graduates/{agent.key}.svg").text.startswith("<svg")
    for key in ("vera-stahl", "2031-01.nobody", "1999-01.somebody", "2031-13.x", "9999-99.x"):
        assert fay.get(f"/desk/found/graduates/{key}.svg").status_code == 404


def test_pages_ask_for_the_same_however_many_are_drafted(fay: Client, django_assert_max_num_queries) -> None:
    until(fay, "ready")
    fay.get(address("draft"))
    for step in (*STEPS, "ready"):
        # The last looks once more at all that was told to the others.
        with django_assert_max_num_queries(45 if step == "ready" else 30, info=step):
            fay.get(address(step))


def test_a_name_like_markup_is_a_name(fay: Client) -> None:
    assert told(fay, "name", name="<b>Bold</b> Wrestling").status_code == 422
    until(fay, "prize")
    fay.post(address("prize"), {**suggested(fay, "prize"), "championship": "<script>alert(1)</script>"})
    assert "<script>alert" not in fay.get(address("ready")).text


def test_there_are_cities_to_choose_from(fay: Client) -> None:
    assert told(fay, "name", city="atlantis").status_code == 422
    City.objects.all().delete()
    assert told(fay, "name", city="Atlantis").status_code == 302
