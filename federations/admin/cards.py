"""Shows and their cards. How a match ended is not on this desk: results have one door, and it is not here."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from characters.models import Role
from federations import edits
from federations.models import Bout, Segment, Show, Side
from llmfed.world import clock
from llmfed.world.ordered_admin import DeskInline, OrderedAdmin, ReadOnlyInline, changed_fields, changed_forms, user_of


def card_line(bout: Bout) -> str:
    """Who meets whom, from sides that were fetched with the bout."""
    sides: dict[int, list[str]] = {}
    for side in bout.sides.all():
        sides.setdefault(side.number, []).append(side.character.name)
    return " v ".join(" & ".join(names) for _, names in sorted(sides.items()))


def _sides() -> QuerySet[Side]:
    return Side.objects.order_by("number", "position").select_related("character")


class SegmentInline(ReadOnlyInline):
    model = Segment
    fields = ("position", "kind", "what")
    readonly_fields = fields
    ordering = ("position",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Segment]:
        rows: QuerySet[Segment] = super().get_queryset(request)
        return rows.select_related("speaker", "bout").prefetch_related(Prefetch("bout__sides", _sides()))

    def what(self, row: Segment) -> str:
        if row.kind == Segment.Kind.ANGLE:
            return f"{row.speaker} has something planned"
        if row.kind == Segment.Kind.PROMO:
            return f"{row.speaker} speaks"
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:federations_bout_change", args=[row.bout.pk]), card_line(row.bout)
        )


@admin.register(Show)
class ShowAdmin(OrderedAdmin):
    own: ClassVar[str] = "federation__promoters"
    list_display = ("name", "number", "federation", "kind", "starts_at", "state")
    list_select_related = ("federation",)
    list_filter = ("state", "kind", ("federation", admin.RelatedOnlyFieldListFilter))
    search_fields = ("name",)
    ordering = ("-starts_at",)
    fields = ("federation", "number", "name", "city", "kind", "starts_at", "state", "attendance")
    readonly_fields = ("federation", "number", "kind", "starts_at", "state", "attendance")
    inlines = (SegmentInline,)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        coming = obj is None or obj.state in {Show.State.PLANNED, Show.State.ANNOUNCED}
        return coming and super().has_change_permission(request, obj)

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        show = Show.objects.select_related("federation__timeline").get(pk=form.instance.pk)
        if changed := changed_fields(form):
            edits.rename_show(show=show, changed=changed, by=user_of(request))


if TYPE_CHECKING:
    _SideForm = forms.ModelForm[Side]
else:
    _SideForm = forms.ModelForm


class SideForm(_SideForm):
    """One place in a match. Two may change places: whether anybody stands there twice is for the order to say."""

    class Meta:
        model = Side
        fields: ClassVar[list[str]] = []

    def validate_unique(self) -> None: ...

    def validate_constraints(self) -> None: ...


class SideInline(DeskInline):
    model = Side
    form = SideForm
    fields = ("number", "character", "wager")
    readonly_fields = ("number", "wager")
    autocomplete_fields = ("character",)
    can_delete = False
    ordering = ("number", "position")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Side]:
        rows: QuerySet[Side] = super().get_queryset(request)
        return rows.select_related("character")


@admin.register(Bout)
class BoutAdmin(OrderedAdmin):
    own: ClassVar[str] = "segment__show__federation__promoters"
    list_display = ("card", "show", "stipulation", "championship")
    list_filter = ("segment__show__state", "stipulation", ("championship", admin.RelatedOnlyFieldListFilter))
    search_fields = ("key",)
    ordering = ("-segment__show__starts_at", "segment__position")
    readonly_fields = ("key", "show", "form", "heat", "bell_at", "commitment")
    fields = (*readonly_fields[:3], "stipulation", "championship", "referee", "reason", *readonly_fields[3:])
    autocomplete_fields = ("championship", "referee")
    inlines = (SideInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Bout]:
        rows: QuerySet[Bout] = super().get_queryset(request)
        rows = rows.select_related("segment__show__federation", "championship", "referee")
        return rows.prefetch_related(Prefetch("sides", _sides()))

    @admin.display(description="match")
    def card(self, row: Bout) -> str:
        return card_line(row)

    @admin.display(ordering="segment__show__starts_at")
    def show(self, row: Bout) -> str:
        show = row.segment.show
        return f"{show.federation}: {show}, {show.starts_at:%Y-%m-%d}, segment {row.segment.position}"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        coming = obj is None or obj.segment.starts_at is None
        return coming and super().has_change_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "referee":
            field.queryset = field.queryset.filter(role=Role.REFEREE)
        return field

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        bout = Bout.objects.select_related("segment__show__federation__timeline").get(pk=form.instance.pk)
        changed = changed_fields(form)
        for name in {"championship", "referee"} & set(changed):
            changed[name] = changed[name].slug if changed[name] else None
        swaps = [_swap(side) for side in changed_forms(formsets[0])]
        if changed or swaps:
            edits.change_card(bout=bout, changed=changed, swaps=swaps, by=user_of(request), now=clock.now())


def _swap(form: Any) -> tuple[str, str]:
    """Who goes out of a match and who comes in, from a changed row of its inline."""
    was = Side.objects.select_related("character").get(pk=form.instance.pk)
    return was.character.slug, form.cleaned_data["character"].slug
