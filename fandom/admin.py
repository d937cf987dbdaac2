"""Polls in the admin: questions and answers. Who voted for what, and how many so far, is nobody's to see."""

from typing import ClassVar

from django.contrib import admin

from fandom.models import Poll
from llmfed.world.ordered_admin import DeskAdmin


@admin.register(Poll)
class PollAdmin(DeskAdmin):
    own: ClassVar[str] = "federation__promoters"
    list_display = ("question", "federation", "binding", "opened_at", "closes_at", "closed_at", "granted")
    list_select_related = ("federation",)
    list_filter = (("closed_at", admin.EmptyFieldListFilter), "binding")
    search_fields = ("question",)
    fields = (
        "federation",
        "bout",
        "question",
        "options",
        "binding",
        "opened_at",
        "closes_at",
        "closed_at",
        "tally",
        "granted",
        "reason",
    )
