"""Catching up: what a page missed of its topic, over plain HTTP."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from llmfed.world import live, telling, volumes
from llmfed.world.models import Moment

# Told to those who missed too much: load the page anew.
RELOAD = 205


@never_cache
@require_safe
def catch_up(request: HttpRequest, kind: str, ident: str) -> HttpResponse:
    """A topic's frames after a number, as the socket would have sent them; 205 if there are too many to send."""
    door = live.doors().get(kind)
    topic = door.authorise(request.user, ident) if door else None
    if door is None or topic is None:
        raise Http404
    after = request.GET.get("after", "")
    if not (after.isascii() and after.isdecimal()) or len(after) > 18:
        return HttpResponseBadRequest("after: expected the number of the last moment you have")
    missed = Moment.objects.on(topic).after(int(after))[: live.CATCH_UP + 1]
    moments = telling.worded(list(missed))
    # Whoever missed what lies in a volume by now was away for a week at least.
    if len(moments) > live.CATCH_UP or any(volumes.told(topic, after=int(after))):
        return HttpResponse(status=RELOAD)
    with telling.batch():
        frames = [{"no": moment.no, "content": live.shown(door, moment)} for moment in moments]
    return JsonResponse({"topic": topic, "after": int(after), "frames": frames})
