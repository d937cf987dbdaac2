"""Every address of the API, version 1."""

from typing import Any

from django.urls import path, re_path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from fandom.api import BoutRatings
from federations.api import Championships, Federations
from federations.characters_api import Characters
from federations.rankings_api import Rankings
from federations.records_api import Records
from federations.shows_api import Bouts, Shows
from federations.tournaments_api import Tournaments
from llmfed.world.api import Missing

# The package's own page has an inline style, which the content security policy refuses.
DOCS = "api/docs.html"
LIST: dict[str, Any] = {"get": "list"}
ONE: dict[str, Any] = {"get": "retrieve"}

app_name = "api"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api:docs", http_method_names=["get", "head"]), name="index"),
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name=DOCS), name="docs"),
    path("federations/", Federations.as_view(LIST), name="federation-list"),
    path("federations/<slug:slug>/", Federations.as_view(ONE), name="federation-detail"),
    path(
        "federations/<slug:slug>/live-events/",
        Federations.as_view({"get": "live_events"}),
        name="federation-live-events",
    ),
    path("federations/<slug:slug>/rankings/", Rankings.as_view(ONE), name="federation-rankings"),
    path("federations/<slug:slug>/records/", Records.as_view(ONE), name="federation-records"),
    path("records/", Records.as_view(LIST), name="records"),
    path("characters/", Characters.as_view(LIST), name="character-list"),
    path("characters/<slug:slug>/", Characters.as_view(ONE), name="character-detail"),
    path("characters/<slug:slug>/stats/", Characters.as_view({"get": "stats"}), name="character-stats"),
    path("shows/", Shows.as_view(LIST), name="show-list"),
    path("shows/<slug:federation>/<int:number>/", Shows.as_view(ONE), name="show-detail"),
    path("bouts/<int:id>/", Bouts.as_view(ONE), name="bout-detail"),
    path("bouts/<int:id>/ratings/", BoutRatings.as_view(ONE), name="bout-ratings"),
    path("tournaments/", Tournaments.as_view(LIST), name="tournament-list"),
    path("tournaments/<slug:federation>/<int:number>/", Tournaments.as_view(ONE), name="tournament-detail"),
    path("championships/", Championships.as_view(LIST), name="championship-list"),
    path("championships/<slug:slug>/", Championships.as_view(ONE), name="championship-detail"),
    # Only with the closing slash, so that addresses without one are still sent to those with it.
    re_path(r"^[\s\S]*/$", Missing.as_view()),
]
