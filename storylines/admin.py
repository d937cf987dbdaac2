"""Feuds in the admin: stories are told by ticks, the desk only reads them."""

from typing import ClassVar

from django.contrib import admin

from llmfed.world.ordered_admin import DeskAdmin
from storylines.models import Feud


@admin.register(Feud)
class FeudAdmin(DeskAdmin):
    own: ClassVar[str] = "timeline__federation__promoters"
    list_display = ("one", "other", "heat", "why", "timeline", "began_at", "settled_at")
    list_select_related = ("one", "other", "timeline")
    list_filter = (("settled_at", admin.EmptyFieldListFilter),)
    search_fields = ("one__name", "other__name")
    fields = ("timeline", "one", "other", "heat", "why", "began_at", "settled_at")
