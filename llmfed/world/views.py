"""Catching up: what a page missed of its topic, over plain HTTP."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from llmfed.world import live, telling
from llmfed.world.models import Moment

# Told to those who missed too much: load the page anew.
RELOAD = 205


@never_cache
@require_safe
def catch_up(request: HttpRequest, kind: str, ident: str) -> HttpResponse:
    """The frames of a topic after a number as one fragment; 204 when there are none, 205 when there are too many."""
    door = live.doors().get(kind)
    topic = door.authorise(request.user, ident) if door else None
    if door is None or topic is None:
        raise Http404
    after = request.GET.get("after", "")
    if not after.isdecimal() or len(after) > 18:
        return HttpResponseBadRequest("after: expected the number of the last moment you have")
    missed = Moment.objects.on(topic).after(int(after)).select_related("timeline")[: live.CATCH_UP + 1]
    moments = telling.worded(list(missed))
    if len(moments) > live.CATCH_UP:
        return HttpResponse(status=RELOAD)
    if not moments:
        return HttpResponse(status=204)
    with telling.batch():
        content = "".join(door.render(moment) for moment in moments)
    return HttpResponse(content, headers={"LLMFed-Last": str(moments[-1].no)})
