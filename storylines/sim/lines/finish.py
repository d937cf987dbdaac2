"""Frames for the end of a bout: how it ended, and what the result is."""

BOOK = """
= finish
pin | {by} has beaten {on}.
pin | That is three. {by} has done it.
pin | {by} pins {on}, and it counts.
pin | It is over. {by} keeps {on} down for three.
pin | {by} gets the three. {on} gets the lights.
pin | Three it is. {by} rolls off and lies there.
pin | {on} cannot kick out of that one. {by} has won.
pin after_finisher | {Finisher}, and three. There was nothing wrong with the plan.
pin after_finisher | {by} hit {finisher}, and nobody was getting up from it.
pin nears | After {near_n} near-falls, one that is not near. {by} has it.
pin hot | The whole hall counts to three, and {by} has won.
pin by_heel | {by} has three, and would like everyone quiet while it is announced.
pin loved | Three, and they get what they came for. {by} has won.
pin under | {by} has pinned {on}. Check it, if you like.
pin on_champ title | {by} has pinned the champion.
pin by_champ title | The champion puts {on} away.
pin late | It took {clock}. {by} has pinned {on}.
pin deep | {Clock} of it, and {by} is the one on top at the end.
pin quick | That was quick. {by} has pinned {on}.
roll_up | {by} has stolen it. Shoulders down, three, gone.
roll_up | Three, and {on} sits up to argue. {by} is already out of the ring.
roll_up | {by} caught {on} in a moment of thinking. Three.
roll_up | A cradle, a count, a shock. {by} wins.
roll_up | {on} was winning this. {by} has won it.
roll_up | From nowhere: {by} rolls {on} up for three.
roll_up by_heel | {by} has it, and is halfway up the aisle with it.
roll_up under | {by} needed one mistake and got it. Three.
roll_up on_champ title | The champion is caught. Three. {by} has done it.
submission | {on} gives it up.
submission | {on} taps. {by} has won.
submission | {on} holds out, and holds out, and does not. It is {by's}.
submission | There is the hand on the mat. {by} lets go, eventually.
submission | {by} makes {on} quit.
submission | {on} says yes to the referee's question. {by} wins it.
submission after_finisher | {Finisher}, and nowhere to go. {on} taps.
submission by_heel | {on} taps. {by} holds on for as long as the referee can stand it.
submission on_champ title | The champion gives up. Say it again, slowly.
submission late | After {clock}, {on} has no more no in {on.him}.
dq | The referee has seen enough and calls for the bell.
dq | The bell. {on} is thrown out of it, and {by} wins in the record, if not in health.
dq | Disqualified: {on}. The winner is {by}, lying down.
dq | That is a disqualification. {by} will get the credit for it and the bruises.
dq | The referee throws it out. {by} has it by the rules.
dq on_heel | {on} does not mind. {on} had made the point already.
dq by_champ title | By disqualification, so the {title} does not move, whatever else does.
dq on_champ title | {on} is disqualified, and walks out with the {title} all the same.
count_out | Ten. {on} is still out there.
count_out | Counted out: {on}. {by} hears it from inside the ring.
count_out | The referee reaches ten. {by} has won it by being in the right place.
count_out | {on} does not beat the count. It is {by's}.
count_out | Ten, and {on} has one knee on the apron. One is not enough.
count_out by_champ title | Counted out. The {title} goes home the way it came.
count_out on_champ title | {on} is counted out, and the {title} is safe. Ask whether that was the idea.
interference | {helper} has cost {on} the match.
interference | Three, though not by {by's} hand alone. {helper} made sure of it.
interference | {helper} got involved, {on} turned to look, and {by} did the rest.
interference | It goes down as {by's}. {helper} knows whose it is.
interference -helper | It took two to beat {on}. {by} gets the credit.
interference -helper | Somebody reached in, and {by} has won. The record will be brief about it.
interference -helper | {by} has it, with help that was not on the card.
time_limit | That is the time limit. Neither of them has it.
time_limit | The bell, for time. They look at it as if it had insulted them.
time_limit | Out of time. {a} and {b} have settled nothing, at length.
time_limit | The clock wins. It always turns up.
time_limit title | Time. The {title} stays, for lack of an argument.
time_limit hot | Time, and the whole hall asks for five minutes more.
double -why_count_out | Both of them are down for ten. Nobody has won.
double why_count_out | Ten. Neither of them made it back in.
double why_count_out | Both counted out. The ring has never been so empty.
double -why_count_out | They are both out of it. The bell is for the audience.
double | Neither answers the count. Call it a tie, and call for help.
double why_count_out | Both counted out, still holding on to each other, more or less.
double title | Both are out, and the {title} has nobody to go to but the one it came with.
double grudge | Ten for the two of them. They do not notice.
stoppage | The referee stops it. {on} cannot go on.
stoppage | The referee waves it off. {by} has won, and nobody is dancing.
stoppage | It is stopped. {on} says otherwise, but not clearly.
stoppage | The referee looks into {on's} eyes, finds nobody, and ends it.
stoppage by_face | It is stopped. {by} goes straight over to see to {on}.
stoppage by_heel | It is stopped. {by} asks if that is all.
no_contest | The referee gives up. No contest.
no_contest | It has stopped being a match. No contest.
no_contest | The bell rings and rings, and nobody listens. No contest.
no_contest | No contest. You cannot say there was no effort.
no_contest grudge | No contest, and no stopping. They need to be pulled apart.
no_contest title | No contest. The {title} looks on from the table.

= result
won -crowned | Your {winner?winner/winners}, in {time}: {winner.full}.
won -crowned | The {winner?winner is/winners are} {winner.full}.
won -crowned | {winner.full} {winner?wins it/win it} in {time}.
won -crowned | The hand that goes up is {winner's}. The time: {time}.
won -crowned | They raise the arm that counts: {winner.full}.
won -multi -crowned | {winner.full} {winner?beats/beat} {loser.full}, in {time}.
won -crowned | So it goes to {winner.full}, after {clock}.
won -crowned | Write down {winner.full}, and {time} next to it.
won -crowned | {winner} {winner?leaves with the win, and leaves/leave with the win, and leave} slowly.
won -multi -crowned | It ends with {winner} upright, more or less, and {loser} not.
won -crowned clean | One for {winner.full}. The time of the fall, {time}.
won -multi -crowned | {loser} will want that one again. {winner} will not.
won quick -crowned | {winner.full}, in {time}. There are people still finding their seats.
won late -crowned | {winner.full} {winner?wins it/win it}, in {time}, and nobody can call it easy.
won deep -crowned | {time} on the clock. {winner.full} {winner?has won/have won}, and could not do it again.
won hot -crowned | {winner.full}, and you can read that off the roof.
won winner_heel unloved -crowned | {winner.full} {winner?wins/win}. Address complaints to the promoter.
won winner_heel -crowned | {winner.full} {winner?has won and is/have won and are} not going to be gracious.
won winner_face loved -crowned clean | {winner.full} {winner?wins/win}, and {city} will sleep well.
won title crowned | {winner.full} {winner?has the/have the} {title}.
won title crowned | Read the new name out slowly: {winner.full}, for the {title}.
won title crowned hot | {winner.full}. The {title}. Try to hear anything else in here.
won title crowned deep | It took {clock}, and the {title} has changed hands. {winner.full}.
won title crowned winner_heel | The {title} goes to {winner.full}. Somebody will have to be told.
won title crowned winner_face loved | {winner.full}, with the {title}, and a good part of {city} in tears.
won title crowned quick | {time}. That is all it took to move the {title} to {winner.full}.
won title crowned | There is a new champion. {winner.full} {winner?takes/take} the {title}.
won title retained -crowned | {winner.full} {winner?keeps/keep} the {title}.
won title retained -crowned | Still the champion: {winner.full}, in {time}.
won title -unmoved -crowned -retained | {winner.full} {winner?wins/win}, with the {title} at stake.
won winner_lost_last -crowned | {loser} won the last time. {winner} {winner?has/have} an answer on the record now.
won winner_won_last -crowned | {winner} over {loser} again. It is getting to be a habit.
won grudge -crowned | {winner.full} {winner?wins/win}. It will not be the last of it, from the look of them.
won two_falls -crowned | {winner.full} {winner?takes/take} it on falls, in {time}.
-won | No winner. The time was {time}.
-won | It goes into the book without a winner.
-won | Nobody's hand goes up. {time}, and nothing settled.
-won -multi | {a.full} and {b.full}: a draw, of the kind that leaves work to be done.
-won | No decision, in {time}.
-won -multi | {a} and {b} leave it as they found it.
-won | The book will say nobody won, and the book was not hit that hard.
-won hot | No winner, and {city} lets everyone know what it thinks.
-won title | No winner, so no change. The {title} goes back whence it came.
-won grudge | No winner, which suits neither and ends nothing.
-won met -multi | Still not settled, between {a} and {b}.
won title unmoved | {winner.full} {winner?wins/win}, but not the {title}. It does not change hands this way.
won title unmoved | The win goes to {winner.full}. The {title} does not go with it.
won title unmoved | {winner.full} {winner?wins/win} in {time}, and the champion is still the champion.
won title unmoved | {winner.full} {winner?has/have} the win and would rather have had the {title}.
won tainted winner_heel -crowned | {winner.full} {winner?wins/win}. The record will not go into detail.
won tainted -crowned | {winner.full} {winner?wins/win}, in {time}, one way or another.
"""
