"""Championships and who holds them."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from characters.models import Character
from federations import edits
from federations.models import Championship, Reign
from llmfed.world import clock
from llmfed.world.ordered_admin import OrderedAdmin, ReadOnlyInline, changed_fields, fields_of, user_of

if TYPE_CHECKING:
    _ChampionshipForm = forms.ModelForm[Championship]
else:
    _ChampionshipForm = forms.ModelForm


class ChampionshipForm(_ChampionshipForm):
    """A championship, with its holders: to name others is to award it, to name nobody to vacate it."""

    holders = forms.ModelMultipleChoiceField(Character.objects.none(), required=False)

    class Meta:
        model = Championship
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            running = self.instance.reigns.current()
            self.initial["holders"] = list(Character.objects.filter(reigns__in=running).order_by("slug"))


class ReignInline(ReadOnlyInline):
    model = Reign
    fields = ("number", "champions", "began_at", "ended_at", "defences")
    readonly_fields = fields
    ordering = ("-number",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reign]:
        rows: QuerySet[Reign] = super().get_queryset(request)
        return rows.prefetch_related("holders")

    def champions(self, row: Reign) -> str:
        return " & ".join(who.name for who in row.holders.all()) or row.told


@admin.register(Championship)
class ChampionshipAdmin(OrderedAdmin):
    own: ClassVar[str] = "federation__promoters"
    form = ChampionshipForm
    list_display = ("name", "federation", "kind", "division", "champions", "retired")
    list_select_related = ("federation",)
    list_filter = (("federation", admin.RelatedOnlyFieldListFilter), "kind", "division", "retired")
    search_fields = ("name", "slug")
    fields = ("slug", "federation", "name", "position", "kind", "division", "retired", "holders")
    inlines = (ReignInline,)
    actions = ("vacate",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Championship]:
        running = Reign.objects.current().prefetch_related("holders")
        return super().get_queryset(request).prefetch_related(Prefetch("reigns", running, to_attr="running"))

    @admin.display(description="held by")
    def champions(self, row: Any) -> str:
        return " & ".join(who.name for reign in row.running for who in reign.holders.all()) or "vacant"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("slug", "federation") if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if "holders" in form.base_fields:
            people = self.admin_site.get_model_admin(Character).get_queryset(request)
            relation = Reign._meta.get_field("holders")
            form.base_fields["holders"] = forms.ModelMultipleChoiceField(
                people,
                required=False,
                show_hidden_initial=True,
                widget=AutocompleteSelectMultiple(relation, self.admin_site),
                help_text="Name others to award it, nobody to vacate it.",
            )
        return form

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.runs(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.runs(request, obj)

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        user, told = user_of(request), form.cleaned_data
        if not change:
            fields = fields_of(form, without=("slug", "federation"))
            made = edits.create_championship(company=told["federation"], slug=told["slug"], fields=fields, by=user)
            form.instance.pk = made.pk
        belt = Championship.objects.select_related("federation__timeline").get(pk=form.instance.pk)
        if change and (changed := changed_fields(form)):
            edits.change_championship(belt=belt, changed=changed, by=user)
            belt.refresh_from_db()
        if "holders" in form.changed_data and told["holders"]:
            edits.award(belt=belt, holders=list(told["holders"]), by=user, now=clock.now())
        elif "holders" in form.changed_data:
            edits.vacate(belt=belt, by=user, now=clock.now())

    def remove(self, request: HttpRequest, row: Championship) -> None:
        edits.remove_championship(belt=row, by=user_of(request))

    @admin.action(description="Vacate", permissions=["change"])
    def vacate(self, request: HttpRequest, rows: QuerySet[Championship]) -> None:
        user, now = user_of(request), clock.now()
        self.order_each(
            request,
            rows.select_related("federation__timeline"),
            lambda belt: edits.vacate(belt=belt, by=user, now=now),
            "{count} vacated.",
        )
