"""Every address of the site, and who may use it: see docs/tour.md."""

from django.contrib import admin
from django.urls import include, path

from federations.views import home
from llmfed import control, probes
from llmfed.world.views import catch_up, catch_up_to

handler500 = "llmfed.mishaps.server_error"
urlpatterns = [
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
    path("metrics", probes.metrics, name="metrics"),
    path("", home, name="home"),
    path("", include("federations.urls")),
    path("", include("characters.urls")),
    path("", include("storylines.urls")),
    path("", include("fandom.urls")),
    path("live/<slug:kind>/<slug:ident>/", catch_up, name="catch_up"),
    path("live/<slug:kind>/<slug:ident>/<int:upto>/", catch_up_to, name="catch_up_to"),
    path("control/", control.room, name="control"),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("llmfed.api_urls")),
    path("admin/", admin.site.urls),
]

# Asked for by allauth, whose limits are its own.
handler429 = "llmfed.world.limits.too_many"
