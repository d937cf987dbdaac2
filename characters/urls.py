"""Addresses of people."""

from django.urls import path

from characters import portraits, views

app_name = "characters"
urlpatterns = [
    path("characters/<slug:slug>/", views.character, name="character"),
    # For whoever may see the person.
    path("portraits/<slug:slug>.svg", portraits.portrait, name="portrait"),
    path("portraits/<slug:slug>.png", portraits.entrance, name="entrance"),
    # For staff.
    path("portraits/", portraits.contact_sheet, name="portraits"),
]
