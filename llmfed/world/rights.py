"""Who may do what has changed: every hub is told after the commit, so that sockets close at once.

What is told decides nothing: the hub asks again whoever is listening. A word that is lost is made good by the hub's own
round every fifteen seconds.
"""

import logging
from functools import partial

import redis
from django.conf import settings
from django.db import transaction

from llmfed.world import counting

log = logging.getLogger(__name__)

# In the place of a session: all are to be asked again.
EVERYBODY = ""


def channel() -> str:
    return f"{settings.VALKEY_PREFIX}:rights"


def ended(session: str) -> None:
    """Say that a session is over: whoever listens in its name does so no more."""
    transaction.on_commit(partial(_tell, session))


def changed() -> None:
    """Say that accounts or federations let in others than before."""
    transaction.on_commit(partial(_tell, EVERYBODY))


def _tell(session: str) -> None:
    try:
        with counting.valkey() as client:
            client.publish(channel(), session)
    except redis.RedisError as error:
        # Nobody's sign-out fails for it.
        log.warning("hubs learn of a change of rights at their next round: %s", error)
