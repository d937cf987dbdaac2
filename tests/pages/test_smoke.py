from datetime import timedelta
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from llmfed import headless
from llmfed.world import airing, clock
from llmfed.world.models import Universe, Timeline, Moment
from federations.models import *
from characters.models import Character
from fandom.models import Poll
from tests import cast

def stand(at):
    Universe.objects.update(world_at=at, world_until=at, rate=0)

def urls():
    out=["/","/federations/","/federations/ironbound/","/federations/hues.css"]
    out+=[s.get_absolute_url() for s in Show.objects.select_related("federation")[:4]]
    out+=[b.get_absolute_url() for b in Bout.objects.order_by("-pk")[:6]]
    out+=[c.get_absolute_url() for c in Character.objects.all()[:4]]
    out+=["/championships/iron-crown/"]+[p.get_absolute_url() for p in Poll.objects.all()]
    return out

def test_smoke(ironbound, client, settings):
    settings.PANELS={**settings.PANELS,"character":["federations.panels.work_of","storylines.panels.feuds_of"]}
    for at in [cast.BEGAN, cast.BEGAN+timedelta(hours=1), cast.BEGAN+timedelta(days=9)]:
        headless.advance(until=at+timedelta(seconds=1)) if at!=cast.BEGAN else None
        stand(at); airing.release_history(at)
        for u in urls():
            with CaptureQueriesContext(connection) as c:
                import time; t=time.perf_counter(); r=client.get(u); d=time.perf_counter()-t
            print(at, u, r.status_code, len(c), len(r.content), f"{d*1000:.1f} ms")
            assert r.status_code==200, u
            if len(c)>8 : print([q["sql"][:150] for q in c.captured_queries])
