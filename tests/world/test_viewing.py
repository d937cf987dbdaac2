"""A read that depends on who looks gives everybody the rows of its phrase, spelt once for each kind of viewer."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from federations.models import Federation
from llmfed.accounts.models import User, Viewer
from llmfed.world.viewing import Kind, Viewed
from tests import cast


def seen(viewer: Viewer, city: str) -> QuerySet[Federation]:
    return Federation.objects.visible_to(viewer).filter(city=city).order_by("slug")


@pytest.fixture
def town(ironbound: Federation) -> str:
    """A city with a public federation, and with one that is private to Pia."""
    rival = cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")
    Federation.objects.update(city="Essen")
    Federation.objects.filter(pk=rival.pk).update(is_private=True)
    pia = User.objects.create(username="pia", is_demo=True, is_staff=True, is_promoter=True)
    rival.promoters.add(pia)
    return "Essen"


def people() -> dict[str, Viewer]:
    """One of each, as a request brings them."""
    return {
        "a stranger": AnonymousUser(),
        "a fan": User.objects.create(username="fan"),
        "Pia": User.objects.get(username="pia"),
        "Pia without her factor": unproven(User.objects.get(username="pia")),
        "a moderator": User.objects.create(username="mo", is_moderator=True),
        "a moderator without a factor": unproven(User.objects.create(username="una", is_moderator=True)),
        "root": User.objects.create(username="root", is_superuser=True),
    }


def unproven(user: User) -> User:
    user.proof = lambda: False
    return user


def test_everybody_sees_the_rows_of_the_phrase(town: str) -> None:
    read = Viewed(seen, city=str)
    shown = {name: [one.slug for one in read(who, city=town)] for name, who in people().items()}
    both, public = ["brasswork", "ironbound"], ["ironbound"]
    assert shown == {
        "a stranger": public,
        "a fan": public,
        "Pia": both,
        "Pia without her factor": public,
        "a moderator": both,
        "a moderator without a factor": public,
        "root": both,
    }


def test_it_is_spelt_once_for_each_kind(town: str) -> None:
    spelt: list[Kind] = []

    def phrase(viewer: Viewer, city: str) -> QuerySet[Federation]:
        spelt.append(Kind.of(viewer))
        return seen(viewer, city)

    read, everybody = Viewed(phrase, city=str), people()
    for _ in range(3):
        for who in everybody.values():
            read(who, city=town)
    assert sorted(spelt, key=lambda kind: kind.value) == list(Kind)


def test_a_right_ends_with_what_gave_it(town: str) -> None:
    read, pia = Viewed(seen, city=str), User.objects.get(username="pia")
    assert len(read(pia, city=town)) == 2
    Federation.promoters.through.objects.filter(user=pia).delete()
    assert len(read(pia, city=town)) == 1
    mo = User.objects.create(username="mo", is_moderator=True)
    assert len(read(mo, city=town)) == 2
    mo.is_moderator = False
    assert len(read(mo, city=town)) == 1


def test_one_viewer_is_not_the_next(town: str) -> None:
    read = Viewed(lambda viewer: User.objects.filter(pk=viewer.pk))
    pia, fan = User.objects.get(username="pia"), User.objects.create(username="fan")
    assert [read(who) for who in (pia, fan, pia, AnonymousUser())] == [[pia], [fan], [pia], []]
