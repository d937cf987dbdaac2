"""The kernel in the admin: to look at, and never what has not aired."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.decorators import display
from unfold.paginator import InfinitePaginator

from llmfed.world.models import Moment, Order, Timeline, Universe
from llmfed.world.ordered_admin import DeskAdmin


@admin.register(Universe)
class UniverseAdmin(DeskAdmin):
    list_display = ("name", "pace", "began_at", "world_at", "last_no")
    fields = ("name", "pace", "rate", "began_at", "world_at", "last_no")


@admin.register(Timeline)
class TimelineAdmin(DeskAdmin):
    """On the air the next tick falls on a final bell, so that its time is nobody's business."""

    own: ClassVar[str] = "federation__promoters"
    list_display = ("slug", "kind", "tick", "on_air", "paused", "next_tick_at")
    fields = list_display
    readonly_fields = list_display
    search_fields = ("slug",)

    @display(description="next tick (world time)")
    def next_tick_at(self, row: Timeline) -> str:
        return "at the final bell" if row.on_air else f"{row.due_at:%Y-%m-%d %H:%M}"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_superuser", False))

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return bool(getattr(request.user, "is_superuser", False))


@admin.register(Order)
class OrderAdmin(DeskAdmin):
    list_display = ("timeline", "number", "kind", "tick", "taken", "by", "given_at")
    list_select_related = ("timeline", "by")
    list_filter = ("taken",)
    search_fields = ("kind",)
    fields = ("timeline", "number", "kind", "facts", "tick", "taken", "by", "given_at")
    paginator = InfinitePaginator


@admin.register(Moment)
class MomentAdmin(DeskAdmin):
    list_display = ("no", "timeline", "kind", "airs_at")
    list_select_related = ("timeline",)
    search_fields = ("kind",)
    fields = ("no", "timeline", "tick", "kind", "facts", "airs_at", "words")
    ordering = ("-no",)
    paginator = InfinitePaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[Moment]:
        return super().get_queryset(request).exclude(no=None)
