"""Who may come through which door: a row an address, a row a kind of live topic, a row a desk of the admin.

tests/pages/test_doors.py finds every door there is, and tries each of these rules at it. The subject of every address
is Ironbound's: `owned` ones are tried again when Ironbound is private, and then only those who see it come in.
"""

from dataclasses import dataclass
from itertools import chain

# One letter a role.
ROLES = {
    "A": "anonymous",
    "F": "fan",
    "M": "moderator",
    "P": "promoter of Ironbound",
    "R": "promoter of a rival",
    "S": "superuser",
}
EVERYBODY, MEMBERS, STAFF, NOBODY = "AFMPRS", "FMPRS", "MPRS", ""
# Whoever sees Ironbound when it is private.
INSIDERS = "MPS"

# What somebody is told: IN is any answer to what they asked, the rest say no.
IN, SIGN_IN, MISSING, FORBIDDEN, EMPTY, UNHEARD = "in", "sign in", "missing", "forbidden", "empty", "no such method"


@dataclass(frozen=True)
class Rule:
    """Who may GET an address and who may POST to it; `refused` is what the others are told."""

    address: str
    read: str = EVERYBODY
    write: str = NOBODY
    # The methods that are about something of Ironbound's.
    owned: tuple[str, ...] = ()
    refused: tuple[str, ...] = (SIGN_IN,)
    # What a well-meant POST sends, and whether it may end somebody's session.
    sends: str = ""
    ends: bool = False


def page(address: str) -> Rule:
    """A page of Ironbound's, which anyone may read who sees it."""
    return Rule(address, owned=("GET",))


def act(address: str) -> Rule:
    """What members do to something of Ironbound's."""
    return Rule(address, NOBODY, MEMBERS, owned=("GET", "POST"))


def form(address: str, read: str = EVERYBODY, ends: bool = False) -> Rule:
    """A page with a form, which whoever may read it may send."""
    return Rule(address, read, read, ends=ends)


PAGES = [
    Rule("/"),
    Rule("/federations/"),
    Rule("/federations/hues.css"),
    page("/federations/ironbound/"),
    page("/federations/ironbound/hue.css"),
    page("/federations/ironbound/shows/1/"),
    page("/matches/{match}/"),
    page("/matches/{told}/replay/"),
    page("/matches/{told}/replay/frames/"),
    page("/posters/matches/{match}.png"),
    page("/posters/shows/ironbound/1.png"),
    page("/championships/iron-crown/"),
    page("/federations/ironbound/tournaments/"),
    page("/federations/ironbound/tournaments/1/"),
    # A match in the sandbox is of people whom one sees; those of the house are Ironbound's.
    Rule("/desk/quick/", EVERYBODY, MEMBERS, sends="shape=1v1&who=vera-stahl&who=ines-okafor"),
    Rule("/desk/ironbound/shows/1/what-if/", "PS", "PS", refused=(SIGN_IN, MISSING)),
    Rule("/desk/ironbound/shows/1/what-if/stop/", NOBODY, "PS", refused=(SIGN_IN, MISSING)),
    page("/desk/quick/{exhibition}/"),
    page("/desk/quick/{exhibition}/00c0ffee/"),
    page("/desk/quick/{exhibition}/00c0ffee/frames/"),
    page("/federations/ironbound/rankings/"),
    page("/federations/ironbound/rankings/2031-01-06/"),
    page("/head-to-head/caspar-voss/vera-stahl/"),
    page("/federations/ironbound/records/"),
    Rule("/records/"),
    Rule("/cities/essen/"),
    Rule("/awards/"),
    page("/awards/2030/"),
    Rule("/hall/"),
    page("/characters/vera-stahl/"),
    page("/portraits/vera-stahl.svg"),
    page("/portraits/vera-stahl.png"),
    Rule("/portraits/", read=STAFF, refused=(MISSING,)),
    Rule("/control/", read="S", refused=(MISSING,)),
    Rule("/live/control/room/?after=0", read="S", refused=(MISSING,)),
    Rule("/healthz"),
    Rule("/readyz"),
    # Tests ask from this machine itself; who else may is tried in tests/health.
    Rule("/metrics"),
    page("/stories/ironbound/1/"),
    page("/polls/{poll}/"),
    act("/polls/{poll}/votes/"),
    page("/houses/{match}/"),
    act("/houses/{match}/cheers/"),
    Rule("/ratings/"),
    page("/ratings/{told}/"),
    act("/ratings/{told}/stars/"),
    Rule("/corner/", MEMBERS, MEMBERS, owned=("POST",), sends="character=vera-stahl"),
    Rule("/desk/found/", MEMBERS),
    Rule("/desk/found/name/", MEMBERS, MEMBERS),
    # Each their own: nobody has founded anything here.
    Rule("/desk/found/founded/", NOBODY, refused=(SIGN_IN, MISSING)),
    Rule("/desk/found/graduates/{graduate}.svg", MEMBERS),
    Rule("/desk/ironbound/import/", "PS", "PS", refused=(SIGN_IN, MISSING)),
    Rule("/desk/ironbound/import/roster.csv", "PS", refused=(SIGN_IN, MISSING)),
    Rule("/corner/leave/", NOBODY, MEMBERS),
    Rule("/corner/tonight/?page=character&of=vera-stahl", MEMBERS, owned=("GET",), refused=(EMPTY,)),
    Rule("/desk/", MEMBERS),
    Rule("/desk/ironbound/", "PS", refused=(SIGN_IN, MISSING)),
    Rule("/desk/ironbound/orders/", NOBODY, "PS", refused=(SIGN_IN, MISSING)),
    Rule("/desk/ironbound/shows/1/", "PS", refused=(SIGN_IN, MISSING)),
    Rule("/desk/ironbound/shows/1/orders/", NOBODY, "PS", refused=(SIGN_IN, MISSING)),
    page("/live/federation/ironbound/?after=999999"),
    page("/live/federation/ironbound/1/?after=999999"),
    Rule("/live/universe/all/?after=999999"),
]

