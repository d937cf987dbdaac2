"""The kernel in the admin: to look at, and never what has not aired."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.decorators import display
from unfold.paginator import InfinitePaginator

from llmfed.world import pausing
from llmfed.world.models import Moment, Order, Timeline, Universe
from llmfed.world.ordered_admin import DeskAdmin, user_of


@admin.register(Universe)
class UniverseAdmin(DeskAdmin):
    list_display = ("name", "pace", "began_at", "world_at", "last_no")
    fields = ("name", "pace", "rate", "began_at", "world_at", "last_no", "archived_no", "archived_at")


@admin.register(Timeline)
class TimelineAdmin(DeskAdmin):
    """On the air the next tick falls on a final bell, so that its time is nobody's business."""

    own: ClassVar[str] = "federation__promoters"
    list_display = ("slug", "kind", "tick", "on_air", "paused", "paused_because", "next_tick_at")
    list_filter = ("paused",)
    fields = (*list_display, "dark_since")
    readonly_fields = fields
    search_fields = ("slug",)
    actions = ("pause", "resume")

    @display(description="next tick (world time)")
    def next_tick_at(self, row: Timeline) -> str:
        return "at the final bell" if row.on_air else f"{row.due_at:%Y-%m-%d %H:%M}"

    @admin.action(description="Pause: stand still from the next tick on", permissions=["view"])
    def pause(self, request: HttpRequest, rows: QuerySet[Timeline]) -> None:
        user = user_of(request)
        self.order_each(request, rows, lambda row: pausing.pause(timeline=row, by=user), "{count} paused.")

    @admin.action(description="Resume: go on, dark for the days that were missed", permissions=["view"])
    def resume(self, request: HttpRequest, rows: QuerySet[Timeline]) -> None:
        user = user_of(request)
        self.order_each(request, rows, lambda row: pausing.resume(timeline=row, by=user), "{count} resumed.")


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
