"""Accounts in the admin: superusers edit them, moderators see who is who. They belong to no timeline."""

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from llmfed.accounts.models import User

# Roles are flags of an account; rows of permissions would say the same in a second place.
admin.site.unregister(Group)
admin.site.unregister(EmailAddress)


if TYPE_CHECKING:
    _UserAdmin = DjangoUserAdmin[User]
else:
    _UserAdmin = DjangoUserAdmin


@admin.register(User)
class UserAdmin(_UserAdmin, ModelAdmin):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "is_active", "is_promoter", "is_moderator", "is_staff", "date_joined")
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
