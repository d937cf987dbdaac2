"""People and groups in the admin."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.postgres.forms import SimpleArrayField
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from import_export.admin import ImportExportMixin
from import_export.tmp_storages import CacheStorage
from unfold.contrib.import_export.forms import ImportForm, SelectableFieldsExportForm
from unfold.widgets import UnfoldAdminDecimalFieldWidget, UnfoldAdminSplitDateTimeWidget, UnfoldAdminTextInputWidget

from characters import edits
from characters.exchange import CharacterResource
from characters.models import Character, Group, Membership, hurt_until
from llmfed.world import changes, clock
from llmfed.world.ordered_admin import (
    DeskInline,
    OrderedAdmin,
    changed_fields,
    fields_of,
    user_of,
)

if TYPE_CHECKING:
    _CharacterForm = forms.ModelForm[Character]
else:
    _CharacterForm = forms.ModelForm


class CharacterForm(_CharacterForm):
    """A person, with the end of an injury that is no field of theirs."""

    signatures = SimpleArrayField(
        forms.CharField(max_length=80),
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="Moves, separated by commas.",
    )
    over = forms.FloatField(
        min_value=0,
        max_value=1,
        initial=0.3,
        widget=UnfoldAdminDecimalFieldWidget({"step": "any"}),
        help_text="The lasting bond with the crowd, 0–1.",
    )
    hurt_until = forms.SplitDateTimeField(
        required=False,
        widget=UnfoldAdminSplitDateTimeWidget,
        help_text="World time; empty for somebody who is fit.",
    )

    class Meta:
        model = Character
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["hurt_until"] = hurt_until(self.instance, clock.now())


def _at_first(fields: Iterable[str]) -> tuple[str, ...]:
    """The fields of somebody new: nobody is born hurt."""
    return tuple(name for name in fields if name != "hurt_until")


@admin.register(Character)
class CharacterAdmin(ImportExportMixin, OrderedAdmin):
    own: ClassVar[str] = "home__federation__promoters"
    for_moderators: ClassVar[bool] = True
    form = CharacterForm
    resource_classes: ClassVar = [CharacterResource]
    import_form_class = ImportForm
    export_form_class = SelectableFieldsExportForm
    tmp_storage_class = CacheStorage
    list_display = ("name", "slug", "role", "gender", "alignment", "home", "over")
    list_select_related = ("home",)
    list_filter = ("role", "alignment", "gender", ("home", admin.RelatedOnlyFieldListFilter))
    search_fields = ("name", "slug")
    ordering = ("name",)
    actions = ("heal",)
    fieldsets = (
        ("Persona", {"fields": ("slug", "home", "role", "alignment", *edits.PERSONA)}),
        ("In the ring", {"fields": ("style", "over", "finisher", "finisher_kind", "signatures", "hurt_until")}),
        ("Attributes, 0–100", {"fields": edits.ATTRIBUTES}),
        ("Temper, −100…100", {"fields": edits.TRAITS}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Character]:
        """Their people; where a contract asks for somebody, those who have none."""
        match = request.resolver_match
        if match and match.url_name == "autocomplete" and request.GET.get("model_name") == "contract":
            return edits.free_agents().order_by("name")
        return super().get_queryset(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("slug", "home") if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        whole = super().get_fieldsets(request, obj)
        return whole if obj else [(name, {"fields": _at_first(part["fields"])}) for name, part in whole]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.runs(request)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.runs(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.runs(request)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.required = True
        return field

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        user, now = user_of(request), clock.now()
        if not change:
            fields, home = fields_of(form, without=("slug", "home")), form.cleaned_data["home"]
            made = edits.create(timeline=home, slug=form.cleaned_data["slug"], fields=fields, by=user, now=now)
            form.instance.pk = made.pk
            return
        who = Character.objects.select_related("home").get(pk=form.instance.pk)
        edits.edit(character=who, changed=changed_fields(form), by=user, now=now)
        if "hurt_until" in form.changed_data:
            until: datetime | None = form.cleaned_data["hurt_until"]
            if until is None:
                edits.heal(character=who, by=user, now=now)
            else:
                edits.hurt(character=who, until=until, by=user, now=now)

    @admin.action(description="Declare fit", permissions=["change"])
    def heal(self, request: HttpRequest, rows: QuerySet[Character]) -> None:
        user, now = user_of(request), clock.now()
        hurt = rows.filter(**{self.own: user}) if not user.is_superuser else rows
        self.order_each(
            request,
            hurt.select_related("home"),
            lambda who: edits.heal(character=who, by=user, now=now),
            "{count} declared fit.",
        )

    def get_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"user": user_of(request)}

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_import_data_kwargs(**kwargs), "rollback_on_validation_errors": True}

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """What was right in the preview may have been overtaken: then nothing was imported."""
        if not (result.has_errors() or result.has_validation_errors()):
            answer: HttpResponse = super().process_result(result, request)
            return answer
        found = [changes.reasons(row.error) for row in result.invalid_rows]
        self.message_user(request, " ".join(["Nothing was imported.", *found]), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:characters_character_changelist"))


class MembershipInline(DeskInline):
    model = Membership
    fields = ("character",)
    autocomplete_fields = ("character",)


@admin.register(Group)
class GroupAdmin(OrderedAdmin):
    own: ClassVar[str] = "home__federation__promoters"
    list_display = ("name", "kind", "home", "leader")
    list_select_related = ("home", "leader")
    list_filter = ("kind",)
    search_fields = ("name",)
    fields = ("slug", "home", "name", "kind", "leader")
    autocomplete_fields = ("leader",)
    inlines = (MembershipInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("slug", "home") if obj else ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.runs(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.runs(request, obj)

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        user, members = user_of(request), _members(formsets[0])
        leader = form.cleaned_data["leader"]
        if not change:
            made = edits.form_group(
                timeline=form.cleaned_data["home"],
                slug=form.cleaned_data["slug"],
                fields=fields_of(form, without=("slug", "home", "leader")),
                leader=leader.slug if leader else None,
                members=members,
                by=user,
            )
            form.instance.pk = made.pk
            return
        changed = changed_fields(form)
        if "leader" in changed:
            changed["leader"] = leader.slug if leader else None
        if formsets[0].has_changed():
            changed["members"] = members
        if changed:
            edits.change_group(
                group=Group.objects.select_related("home").get(pk=form.instance.pk), changed=changed, by=user
            )

    def remove(self, request: HttpRequest, row: Group) -> None:
        edits.dissolve_group(group=row, by=user_of(request))


def _members(formset: Any) -> list[str]:
    """The slugs that an inline of members holds after the edit, in order."""
    gone = set(map(id, formset.deleted_forms))
    kept = [form for form in formset.forms if id(form) not in gone and form.cleaned_data.get("character")]
    return [form.cleaned_data["character"].slug for form in kept]
