"""A person at the admin's desk: opens a form as the page shows it, changes some of it, saves."""

from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from llmfed.accounts.models import User

Fields = dict[str, list[str]]


class FormReader(HTMLParser):
    """What a browser would send of the first form whose id ends in _form."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self.inside = self.done = False
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        if tag == "form" and told.get("id", "").endswith("_form") and not self.done:
            self.inside = True
        if not self.inside or "disabled" in told:
            return
        name, value = told.get("name", ""), told.get("value", "")
        if tag == "input" and told.get("type") in {"checkbox", "radio"}:
            if "checked" in told:
                self.fields.setdefault(name, []).append(value or "on")
        elif tag == "input" and told.get("type") not in {"submit", "file"} and name:
            self.fields.setdefault(name, []).append(value)
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in told:
            self.fields.setdefault(self.select, []).append(value)
        elif tag == "textarea":
            self.area = name
            self.fields[name] = [""]

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            self.fields[self.area][0] = self.fields[self.area][0].removeprefix("\n")
            self.area = ""
        if tag == "form" and self.inside:
            self.inside, self.done = False, True


class Desk:
    """The admin as one person has it."""

    def __init__(self, user: User | None) -> None:
        self.user = user
        self.client = Client()
        if user is not None:
            self.client.force_login(user)

    def list(self, model: type[Model], query: str = "") -> HttpResponse:
        return self.client.get(f"{self.url(model, 'changelist')}?{query}")

    def open(self, row: Model) -> HttpResponse:
        return self.client.get(self.of(row))

    def fields(self, url: str) -> Fields:
        page = self.client.get(url)
        assert page.status_code == 200
        reader = FormReader()
        reader.feed(page.content.decode())
        return reader.fields

    def edit(self, row: Model, **changed: Any) -> HttpResponse:
        """Save a row's form with some fields changed."""
        return self.send(self.of(row), self.fields(self.of(row)), **changed)

    def add(self, model: type[Model], **filled: Any) -> HttpResponse:
        """Save a new row's form."""
        return self.send(self.url(model, "add"), self.fields(self.url(model, "add")), **filled)

    def send(self, url: str, fields: Fields, **changed: Any) -> HttpResponse:
        whole = {**fields, **{name.replace("___", "-"): value for name, value in changed.items()}, "_save": "Save"}
        return self.client.post(url, whole)

    def act(self, action: str, *rows: Model) -> HttpResponse:
        """Choose rows in a list and do something with them."""
        chosen = {"action": action, "_selected_action": [row.pk for row in rows], "index": "0"}
        return self.client.post(self.url(type(rows[0]), "changelist"), chosen, follow=True)

    def delete(self, row: Model) -> HttpResponse:
        return self.client.post(self.of(row, "delete"), {"post": "yes"}, follow=True)

    def url(self, model: type[Model], what: str, *args: Any) -> str:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}", args=args)

    def of(self, row: Model, what: str = "change") -> str:
        return self.url(type(row), what, row.pk)


def reason(answer: HttpResponse) -> str:
    """Why a form came back."""
    assert answer.status_code == 200, "the form was accepted"
    form = answer.context["adminform"].form  # type: ignore[attr-defined]
    inlines = [formset.formset for formset in answer.context["inline_admin_formsets"]]  # type: ignore[attr-defined]
    found = [text for errors in form.errors.values() for text in errors]
    found += [text for one in inlines for errors in one.errors for told in errors.values() for text in told]
    found += [text for one in inlines for text in one.non_form_errors()]
    return " ".join(found)


def said(answer: HttpResponse) -> str:
    """The messages on a page."""
    return " ".join(str(message) for message in answer.context["messages"])  # type: ignore[attr-defined]
