"""People in the API: what anyone may know of somebody wherever they work."""

from typing import Any

from rest_framework import serializers

from characters.models import Alignment, Character, Gender, Group, Role, Style
from llmfed.world.api import Kind, Shown


class Person(Shown[Character]):
    """Somebody, named in passing."""

    alignment = Kind(Alignment, read_only=True)

    class Meta:
        model = Character
        fields: tuple[str, ...] = ("slug", "name", "alignment")


class StandingGroup(Shown[Group]):
    """A team or a stable that somebody belongs to."""

    kind = Kind(Group.Kind, read_only=True)

    class Meta:
        model = Group
        fields: tuple[str, ...] = ("slug", "name", "kind")


class Attributes(serializers.Serializer[Any]):
    """What a body and a voice can do, 0–100."""

    strength = serializers.IntegerField(read_only=True)
    agility = serializers.IntegerField(read_only=True)
    technique = serializers.IntegerField(read_only=True)
    brawling = serializers.IntegerField(read_only=True)
    stamina = serializers.IntegerField(read_only=True)
    toughness = serializers.IntegerField(read_only=True)
    charisma = serializers.IntegerField(read_only=True)


class CharacterLine(Shown[Character]):
    """Somebody in a list."""

    url = serializers.HyperlinkedIdentityField(view_name="api:character-detail", lookup_field="slug")
    role = Kind(Role, read_only=True)
    gender = Kind(Gender, read_only=True)
    alignment = Kind(Alignment, read_only=True)
    style = Kind(Style, read_only=True)  # type: ignore[assignment]
    over = serializers.SerializerMethodField(help_text="The lasting bond with the crowd, 0–1.")

    class Meta:
        model = Character
        fields: tuple[str, ...] = (
            "url",
            "slug",
            "name",
            "role",
            "gender",
            "alignment",
            "style",
            "gimmick",
            "hometown",
            "over",
        )

    def get_over(self, character: Character) -> float:
        return round(character.over, 3)


class CharacterPage(CharacterLine):
    """Somebody in full."""

    attributes = Attributes(source="*", read_only=True)
    signatures = serializers.ListField(child=serializers.CharField(), read_only=True)
    groups = StandingGroup(many=True, read_only=True)

    class Meta(CharacterLine.Meta):
        fields: tuple[str, ...] = (
            *CharacterLine.Meta.fields,
            "born",
            "height_cm",
            "weight_kg",
            "bio",
            "finisher",
            "signatures",
            "retired_at",
            "attributes",
            "groups",
        )
