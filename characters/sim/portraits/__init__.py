"""Portraits: people drawn from data, as flat facets under one light."""

from characters.sim.portraits.body import Body
from characters.sim.portraits.drawing import portrait
from characters.sim.portraits.look import Look
from characters.sim.portraits.suiting import look_of

__all__ = ["Body", "Look", "look_of", "portrait"]
