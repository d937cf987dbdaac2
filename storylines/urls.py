"""Addresses of stories."""

from django.urls import path

from storylines import views

app_name = "storylines"
urlpatterns = [path("stories/<slug:slug>/<int:number>/", views.arc, name="arc")]
