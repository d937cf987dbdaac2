"""Addresses of what is staged."""

from django.urls import path

from federations import views

app_name = "federations"
urlpatterns = [
    path("federations/", views.index, name="index"),
    path("federations/hues.css", views.hues, name="hues"),
    path("federations/<slug:slug>/", views.federation, name="federation"),
    path("federations/<slug:slug>/hue.css", views.hue, name="hue"),
    path("federations/<slug:slug>/shows/<int:number>/", views.show, name="show"),
    path("matches/<int:pk>/", views.match, name="match"),
    path("matches/<int:pk>/replay/", views.replay, name="replay"),
    path("matches/<int:pk>/replay/frames/", views.replay_frames, name="replay_frames"),
    path("championships/<slug:slug>/", views.championship, name="championship"),
]
