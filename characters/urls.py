"""Addresses of people."""

from django.urls import path

from characters import views

app_name = "characters"
urlpatterns = [path("characters/<slug:slug>/", views.character, name="character")]
