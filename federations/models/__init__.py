"""What they stage: federations, contracts, championships, shows, cards, bouts and their results."""

from federations.models.belts import Championship, Reign, ReignQuerySet
from federations.models.bouts import Bout, BoutQuerySet, Promise, Result, ResultQuerySet, Side
from federations.models.cities import City, Stop
from federations.models.companies import (
    Contract,
    ContractQuerySet,
    Federation,
    FederationQuerySet,
    RealStyle,
    Series,
    sees_federation,
)
from federations.models.exhibitions import Exhibition
from federations.models.forfeits import Forfeit
from federations.models.honours import Award, AwardQuerySet, Deed, DeedQuerySet, Induction, InductionQuerySet
from federations.models.rankings import Place, Ranking, RankingQuerySet, Rating
from federations.models.shows import Segment, Show, ShowQuerySet
from federations.models.tournaments import Entrant, Tie, Tournament, TournamentQuerySet

__all__ = [
    "Award",
    "AwardQuerySet",
    "Bout",
    "BoutQuerySet",
    "Championship",
    "City",
    "Contract",
    "ContractQuerySet",
    "Deed",
    "DeedQuerySet",
    "Entrant",
    "Exhibition",
    "Federation",
    "FederationQuerySet",
    "Forfeit",
    "Place",
    "Induction",
    "InductionQuerySet",
    "Promise",
    "Ranking",
    "RankingQuerySet",
    "Rating",
    "RealStyle",
    "Reign",
    "ReignQuerySet",
    "Result",
    "ResultQuerySet",
    "Segment",
    "Series",
    "Show",
    "ShowQuerySet",
    "Side",
    "Stop",
    "Tie",
    "Tournament",
    "TournamentQuerySet",
    "sees_federation",
]