ACCOUNTS = [
    form("/accounts/login/"),
    form("/accounts/logout/", ends=True),
    form("/accounts/signup/"),
    Rule("/accounts/inactive/"),
    form("/accounts/reauthenticate/", MEMBERS),
    form("/accounts/email/", MEMBERS),
    Rule("/accounts/confirm-email/"),
    # Whoever confirms another's address is signed out.
    form("/accounts/confirm-email/{confirmation}/", ends=True),
    form("/accounts/password/change/", MEMBERS),
    form("/accounts/password/set/", MEMBERS),
    form("/accounts/password/reset/"),
    Rule("/accounts/password/reset/done/"),
    form("/accounts/password/reset/key/{reset}/"),
    Rule("/accounts/password/reset/key/done/"),
    form("/accounts/login/code/confirm/"),
    # Half a sign-in has a page of its own; whoever has none is sent to the first half.
    form("/accounts/2fa/authenticate/"),
    Rule("/accounts/2fa/", MEMBERS),
    form("/accounts/2fa/reauthenticate/", MEMBERS),
    form("/accounts/2fa/totp/activate/", MEMBERS),
    # Of those who have set an app up, which here is the fan.
    Rule("/accounts/2fa/totp/deactivate/", "F", "F", refused=(SIGN_IN, MISSING)),
    form("/accounts/2fa/recovery-codes/generate/", MEMBERS),
    Rule("/accounts/2fa/recovery-codes/", "F", refused=(SIGN_IN, MISSING)),
    Rule("/accounts/2fa/recovery-codes/download/", "F", "F", refused=(SIGN_IN, MISSING)),
]

API = [
    Rule("/api/v1/"),
    Rule("/api/v1/schema/"),
    Rule("/api/v1/docs/"),
    Rule("/api/v1/federations/"),
    page("/api/v1/federations/ironbound/"),
    page("/api/v1/federations/ironbound/live-events/"),
    page("/api/v1/federations/ironbound/rankings/"),
    page("/api/v1/federations/ironbound/records/"),
    Rule("/api/v1/records/"),
    Rule("/api/v1/characters/"),
    page("/api/v1/characters/vera-stahl/"),
    page("/api/v1/characters/vera-stahl/stats/"),
    Rule("/api/v1/shows/"),
    page("/api/v1/shows/ironbound/1/"),
    page("/api/v1/bouts/{match}/"),
    page("/api/v1/bouts/{told}/ratings/"),
    Rule("/api/v1/tournaments/"),
    page("/api/v1/tournaments/ironbound/1/"),
    Rule("/api/v1/championships/"),
    page("/api/v1/championships/iron-crown/"),
    Rule("/api/v1/no-such-thing/", read=NOBODY, refused=(MISSING,)),
]

