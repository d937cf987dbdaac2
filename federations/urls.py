"""Addresses of what is staged."""

from django.urls import path

from federations import desk_views, posters, views

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
    path("cities/<slug:slug>/", views.city, name="city"),
    # Posters, for whoever may see the page that they are of.
    path("posters/shows/<slug:slug>/<int:number>.png", posters.show, name="show_poster"),
    path("posters/matches/<int:pk>.png", posters.match, name="match_poster"),
    # The promoter's desk.
    path("desk/", desk_views.desks, name="desks"),
    path("desk/<slug:slug>/", desk_views.desk, name="desk"),
    path("desk/<slug:slug>/orders/", desk_views.order, name="order"),
    path("desk/<slug:slug>/shows/<int:number>/", desk_views.card, name="card"),
    path("desk/<slug:slug>/shows/<int:number>/orders/", desk_views.edit, name="edit"),
    path("championships/<slug:slug>/", views.championship, name="championship"),
]
