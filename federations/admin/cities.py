"""Cities in the admin: what their crowds think, for whoever goes there."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from federations import edits
from federations.models import City
from llmfed.world.ordered_admin import OrderedAdmin, changed_fields, user_of


@admin.register(City)
class CityAdmin(OrderedAdmin):
    own: ClassVar[str] = "federations__promoters"
    list_display = ("name", "country", "noise")
    search_fields = ("name", "slug")
    ordering = ("name",)
    fields = ("slug", "name", "country", "temper", "memory", "cheers", "boos", "noise")
    readonly_fields = ("slug", "name", "country")

    def get_queryset(self, request: HttpRequest) -> QuerySet[City]:
        """Once, though several of somebody's federations may go there."""
        return super().get_queryset(request).distinct()

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        if changed := changed_fields(form):
            edits.change_city(city=City.objects.get(pk=form.instance.pk), changed=changed, by=user_of(request))
