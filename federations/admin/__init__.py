"""Federations in the admin: company and calendar, people and championships, cities, shows and cards."""

from federations.admin import cards, championships, cities, companies, contracts

__all__ = ["cards", "championships", "cities", "companies", "contracts"]
