"""How a match ended, in the words of a result."""

from federations.sim.kinds import Finish

FINISHES = {
    Finish.PIN: "by pin",
    Finish.ROLL_UP: "by roll-up",
    Finish.SUBMISSION: "by submission",
    Finish.DQ: "by disqualification",
    Finish.COUNT_OUT: "by count-out",
    Finish.INTERFERENCE: "after interference",
    Finish.TIME_LIMIT: "time limit",
    Finish.DOUBLE: "double count-out",
    Finish.STOPPAGE: "stopped by the referee",
    Finish.NO_CONTEST: "no contest",
    Finish.WAY_OUT: "out of the cage",
    Finish.TEN_COUNT: "by a count of ten",
    Finish.RETRIEVAL: "up the ladder",
    Finish.TABLE: "through a table",
    Finish.OVER_TOP: "over the top rope",
    Finish.MOST_FALLS: "on falls",
    Finish.SCREWJOB: "by a fast count",
}
