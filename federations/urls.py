"""Addresses of what is staged."""

from django.urls import path

from federations import (
    desk_views,
    founding_views,
    importing_views,
    posters,
    ranking_views,
    record_views,
    sandbox_views,
    tournament_views,
    views,
    wall_views,
    whatif_views,
)

app_name = "federations"
urlpatterns = [
    # For members, each their own; before whatever else a desk has under a federation's name.
    path("desk/found/", founding_views.found, name="found"),
    path("desk/found/founded/", founding_views.founded, name="founded"),
    path("desk/found/<slug:step>/", founding_views.step, name="found_step"),
    path("desk/found/graduates/<str:key>.svg", founding_views.graduate, name="graduate"),
    # For whoever runs the federation.
    path("desk/<slug:slug>/import/", importing_views.roster, name="import"),
    path("desk/<slug:slug>/import/roster.csv", importing_views.table, name="table"),
    path("federations/", views.index, name="index"),
    path("federations/hues.css", views.hues, name="hues"),
    path("federations/<slug:slug>/", views.federation, name="federation"),
    path("federations/<slug:slug>/hue.css", views.hue, name="hue"),
    path("federations/<slug:slug>/rankings/", ranking_views.rankings, name="rankings"),
    path("federations/<slug:slug>/rankings/<slug:week>/", ranking_views.rankings, name="ranking"),
    path("federations/<slug:slug>/records/", record_views.of_federation, name="records"),
    path("records/", record_views.of_world, name="world_records"),
    path("head-to-head/<slug:one>/<slug:other>/", ranking_views.head_to_head, name="head_to_head"),
    path("federations/<slug:slug>/shows/<int:number>/", views.show, name="show"),
    path("federations/<slug:slug>/tournaments/", tournament_views.index, name="tournaments"),
    path("federations/<slug:slug>/tournaments/<int:number>/", tournament_views.tournament, name="tournament"),
    path("matches/<int:pk>/", views.match, name="match"),
    path("matches/<int:pk>/replay/", views.replay, name="replay"),
    path("matches/<int:pk>/replay/frames/", views.replay_frames, name="replay_frames"),
    path("cities/<slug:slug>/", views.city, name="city"),
    # Posters, for whoever may see the page that they are of.
    path("posters/shows/<slug:slug>/<int:number>.png", posters.show, name="show_poster"),
    path("posters/matches/<int:pk>.png", posters.match, name="match_poster"),
    path("awards/", wall_views.awards, name="awards"),
    path("awards/<int:year>/", wall_views.awards, name="awards_of"),
    path("hall/", wall_views.hall, name="hall"),
    path("championships/<slug:slug>/", views.championship, name="championship"),
    # The desk: what one may try without anything coming of it.
    path("desk/quick/", sandbox_views.quick, name="quick"),
    path("desk/<slug:slug>/shows/<int:number>/what-if/", whatif_views.what_if, name="what_if"),
    path("desk/<slug:slug>/shows/<int:number>/what-if/stop/", whatif_views.stop, name="what_if_stop"),
    path("desk/quick/<slug:key>/", sandbox_views.exhibition_any, name="exhibition_any"),
    path("desk/quick/<slug:key>/<slug:seed>/", sandbox_views.exhibition, name="exhibition"),
    path("desk/quick/<slug:key>/<slug:seed>/frames/", sandbox_views.exhibition_frames, name="exhibition_frames"),
    # The promoter's desk.
    path("desk/", desk_views.desks, name="desks"),
    path("desk/<slug:slug>/", desk_views.desk, name="desk"),
    path("desk/<slug:slug>/orders/", desk_views.order, name="order"),
    path("desk/<slug:slug>/shows/<int:number>/", desk_views.card, name="card"),
    path("desk/<slug:slug>/shows/<int:number>/orders/", desk_views.edit, name="edit"),
]
