"""Addresses of what fans do."""

from django.urls import path

from fandom import views

app_name = "fandom"
urlpatterns = [
    path("polls/<int:pk>/", views.poll, name="poll"),
    path("polls/<int:pk>/votes/", views.vote, name="vote"),
]
