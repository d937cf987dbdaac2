"""Stories in the admin: feuds and the past are read there; what leads and commentators say is edited."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from characters.models import Commentator, Lead
from llmfed.world.ordered_admin import DeskAdmin, OrderedAdmin, changed_fields, user_of
from storylines import edits
from storylines.models import Feud, Past


@admin.register(Feud)
class FeudAdmin(DeskAdmin):
    own: ClassVar[str] = "timeline__federation__promoters"
    list_display = ("one", "other", "heat", "why", "timeline", "began_at", "settled_at")
    list_select_related = ("one", "other", "timeline")
    list_filter = (("settled_at", admin.EmptyFieldListFilter),)
    search_fields = ("one__name", "other__name")
    fields = ("timeline", "one", "other", "heat", "why", "began_at", "settled_at")


@admin.register(Past)
class PastAdmin(DeskAdmin):
    own: ClassVar[str] = "federation__promoters"
    list_display = ("on", "kind", "text", "federation")
    list_select_related = ("federation",)
    list_filter = ("kind",)
    search_fields = ("text", "people__name")
    ordering = ("-on", "pk")
    fields = ("on", "federation", "kind", "text", "people")


@admin.register(Lead)
class LeadAdmin(OrderedAdmin):
    own: ClassVar[str] = "character__home__federation__promoters"
    list_display = ("character", "lie", "never")
    list_select_related = ("character",)
    search_fields = ("character__name",)
    ordering = ("character__name",)
    fields = ("character", *edits.LEAD)
    readonly_fields = ("character",)

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        lead = Lead.objects.select_related("character__home").get(pk=form.instance.pk)
        if changed := changed_fields(form):
            edits.change_lead(lead=lead, changed=changed, by=user_of(request))


@admin.register(Commentator)
class CommentatorAdmin(OrderedAdmin):
    own: ClassVar[str] = "character__home__federation__promoters"
    list_display = ("character", "seat", "view")
    list_select_related = ("character",)
    search_fields = ("character__name",)
    ordering = ("character__name",)
    fields = ("character", "seat", *edits.COMMENTATOR)
    readonly_fields = ("character", "seat")

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        found = Commentator.objects.select_related("character__home").get(pk=form.instance.pk)
        if changed := changed_fields(form):
            edits.change_commentator(commentator=found, changed=changed, by=user_of(request))
