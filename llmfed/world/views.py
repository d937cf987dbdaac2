"""Catching up: what a page missed of its topic, over plain HTTP."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from llmfed.world import live, telling, volumes
from llmfed.world.alike import alike
from llmfed.world.models import Moment

# Told to those who missed too much: load the page anew.
RELOAD = 205


@never_cache
@require_safe
def catch_up(request: HttpRequest, kind: str, ident: str) -> HttpResponse:
    """A topic's frames after a number, as the socket would have sent them; 205 if there are too many to send."""
    door, topic = _heard(request, kind, ident)
    return _missed(door, topic, request.GET.get("after", ""))


@alike
@require_safe
def catch_up_to(request: HttpRequest, kind: str, ident: str, upto: int) -> HttpResponse:
    """The same for those who know that the topic has come as far as a number: one answer for all of them.

    What is made once it has is all that any of them misses, so that it may be shared (settings.SHARED); before it has
    there is nothing to share.
    """
    door, topic = _heard(request, kind, ident)
    if upto > live.tails([topic])[topic]:
        return HttpResponseBadRequest(f"{upto}: expected a number that this topic has come to")
    return _missed(door, topic, request.GET.get("after", ""))


def _heard(request: HttpRequest, kind: str, ident: str) -> tuple[live.Door, str]:
    """The door and the topic that somebody asks about; Http404 where there is none that they may hear."""
    door = live.doors().get(kind)
    topic = door.authorise(request.user, ident) if door else None
    if door is None or topic is None:
        raise Http404
    return door, topic


def _missed(door: live.Door, topic: str, after: str) -> HttpResponse:
    if not (after.isascii() and after.isdecimal()) or len(after) > 18:
        return HttpResponseBadRequest("after: expected the number of the last moment you have")
    missed = list(Moment.objects.on(topic).after(int(after))[: live.CATCH_UP + 1])
    # Whoever missed what lies in a volume by now was away for a week at least.
    if len(missed) > live.CATCH_UP or any(volumes.told(topic, after=int(after))):
        return HttpResponse(status=RELOAD)
    moments = telling.worded(missed)
    with telling.batch():
        frames = [{"no": moment.no, "content": live.shown(door, moment)} for moment in moments]
    return JsonResponse({"topic": topic, "after": int(after), "frames": frames})
