"""What is raised while something that every process needs does not answer: it says nothing against the work itself."""

from django.db import InterfaceError, OperationalError
from redis.exceptions import RedisError

DATABASE = (OperationalError, InterfaceError)
ANYTHING = (*DATABASE, RedisError)
