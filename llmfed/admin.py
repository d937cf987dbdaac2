"""Dead letters in the admin: what failed, why, and what becomes of it."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.decorators import display

from llmfed import failures
from llmfed.world.models import Failure
from llmfed.world.ordered_admin import DeskAdmin, user_of


@admin.register(Failure)
class FailureAdmin(DeskAdmin):
    """For superusers alone: an error may tell of what has not aired."""

    list_display = ("work", "error", "attempts", "first_at", "last_at", "state")
    list_filter = (("again_at", admin.EmptyFieldListFilter), "task")
    list_select_related = ("timeline",)
    fields = (
        *("task", "arguments", "timeline", "tick", "attempts", "first_at", "last_at", "again_at"),
        *("error", "message", "traceback"),
    )
    ordering: ClassVar = ("-last_at",)
    actions = ("retry", "drop")

    @display(description="work")
    def work(self, row: Failure) -> str:
        return str(row)

    @display(description="state")
    def state(self, row: Failure) -> str:
        return "dead" if row.again_at is None else f"again at {row.again_at:%H:%M:%S}"

    @admin.action(description="Retry: from the first attempt, its timeline goes on", permissions=["view"])
    def retry(self, request: HttpRequest, rows: QuerySet[Failure]) -> None:
        user = user_of(request)
        done = "{count} to be tried again."
        self.order_each(request, rows.select_related("timeline"), lambda row: failures.retry(row, user), done)

    @admin.action(description="Drop: never mind, its timeline goes on at midnight", permissions=["view"])
    def drop(self, request: HttpRequest, rows: QuerySet[Failure]) -> None:
        user = user_of(request)
        done = "{count} dropped."
        self.order_each(request, rows.select_related("timeline"), lambda row: failures.drop(row, user), done)
