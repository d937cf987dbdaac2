"""Federations in the admin: the company and its calendar, its people and championships, its shows and cards."""

from federations.admin import cards, championships, companies, contracts

__all__ = ["cards", "championships", "companies", "contracts"]