# Kinds of live topic, and one of each that is Ironbound's: whoever sees Ironbound may listen. To speak is for nobody.
TOPICS = {
    "universe": "all",
    "control": "room",
    "federation": "ironbound",
    "match": "{match}",
    "character": "vera-stahl",
}
# Of nobody's in particular, and everybody's even where Ironbound is private.
OPEN_TOPICS = {"universe"}
# And who may listen to what is not for every member of the staff.
STAFF_TOPICS = {"control": "S"}
# The last is every other address, where there is nothing to hear.
SOCKETS = ["ws/live/<slug:kind>/<slug:ident>/", ""]


@dataclass(frozen=True)
class Desk:
    """Who may do what with a kind of row in the admin; the row that is tried is Ironbound's."""

    list: str
    open: str
    add: str = NOBODY
    change: str = NOBODY
    delete: str = NOBODY


DESKS = {
    "accounts/user": Desk(list="MS", open="MS", add="S", change="S", delete="S"),
    "world/universe": Desk(list="S", open="S"),
    "world/timeline": Desk(list="PRS", open="PS"),
    "world/failure": Desk(list="S", open="S"),
    "world/order": Desk(list="S", open="S"),
    "world/moment": Desk(list="S", open="S"),
    "characters/character": Desk(list="MPRS", open="MPS", add="PRS", change="PS"),
    "characters/group": Desk(list="PRS", open="PS", add="PRS", change="PS", delete="PS"),
    "characters/lead": Desk(list="PRS", open="PS", change="PS"),
    "characters/commentator": Desk(list="PRS", open="PS", change="PS"),
    "federations/federation": Desk(list="PRS", open="PS", change="PS"),
    "federations/contract": Desk(list="PRS", open="PS", add="PRS", change="PS"),
    "federations/championship": Desk(list="PRS", open="PS", add="PRS", change="PS", delete="PS"),
    "federations/city": Desk(list="PRS", open="PS", change="PS"),
    # Cards are edited before their show begins; that of the house is on the air.
    "federations/show": Desk(list="PRS", open="PS"),
    "federations/bout": Desk(list="PRS", open="PS"),
    "storylines/feud": Desk(list="PRS", open="PS"),
    "storylines/past": Desk(list="PRS", open="PS"),
    "fandom/poll": Desk(list="PRS", open="PS"),
}

# The admin asks strangers to sign in, and says of a row that is not somebody's own that there is none.
REFUSED = (SIGN_IN, FORBIDDEN, MISSING)


def desk(address: str, read: str, write: str | None = None) -> Rule:
    """A page of the admin; a POST to one that has no form is taken for a GET."""
    return Rule(f"/admin/{address}", read, read if write is None else write, refused=REFUSED, ends=address == "logout/")


ADMIN = [
    desk("", STAFF),
    desk("login/", STAFF),
    desk("logout/", NOBODY, STAFF),
    desk("password_change/", STAFF),
    desk("password_change/done/", STAFF, NOBODY),
    desk("search/", STAFF),
    desk("autocomplete/?app_label=federations&model_name=side&field_name=character", STAFF, NOBODY),
    desk("jsi18n/", STAFF, NOBODY),
    desk("r/{type}/{character}/", STAFF),
    desk("accounts/user/{user}/password/", "S"),
    desk("characters/character/import/", "PRS"),
    desk("characters/character/process_import/", NOBODY, "PRS"),
    desk("characters/character/export/", "PRS"),
    desk("federations/", "PRS"),
    desk("no-such-thing/", NOBODY),
]


def of_desk(kind: str) -> list[Rule]:
    """The pages that every desk has."""
    may, row = DESKS[kind], f"{kind}/{{{kind.partition('/')[2]}}}"
    return [
        desk(f"{kind}/", may.list),
        desk(f"{kind}/add/", may.add),
        desk(f"{row}/change/", may.open, may.change),
        desk(f"{row}/history/", may.open),
        desk(f"{row}/delete/", may.delete),
        desk(f"{row}/", STAFF),
    ]


RULES = [*PAGES, *ACCOUNTS, *API, *ADMIN, *chain.from_iterable(map(of_desk, DESKS))]
