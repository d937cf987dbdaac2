"""What is raised while something that every process needs does not answer: it says nothing against the work itself."""

from django.db import InterfaceError, OperationalError
from kombu.exceptions import OperationalError as NoQueue
from psycopg.errors import IdleInTransactionSessionTimeout
from redis.exceptions import RedisError

DATABASE = (OperationalError, InterfaceError)
VALKEY = (RedisError, NoQueue)


def database(error: BaseException) -> bool:
    """Whether it is gone, or has taken back what was begun by a process that stood still, which it calls internal."""
    return isinstance(error, DATABASE) or isinstance(error.__cause__, IdleInTransactionSessionTimeout)


def anything(error: BaseException) -> bool:
    """Whether the database or Valkey is."""
    return database(error) or isinstance(error, VALKEY)
