"""Frames for endings that could only be this one: by what it was done, from where, after how much."""

BOOK = """
= finisher
-soft -teams | {Named}. They know it in {town}; now {on} knows it here.
-soft | {Named}, and the sound of it reaches the back wall and comes home again.
-soft held | {Held} on top, and {by} cashes it: {named}.
-soft on_hurt | All that work on {on's} {on.hurt}, and here is what it was for: {named}.
-soft by_hurt | {by} hits {named}, and reaches for {by.his} own {by.hurt} on the way down.
-soft on_heavier | {kilos} the lighter, and {by} moves {on} all the same: {named}.
-soft by_heavier | {Named}, with {kilos} to spare behind it.
-soft on_slipped | {on} slipped it once. Not this one: {named}.
-soft by_stood | {by} got up from the worst that {on} has. Now the answer: {named}.
-soft several | {Near_n} near-falls in, {by} stops asking and says it: {named}.
-soft nears | Everything else has been tried. {Named}.
-soft met on_won_last last_known | {on} beat {by} at {last_event}. It is a long time to carry {named} about.
-soft met by_won_last last_known | {by} had {on} at {last_event}, and has just found the page: {named}.
-soft on_cheated | After all that {on} got away with: {named}. {by} puts the change on the counter.
-soft by_cheated | By fair means at last, or by fair enough: {named}.
-soft on_champ title | {Named}, and somebody at the timekeeper's table moves the {title} out of harm's way.
-soft main | The last big thing of the night is {by's}: {named}.
-soft by_powerhouse | {by} lifts {on} as if reading a label, then {named}.
-soft by_high_flyer | {by} was up there long enough for {on} to see it and not long enough to move: {named}.
-soft by_technician | Grip, hip, turn, {named}. {by} has put the commas in.
-soft by_brawler | {by} runs out of punches and finds {named}.
-soft home_crowd | {Named}, in front of everyone {by} went to school with.
tap on_hurt | {Named}, and it is {on's} {on.hurt} that {by} wants, as it has been from the start.
tap held | {Held} of leading {on} up to it, and there it is: {named}.
tap near | No more covers. {by} wants to hear it from {on} in person: {named}.
tap on_champ title | {by} has {named} on the champion. The {title} is on the table, trying not to look.
tap met last_known | {on} has had since {last_event} to think of a way out of {named}. Let us see it.
tap on_heavier | {kilos} of {on}, all of it caught in {named}.
tap by_technician | {by} takes the long way round an arm and arrives at {named}.
roll_up near | {by} has tried it the large way. Now the small one: {named}.
roll_up on_heavier | You cannot lift {kilos} more than you are. You can fold it: {named}.

= finish
pin -teams | Three. {town} has a winner: {by}.
pin -teams | {by} has pinned {on}. Somebody in {town} is waking the neighbours.
pin | Three, and {on} sits up a second late, like somebody who has slept past the stop.
pin | The hand comes down for the third time. {by} lets go of the leg only when told.
pin | That one counts. {by} over {on}.
pin | {on} has nothing left to lift it with. Three, to {by}.
pin | The referee points at {by} before {by} has found the ropes.
pin -after_finisher several | It was close {near_times}. This one is not close. {by}.
pin after_finisher met last_known | {on} has had since {last_event} to prepare for {finisher}. Three.
pin after_finisher -teams | {Finisher}, then the leg, then three. {by} does not believe in improvements.
pin after_finisher | Nobody lies that still for anything but {finisher}. Three.
pin after_finisher hot | {Finisher}, and {city} takes the count off the referee's hands. Three for {by}.
pin after_finisher held | {Held} at the wheel, {finisher} at the end of the road. {by} wins it.
pin after_finisher on_hurt | {on's} {on.hurt} went first, and {finisher} took the rest. Three.
pin after_finisher on_stood | {on} got up from {finisher} once. Once was the limit. {by} has it.
pin after_finisher by_stood | {by} survived {on.finisher}, and {on} did not survive {finisher}. That is the match.
pin after_finisher on_slipped | {on} slipped the first. {Finisher}, the second time of asking, and three.
pin on_hurt | {on} tries to bridge out of it, and the {on.hurt} says no. Three for {by}.
pin by_hurt | {by} wins it, and the first thing that goes up is not the arm; the {by.hurt} will not have it. Three.
pin on_heavier | {by} gives away {kilos}, and has pinned {on} under all of them.
pin by_heavier | {kilos} is a great deal to have lying on you for three seconds. {by} has it.
pin on_champ title | The champion's shoulders are down for three. {by} stays where {by} is, in case somebody changes the rule.
pin by_champ title | {on} came for the {title}, and has been shown the ceiling. {by} keeps the one; {on} may keep the other.
pin met on_won_last last_known | {last_event} was {on's}. This is {by's}: three, in the middle.
pin met by_won_last last_known | {by} won at {last_event}, and {by} wins here. {on} will have to think of somewhere else.
pin held | {Held} in charge, and at the end of it three. {by} wins by the pound.
pin under | The odds had {on}. The mat has {on} too. {by} wins it.
pin main | {by} has won the main event. The cleaners may take their time.
pin grudge | {by} holds {on} down for three, and then, from habit, for four.
pin on_cheated | {on} cut every corner there was, and {by} has just walked straight across. Three.
pin tainted by_cheated | Three for {by}, and the referee would like to know what everybody is shouting about.
pin nears | After {near_n} of them that were not, one that is. {on} does not argue. {on} does not anything.
pin by_powerhouse | {by} puts one hand on {on's} chest. It is enough hand. Three.
pin by_high_flyer | From up there to down here to three. {by} has won it.
pin by_technician | Shoulders, hips, hook, three: {by} leaves nothing undone.
pin by_brawler | {by} falls on top of what is left, and it is counted. Three.
submission on_hurt | It was going to be the {on.hurt}. It has been the {on.hurt} since the first bell. {on} gives it up.
submission after_finisher -teams | {Finisher}. {on} looks for {on.home} on the far side of the ropes, does not find it, and taps.
submission held | {Held} of it, and the hand comes down. {by} has made {on} quit.
submission met last_known | Not like {last_event}. {on} says it out loud this time, and {by} lets go.
submission on_heavier | {kilos} does not help you when it is one joint. {on} taps.
submission nears | {on} was pinned {near_times} for two and would not have it. This, {on} has to have.
submission on_champ title | The champion's hand is on the mat, open. Whoever holds the {title} now, it was not let go of lightly.
submission main | The main event ends with a hand on the mat, and it is {on's}.
submission | {on} says it so quietly that the referee has to ask again. It is over.
submission | {on} has one hand free, and there is only one thing to do with it. {by} has won.
submission | The ropes are a yard off. It might be {on.home} to {city}. {on} taps.
roll_up met on_won_last last_known | {on} won at {last_event}. {by} has just picked that pocket. Three.
roll_up on_heavier | {kilos} to give away, and {by} has folded it up and sat on it. Three.
roll_up several | {near_times} it was nearly enough, by force. By guile it takes three seconds. {by}.
roll_up nears | After all of that, a cradle. {by} has it, and {on} cannot look at anyone.
roll_up held | {Held} of {on} on top would have made a better story. {by} has the three.
roll_up main | A main event, and it ends between two blinks. {by} has rolled {on} up.
roll_up | Down, over, three. {on} is still explaining it to the referee.
dq | The referee has put up with it for as long as a referee can. The bell, and it is {on} who is out.
dq | That is what the rule is for. {on} is thrown out; {by} is on the floor, winning.
dq | {on} knows, and did it anyway. Disqualified.
dq | The bell goes for {on}, and not in a nice way. {by} has it on paper.
dq grudge | {on} would rather hurt {by} than beat {by.him}. Disqualified, and content.
dq main | The main event ends with a referee waving both arms. {on} is disqualified.
count_out | Ten, and the referee has run out of fingers for {on}.
count_out | {on} hears ten from the wrong side of the ropes. {by} takes it.
count_out | Nine was {on's} best offer. The referee had to decline. {by} wins by count.
count_out main | The main event is decided by arithmetic. {on} is counted out.
interference | {by} gets three. Half of it was {by's}.
interference helper | Put {helper} in the record as well, beside {by}. There ought to be a column.
interference helper | {on} had it won until {helper} came. {by} was glad of the visit.
interference helper | {helper} to {on}, {by} on top, the referee none the wiser. Three.
time_limit | The bell goes on its own account. {a} and {b} are both looking at the referee, and the referee at the clock.
time_limit | No more minutes. {a} was about to, {b} was about to. So they say.
double | Two down, ten counted, nothing decided. {a} and {b} will hear about it when they wake.
stoppage | {on} is still trying to get up. That is why the referee stops it.
stoppage | The referee crosses both arms. {by} has won it, and {on} will be told later.
stoppage on_hurt | The {on.hurt} is not where it should be, and the referee has seen it. It is stopped, for {by}.
no_contest | There is no calling this. The bell rings for the sake of form. No contest.
no_contest | The referee leaves it to them, and the book leaves it blank. No contest.
no_contest | It was a match for as long as anybody obeyed anything. No contest.
roll_up -teams | {on} blinks. {town} has a winner. Three, on a cradle.
roll_up | It is legal, it is sudden, it is three. {by} is gone before it can be looked into.
roll_up | {by} has won it with {on's} own weight. Three.
count_out -teams | {on} has all of {city} to stand in, and it is the wrong part. Ten. {by} has it.
count_out | The referee says ten as if it were nobody's fault. {by} has won.
count_out | One rope between {on} and the match, and it might be the sea. Ten.
interference | Three hands went into that, and only two of them were {by's}.
interference | It stands, because the only one who could say otherwise was looking away. {by}.
interference | {on} was beaten by the second one in. {by} was the first.
time_limit -teams | Time. It is as far from {a.home} to {b.home} as it was at the bell.
time_limit | They have used all of it. {a} has nothing to show for it but {b}, and {b} but {a}.
time_limit | Time, says the bell, over {a's} protest and then over {b's}.
time_limit -title | The limit. Nothing had to be given back, since nothing was taken.
double -why_count_out | {a} does not get up, {b} does not get up, and ten is ten.
double -why_count_out | The referee counts the pair of them out and looks around for somebody to help carry.
double -why_count_out | Both beaten, and not by each other. {a} and {b} are out of it.
double -why_count_out | There is a ten for {a} in that and a ten for {b}. It is over.
double | It ends with nobody's hand up, not {a's} and not {b's}.
double | They have finished {a} and they have finished {b}, and they did it to each other. No winner.
double why_count_out | {a} and {b} have gone on without a referee, and the referee has gone on to ten.
double why_count_out | Ten, for {a} at the rail and for {b} under {a.him}.
double why_count_out | Neither heard it. {a} and {b} are both out, and will be told.
double why_count_out | An empty ring and a count of ten in it. {a} and {b} have business elsewhere.
double why_count_out | {a} and {b} get as far as the apron, together, which is to say not at all. Ten.
stoppage | {by} steps back before the referee has to ask. It is stopped.
stoppage | One look is enough. The referee ends it, with {on} still saying no.
stoppage -teams | There will be no going on. {on} will see {on.home} before {on} sees a ring.
no_contest -teams | Officials from every door. {a} and {b} go through them toward each other. No contest.
no_contest | The bell is rung until the hammer bends. {a} and {b} have no further use for it. No contest.
no_contest | Nobody wins this. It is doubtful that anybody meant to. No contest.
no_contest | It is thrown out, with {a} and {b} still inside it. No contest.

= result
won -crowned -teams | {winner.full}, by way of {winner.home}, in {time}.
won -crowned -teams | {winner.full} {winner?wins/win}. {loser} has a long way back to {loser.home}.
won -crowned -teams | Put it down to {winner.finisher} or put it down to patience: {winner.full}, in {time}.
won -crowned nears | {Near_n} near-falls, {time}, and at the end of it {winner.full}.
won -crowned near | {winner.full}, {time}. It was closer than that will look.
won met winner_lost_last last_known -crowned | {last_event} is paid back. {winner.full}, in {time}.
won met winner_won_last last_known -crowned | {winner.full} won at {last_event} and {winner?wins/win} again. {loser} will hear of nothing else.
won met last_known -crowned | {winner.full}, {time}. It was {last_ago} that they did this last, and it will not be as long again.
won main -crowned | {winner.full} {winner?has/have} won the main event, in {time}. {city} can have its coats.
won main -crowned clean | The last word in {city} tonight is {winner.full}.
won main -crowned tainted | {winner.full} {winner?takes/take} the main event, and some of the cups from row one come after.
won grudge -crowned clean | {winner.full}, clean, in {time}, over somebody who will not be forgiven for it.
won title retained | {time}, and the {title} goes back over the shoulder it came on. {winner.full}.
won title retained several | {Near_times} the {title} might have gone. {winner.full} {winner?has/have} it still.
won title retained main | The night ends as it began, with {winner.full} and the {title}.
won title retained tainted | {winner.full} {winner?keeps/keep} the {title}, by whatever means came to hand.
won title crowned -teams | The {title} is going to {winner.home}. {winner.full} {winner?has/have} taken it, in {time}.
won title crowned several | {Near_n} near-falls for the {title}, then one more. It belongs to {winner.full}.
won title crowned main | {city} is the last to leave, and saw it: {winner.full}, with the {title}.
won title crowned grudge | Of all people to lose the {title} to. {winner.full}, in {time}.
won title crowned met last_known | It was not to be at {last_event}. It is to be now: {winner.full}, with the {title}.
won title unmoved -teams | {winner.full} {winner?gets/get} the win, and a look at the {title} on its way out.
won stip -crowned | Under {stipulation} rules, {winner.full}, in {time}.
won under -crowned | Nobody's money was on it. {winner.full}, {time}.
won on_hurt -crowned | {winner.full}, in {time}. Somebody is looking at {on's} {on.hurt}.
won on_heavier -crowned | {kilos} to the bad and the hand in the air: {winner.full}.
-won -teams | The record will say {a.home} nothing, {b.home} nothing. {time}.
-won met last_known | {last_event} settled it better than this. No winner, in {time}.
-won main | The main event has no winner. {city} does not go home so much as get left.
-won several | {Near_n} near-falls, and nobody fell far enough. {time}, no winner.
-won | Two names in the book, a line between them, and {time}.
-won | Nobody has won. {city} asks the referee about it, all together.
-won | Neither arm goes up. Neither was going to go very far. {time}.
-won | {time}, and the same question as before. No winner.
"""
