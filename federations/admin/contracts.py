"""Who works where: hired, kept, released."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from characters.edits import free_agents
from federations import edits
from federations.models import Contract
from llmfed.world import clock
from llmfed.world.ordered_admin import OrderedAdmin, user_of


@admin.register(Contract)
class ContractAdmin(OrderedAdmin):
    """Records and momentum are earned; only the end of a contract is anybody's to set."""

    own: ClassVar[str] = "federation__promoters"
    list_display = ("character", "role", "federation", "until", "record", "ended_at")
    list_select_related = ("character", "federation")
    list_filter = (
        ("ended_at", admin.EmptyFieldListFilter),
        ("federation", admin.RelatedOnlyFieldListFilter),
        "character__role",
    )
    search_fields = ("character__name", "character__slug")
    autocomplete_fields = ("character",)
    actions = ("release",)

    @admin.display(ordering="character__role")
    def role(self, row: Contract) -> str:
        return row.character.get_role_display()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ("federation", "character")
        return ("federation", "character", "began_at", "until", "ended_at", "record", "momentum", "last_bout_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return tuple(name for name in self.get_fields(request, obj) if name != "until") if obj else ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.runs(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return (obj is None or obj.ended_at is None) and super().has_change_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "character":
            kwargs["queryset"] = free_agents()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        user = user_of(request)
        if not change:
            told = form.cleaned_data
            edits.hire(company=told["federation"], character=told["character"], by=user)
        elif "until" in form.changed_data:
            found = Contract.objects.select_related("character", "federation__timeline")
            contract = found.get(pk=form.instance.pk)
            edits.change_contract(contract=contract, until=form.cleaned_data["until"], by=user, now=clock.now())

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The contract is signed by a tick; until then there is only the order."""

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        text = f"{obj.character} has been sent for: the market's next tick answers, and a day later they sign."
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:federations_contract_changelist"))

    @admin.action(description="Release with the next tick", permissions=["change"])
    def release(self, request: HttpRequest, rows: QuerySet[Contract]) -> None:
        user = user_of(request)
        self.order_each(
            request,
            rows.filter(ended_at=None).select_related("character", "federation__timeline"),
            lambda contract: edits.release(contract=contract, by=user),
            "{count} to be released with the next tick.",
        )
