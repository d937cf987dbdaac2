"""Who may come in, and what they find."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from characters.models import Character, Commentator, Group, Lead
from fandom.models import Poll
from federations.models import Bout, Championship, City, Contract, Federation, Result, Show
from llmfed.accounts.models import User
from llmfed.world.models import Failure, Moment, Order, Timeline, Universe
from storylines.models import Feud, Past
from tests.admin.conftest import tick
from tests.admin.desk import Desk

HERS = (
    *(Federation, Contract, Character, Championship, City, Show, Bout),
    *(Group, Lead, Commentator, Feud, Past, Poll, Timeline),
)
KERNEL = (Universe, Order, Moment, Failure)


@pytest.fixture
def fan(db: None) -> Desk:
    return Desk(User.objects.create(username="fay"))


@pytest.fixture
def moderator(db: None) -> Desk:
    return Desk(User.objects.create(username="mo", is_demo=True, is_staff=True, is_moderator=True))


def test_strangers_are_asked_to_sign_in_and_fans_are_not_let_in(fan: Desk, ironbound: Federation) -> None:
    index = reverse("admin:index")
    asked = Desk(None).client.get(index, follow=True)
    assert asked.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert fan.client.get(index, follow=True).status_code == 403
    assert fan.list(Character).status_code == 302


def test_every_page_of_the_desk_opens(root: Desk, card: Show) -> None:
    tick(card.federation.timeline)
    Moment.objects.filter(pk__in=Moment.objects.values("pk")[:1]).update(no=1)
    for model in (*HERS, *KERNEL, User):
        assert root.list(model).status_code == 200, model
        row = model._default_manager.order_by("pk").first()
        if row is not None and model is not Moment:
            assert root.open(row).status_code == 200, model
    assert root.open(Moment.objects.exclude(no=None)[0]).status_code == 200
    for model in (Character, Contract, Championship, Group, User):
        assert root.client.get(root.url(model, "add")).status_code == 200, model


def test_promoters_see_their_own_and_nothing_of_rivals(rolf: Desk, pia: Desk, card: Show) -> None:
    assert b"Ironbound" in pia.list(Federation).content
    for model in (Federation, Contract, Character, Championship, Show, Bout, Group):
        page = rolf.list(model)
        assert page.status_code == 200
        rows = model._default_manager.exclude(pk__in=page.context["cl"].queryset)
        foreign = next(row for row in rows if not str(row).startswith(("b-", "brasswork")))
        assert pia.open(foreign).status_code == 200, model
        assert rolf.open(foreign).status_code == 302, model
        assert rolf.client.post(rolf.of(foreign), {"name": "Mine now"}).status_code == 302, model
        assert rolf.client.get(rolf.of(foreign, "history")).status_code in {302, 403}, model
    assert not Order.objects.exists()


def test_actions_pass_over_what_is_not_theirs(rolf: Desk, ironbound: Federation) -> None:
    belt = Championship.objects.get(slug="iron-crown")
    rolf.act("vacate", belt)
    assert belt.reigns.current().exists()
    assert not Order.objects.exists()


def test_choosing_offers_only_their_own(rolf: Desk, agent: Character) -> None:
    def offered(model: str, field: str, app: str = "federations") -> set[str]:
        told = {"term": "", "app_label": app, "model_name": model, "field_name": field}
        answer = rolf.client.get(reverse("admin:autocomplete"), told).json()
        return {row["text"] for row in answer["results"]}

    Character.objects.filter(slug="vera-stahl").update(name="Vera of Ironbound")
    assert "Vera Stahl" in offered("side", "character") | offered("reign", "holders")
    assert "Vera of Ironbound" not in offered("side", "character") | offered("reign", "holders")
    assert offered("contract", "character") == {"Zed Quill"}
    assert offered("membership", "character", "characters") == offered("side", "character")


def test_kernel_rows_are_for_superusers_to_look_at(pia: Desk, root: Desk, ironbound: Federation) -> None:
    for model in KERNEL:
        assert pia.list(model).status_code == 403
        assert root.client.get(root.url(model, "add")).status_code == 403
    assert root.client.post(root.of(ironbound.timeline), {"slug": "x"}).status_code == 403


def test_accounts_are_not_for_promoters(pia: Desk) -> None:
    assert pia.list(User).status_code == 403


def test_only_superusers_say_who_promotes(pia: Desk, root: Desk, ironbound: Federation) -> None:
    pia.edit(ironbound, promoters=[])
    assert ironbound.promoters.get() == pia.user
    root.edit(ironbound, promoters=[])
    assert not ironbound.promoters.exists()
    assert Order.objects.get().facts == {"promoters": []}


def test_moderators_look_at_people_and_touch_nothing(moderator: Desk, pia: Desk, ironbound: Federation) -> None:
    vera = Character.objects.get(slug="vera-stahl")
    User.objects.filter(pk=pia.user.pk).update(email="pia@example.org")
    for row in (vera, pia.user):
        assert moderator.list(type(row)).status_code == 200
        page = moderator.open(row)
        assert page.status_code == 200
        assert b"pia@example.org" not in page.content
        assert moderator.client.post(moderator.of(row), {"bio": "x"}).status_code == 403
    moderator.act("heal", vera)
    assert moderator.list(Championship).status_code == 403
    assert not Order.objects.exists()


def test_results_and_secrets_have_no_page(root: Desk, ironbound: Federation) -> None:
    for model in (Result, *apps.get_app_config("fandom").get_models()):
        assert admin.site.is_registered(model) is (model is Poll)
    universe = Universe.objects.get()
    page = root.open(universe).content.decode()
    assert universe.secret.hex() not in page
    assert "secret" not in page


def test_what_is_on_the_air_gives_no_ending_away(root: Desk, card: Show) -> None:
    while not Result.objects.exists():
        timeline = tick(card.federation.timeline)
    bell = f"{timeline.due_at:%H:%M}"
    for model in (Timeline, Show, Bout, Contract, Championship, Moment, Order):
        page = root.list(model).content.decode()
        assert bell not in page, model
    assert Result.objects.get().seed not in root.open(Result.objects.get().bout).content.decode()
    assert not root.list(Moment).context["cl"].queryset.filter(no=None).exists()


def test_the_desk_has_its_own_policy_and_the_site_keeps_its(root: Desk) -> None:
    policy = root.client.get(reverse("admin:index")).headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-eval'" in policy
    assert "default-src 'none'" in policy
    strict = Desk(None).client.get(reverse("account_login")).headers["Content-Security-Policy"]
    assert "unsafe" not in strict


@pytest.mark.parametrize(
    "path",
    [
        "/admin/autocomplete/?app_label=federations&model_name=contract&field_name=character&term=%00",
        "/admin/federations/bout/?segment__show__state__in=%00",
        "/admin/characters/character/?q=%00",
        "/admin/characters/character/?%00=1",
    ],
)
def test_a_zero_byte_in_a_query_is_refused(pia: Desk, path: str) -> None:
    assert pia.client.get(path).status_code == 400
