"""What a commentator's own lines may be about, ask for and fill in: the names of commentary's sections and flags."""

from storylines.sim.words import PRONOUNS


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SECTIONS = _words("""
    bell feel_out move control hope comeback cut_off double_down tag hot_tag hold rope_break escape brawl cheat
    referee_down signature finisher cover kick_out fall finish result segment.entrance segment.stakes segment.promo
    show.opened show.closed angle.attack ten back_up set_up climb pulled_down eliminated hung_on
    entry
""")
ROLES = _words("by on helper from out a b foe last all winner loser")
_OF_A_ROLE = _words("""
    face heel tweener powerhouse technician high_flyer brawler all_rounder submission worn fresh champ won_last
    lost_last
""")
_OF_THE_MOMENT = _words("""
    move named votes next until reason why roll_up cheat finisher again thrice often soft tap one two strike throw
    dive weapon hold lift high placed plural floored whip teams entrance_first entrance_last home_crowd stip no_dq
    cage ladder tables last_standing elimination iron referee battle_royal rumble handicap mixed two_left four_left
    last_in sold_out watched
""")
_OF_THE_BOUT = _words("""
    title met grudge multi at_once opening quick late deep hot quiet even loved unloved under fav level ahead
    two_falls near nears after_finisher after_signature referee_away fin_done pressing standing grounded corner ropes
    top outside craft_called_over colour_called_over craft_picked colour_picked craft_right craft_wrong colour_right
    colour_wrong
""")
_OF_AN_END = _words("""
    pin submission dq count_out interference time_limit double stoppage no_contest
    ten_count retrieval way_out table over_top most_falls screwjob roll_up won retained crowned unmoved
    tainted clean defended regained long
""")
_OF_PEOPLE = frozenset({*ROLES, *(f"{role}_{what}" for role in ROLES for what in _OF_A_ROLE)})
_FLAGS = _OF_THE_MOMENT | _OF_THE_BOUT | _OF_AN_END | _OF_PEOPLE
_FAMILIES = ("why_", "chant_", "topic_", "where_", "part")
_FORMS = frozenset({"", "'s", ".full", ".number", *(f".{pronoun}" for pronoun in PRONOUNS["x"])})
SLOTS = frozenset(f"{role}{form}" for role in ROLES for form in _FORMS) | _words("""
    city fed craft colour home finisher Finisher move Move named Named clock Clock time title show next n_sides N_sides
    COUNT count_n Count_n near_n Near_n times_n Times_n stipulation Stipulation attendance meeting_n meetings_times
    viewers left_n Left_n number_n Number_n reign_n reign_nth defences_n defences_count days why
""")


def is_flag(mark: str) -> bool:
    """Whether commentary knows a condition."""
    return mark in _FLAGS or mark.startswith(_FAMILIES)
