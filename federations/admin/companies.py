"""A federation and its calendar."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.postgres.forms import SimpleArrayField
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminTextInputWidget

from federations import edits
from federations.models import Federation, Series
from llmfed.world.ordered_admin import (
    DeskInline,
    OrderedAdmin,
    changed_fields,
    changed_forms,
    fields_of,
    user_of,
)

if TYPE_CHECKING:
    _SeriesForm = forms.ModelForm[Series]
else:
    _SeriesForm = forms.ModelForm


class SeriesForm(_SeriesForm):
    months = SimpleArrayField(
        forms.IntegerField(min_value=1, max_value=12),
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="Months of a big show, 1 to 12, separated by commas.",
    )

    class Meta:
        model = Series
        fields: ClassVar[list[str]] = []


class SeriesInline(DeskInline):
    model = Series
    form = SeriesForm
    fields = ("name", "kind", "weekday", "time", "months", "week")


@admin.register(Federation)
class FederationAdmin(OrderedAdmin):
    own: ClassVar[str] = "promoters"
    list_display = ("name", "slug", "city", "style", "is_private")
    search_fields = ("name", "slug")
    fields = ("slug", "name", "short", "city", "style", "hue", "motto", "crest", "is_private", "promoters")
    readonly_fields = ("slug",)
    autocomplete_fields = ("promoters",)
    inlines = (SeriesInline,)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Who runs a federation is for superusers to say."""
        return [name for name in self.fields if name != "promoters" or user_of(request).is_superuser]

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        user = user_of(request)
        company = Federation.objects.select_related("timeline").get(pk=form.instance.pk)
        if changed := changed_fields(form):
            edits.change_federation(company=company, changed=changed, by=user)
        if "promoters" in form.changed_data:
            edits.entrust(company=company, promoters=list(form.cleaned_data["promoters"]), by=user)
        for gone in formsets[0].deleted_forms:
            edits.remove_series(series=_series(gone), by=user)
        for row in changed_forms(formsets[0]):
            if row.instance.pk is None:
                edits.add_series(company=company, fields=fields_of(row, without=("id", "federation")), by=user)
            else:
                edits.change_series(series=_series(row), changed=changed_fields(row), by=user)


def _series(form: Any) -> Series:
    return Series.objects.select_related("federation__timeline").get(pk=form.instance.pk)
