"""The admin as a desk: what people may see and edit there, and every save as an order."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.admin import ModelAdmin, TabularInline

from llmfed.accounts.models import User
from llmfed.world.orders import Refused


def user_of(request: HttpRequest) -> User:
    """Who is at the desk; the site lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user


class DeskAdmin(ModelAdmin):  # type: ignore[misc]
    """Read-only. Superusers see all; promoters what `own` leads from to them; moderators what is meant for them."""

    own: ClassVar[str] = ""
    for_moderators: ClassVar[bool] = False
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows: models.QuerySet[Any] = super().get_queryset(request)
        user = user_of(request)
        if user.is_superuser or (user.is_moderator and self.for_moderators):
            return rows
        return rows.filter(**{self.own: user}) if self._promotes(user) else rows.none()

    def runs(self, request: HttpRequest, row: models.Model | None = None) -> bool:
        """Whether somebody may edit here at all, or this row."""
        user = user_of(request)
        if user.is_superuser:
            return True
        if row is None or row.pk is None:
            return self._promotes(user)
        return self._promotes(user) and self._owns(request, user, row.pk)

    def _owns(self, request: HttpRequest, user: User, pk: Any) -> bool:
        """Asked of the database once a row and request; a page asks it of every button."""
        known: dict[tuple[str, Any], bool] = request.__dict__.setdefault("owned_rows", {})
        key = (self.opts.label, pk)
        if key not in known:
            known[key] = self.model._default_manager.filter(pk=pk, **{self.own: user}).exists()
        return known[key]

    def _promotes(self, user: User) -> bool:
        return user.is_promoter and bool(self.own)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return (self.for_moderators and user_of(request).is_moderator) or self.runs(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def order_each(self, request: HttpRequest, rows: Iterable[Any], give: Callable[[Any], object], done: str) -> None:
        """Give an order for each of the rows, all or none; `done` says what has happened."""
        chosen = list(rows)
        try:
            with transaction.atomic():
                for row in chosen:
                    give(row)
        except Refused as refusal:
            self.message_user(request, f"Nothing was changed. {refusal}", messages.ERROR)
        else:
            self.message_user(request, done.format(count=len(chosen)), messages.SUCCESS)


class OrderedAdmin(DeskAdmin):
    """Nothing is saved here: a form becomes orders, and what an order refuses is an error of the form."""

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.runs(request, obj)

    def order(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        """Give the orders that a valid form asks for; a new row's key goes into `form.instance`."""
        raise NotImplementedError

    def remove(self, request: HttpRequest, row: Any) -> None:
        """Give the order that takes a row away."""
        raise NotImplementedError

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        _mind_what_was_shown(form)
        refusal = getattr(request, "refusal", None)
        return type(form.__name__, (_Refused, form), {"refusal": refusal}) if refusal else form

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Only what somebody may see can be chosen."""
        return super().formfield_for_foreignkey(db_field, request, **_within_sight(self, db_field, request, kwargs))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Wait for `save_related`: a form and its inlines are ordered together."""

    def save_related(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        self.order(request, form, formsets, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.remove(request, obj)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return super().construct_change_message(request, form, [], add)

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """What goes is for the order to decide."""
        rows = list(objs)
        return [str(row) for row in rows], {self.opts.verbose_name_plural: len(rows)}, set(), []

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            answer: HttpResponse = super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            # All that the form did is rolled back; the same form is shown again with the reason.
            request.refusal = str(refusal)  # type: ignore[attr-defined]
            answer = super().changeform_view(request, object_id, form_url, extra_context)
        return answer

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            answer: HttpResponse = super().delete_view(request, object_id, extra_context)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            answer = HttpResponseRedirect(reverse(name, args=[unquote(object_id)]))
        return answer


class DeskInline(TabularInline):  # type: ignore[misc]
    """Rows of a form: whoever may edit the form may edit them."""

    extra = 0
    show_title = False

    def _desk(self) -> Any:
        return self.admin_site.get_model_admin(self.parent_model)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        _mind_what_was_shown(formset.form)
        return formset

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **_within_sight(self, db_field, request, kwargs))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self._desk().has_view_permission(request, obj))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self._desk().has_change_permission(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class ReadOnlyInline(DeskInline):
    """Rows to look at."""

    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class _Refused(forms.BaseForm):
    """A form whose order was refused."""

    refusal: ClassVar[str]

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound:
            self.add_error(NON_FIELD_ERRORS, self.refusal)


def changed_fields(form: Any) -> dict[str, Any]:
    """The model's fields that somebody changed in a form, with their new values."""
    own = {field.name for field in form.instance._meta.fields}
    return {name: form.cleaned_data[name] for name in form.changed_data if name in own}


def fields_of(form: Any, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """All of the model's fields in a form, for a new row."""
    own = {field.name for field in form.instance._meta.fields} - set(without)
    return {name: value for name, value in form.cleaned_data.items() if name in own}


def changed_forms(formset: Any) -> Iterator[Any]:
    """The forms of an inline that somebody filled in or changed, without those to be removed."""
    gone = set(map(id, formset.deleted_forms)) if formset.can_delete else set()
    return (form for form in formset.forms if form.has_changed() and id(form) not in gone)


def _mind_what_was_shown(form: Any) -> None:
    """Compare with what the page showed: what a tick moved since then is not an edit of whoever saves."""
    for field in form.base_fields.values():
        field.show_hidden_initial = True


def _within_sight(
    desk: Any, field: "models.ForeignKey[Any, Any]", request: HttpRequest, kwargs: dict[str, Any]
) -> dict[str, Any]:
    if "queryset" not in kwargs and desk.admin_site.is_registered(field.related_model):
        kwargs["queryset"] = desk.admin_site.get_model_admin(field.related_model).get_queryset(request)
    return kwargs
