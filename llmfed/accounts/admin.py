"""Accounts in the admin: superusers edit them, moderators see who is who. They belong to no timeline."""

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.decorators import action, display
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from llmfed.accounts import proof
from llmfed.accounts.models import User

# Roles are flags of an account; rows of permissions would say the same in a second place.
admin.site.unregister(Group)
admin.site.unregister(EmailAddress)
# Whoever reads the secret of an app can compute its codes.
admin.site.unregister(Authenticator)


if TYPE_CHECKING:
    _UserAdmin = DjangoUserAdmin[User]
else:
    _UserAdmin = DjangoUserAdmin


@admin.register(User)
class UserAdmin(_UserAdmin, ModelAdmin):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "is_active", "is_promoter", "is_moderator", "is_staff", "second_factor", "date_joined")
    actions = ("take_factor_away",)
    list_filter = ("is_active", "is_promoter", "is_moderator", "is_staff")
    search_fields = ("username",)
    filter_horizontal = ()
    show_full_result_count = False
    ordering = ("username",)
    roles = ("is_active", "is_staff", "is_promoter", "is_moderator", "is_superuser")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email", "time_zone")}),
        ("Roles", {"fields": roles}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if self._is_superuser(request):
            return super().get_fieldsets(request, obj)
        return ((None, {"fields": ("username", *self.roles, "date_joined")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        found = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        return super().get_queryset(request).annotate(has_factor=Exists(found))

    @display(description="second factor", boolean=True)
    def second_factor(self, user: User) -> bool:
        return bool(getattr(user, "has_factor", False))

    @action(description="Take the second factor away (their device is lost)", permissions=["change"])
    def take_factor_away(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Whoever lost their device and their codes sets up a new one; staff before they see the desk again."""
        for user in queryset:
            if proof.forget(user):
                self.log_change(request, user, "Took the second factor away.")
                messages.success(request, f"{user} has no second factor any more.")
            else:
                messages.info(request, f"{user} has no second factor.")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._is_superuser(request) or bool(getattr(request.user, "is_moderator", False))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._is_superuser(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._is_superuser(request)

    def _is_superuser(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_superuser", False))
