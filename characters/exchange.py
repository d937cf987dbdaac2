"""Rosters as tables: exported as they are, imported as one order a row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from characters import edits
from characters.models import Character, CharacterQuerySet
from llmfed.accounts.models import User
from llmfed.world import clock
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

# What a spreadsheet takes for a formula when a cell begins with it; an apostrophe before it makes it text again.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("slug", "home", "alignment", *edits.EDITABLE)


class CharacterResource(ModelResource):  # type: ignore[misc]
    """People by slug; `home` is the slug of a timeline, read only for people who are new."""

    home = Field(column_name="home", attribute="home", widget=ForeignKeyWidget(Timeline, "slug"))

    class Meta:
        model = Character
        fields: ClassVar = COLUMNS
        export_order: ClassVar = COLUMNS
        import_id_fields: ClassVar = ("slug",)
        # The preview gives the orders too, and takes everything back: what it shows is what would happen.
        use_transactions = True
        skip_unchanged = True
        report_skipped = True

    def __init__(self, user: User | None = None, now: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user, self._now = user, now

    @property
    def now(self) -> datetime:
        return self._now or clock.now()

    def notice(self, slug: str, was: Character | None, fields: Mapping[str, Any]) -> None:
        """Hear of what a row changes, or of somebody new, before it is ordered."""

    def get_queryset(self) -> CharacterQuerySet:
        """The people that this user may edit; a row that names another's is a new person whose slug is taken."""
        rows = Character.objects.select_related("home")
        return rows if self.user and self.user.is_superuser else rows.filter(self._own("home__"))

    def export_field(self, field: Field, instance: Character, **kwargs: Any) -> Any:
        told = super().export_field(field, instance, **kwargs)
        return f"'{told}" if isinstance(told, str) and told.startswith(FORMULA) else told

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        for column, told in row.items():
            if isinstance(told, str) and told[:1] == "'" and told[1:].startswith(FORMULA):
                row[column] = told[1:]

    def save_instance(self, instance: Character, is_create: bool, row: Any, **kwargs: Any) -> None:
        try:
            if is_create:
                instance.pk = self._create(instance, row).pk
            else:
                self._edit(instance, row)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def _create(self, told: Character, row: Any) -> Character:
        homes = Timeline.objects.all() if self.user and self.user.is_superuser else self._homes()
        home = homes.filter(slug=row.get("home") or "").first()
        if home is None:
            raise Refused(f"home: {row.get('home')!r} is not a timeline that you run.")
        fields = {name: getattr(told, name) for name in self._told(row) if name != "slug"}
        self.notice(told.slug, None, fields)
        return edits.create(timeline=home, slug=told.slug, fields=fields, by=self.user, now=self.now)

    def _edit(self, told: Character, row: Any) -> None:
        was = Character.objects.select_related("home").get(pk=told.pk)
        changed = {name: getattr(told, name) for name in self._told(row) if getattr(was, name) != getattr(told, name)}
        self.notice(told.slug, was, changed)
        edits.edit(character=was, changed=changed, by=self.user, now=self.now)

    def _told(self, row: Any) -> list[str]:
        """The columns of a row that an order may change."""
        return [name for name in ("alignment", *edits.EDITABLE) if name in row]

    def _homes(self) -> Any:
        return Timeline.objects.filter(self._own())

    def _own(self, prefix: str = "") -> Q:
        return Q(**{f"{prefix}federation__promoters": self.user})
