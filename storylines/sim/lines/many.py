"""Frames for matches of many, of odd numbers and of many falls: who goes, who hangs on, who is left."""

BOOK = """
= segment.stakes
battle_royal | {N_sides} go in, and out is over the top and both feet on the floor. The last one left has won.
battle_royal | Everybody at once, next: {n_sides} of them, one ring, and only the way over the rope.
battle_royal reason | {N_sides} at a time. {Reason}.
battle_royal shot | {N_sides} in the ring, and whoever is left in it has a match for the {prize}.
rumble | Two begin, and the others come in one by one, until {n_sides} have been in there. Over the top is out.
rumble | {N_sides} numbers have been drawn. One and two are in the ring; the rest are behind that curtain, listening.
rumble shot | {N_sides} come in, one after the other, and the last of them has a match for the {prize}.
elimination multi | {N_sides} of them, and a fall only sends one to the back. It ends when one is left.
elimination multi | Nobody wins this by being first. {N_sides} go in; one stays in.
elimination -multi | {a} against {b}, and it goes on until one of the sides has nobody left.
elimination -multi | Whoever is beaten leaves, and the rest go on. {a} against {b}, to the last of them.
iron -multi | As many falls as they can in the time. {a}, {b}, and a clock with no pity.
iron -multi | It does not end with a pin. It ends when the clock does: {a} against {b}.
iron title -multi | For the {title}, and for as long as the clock says. Most falls has it: {a} or {b}.
iron grudge -multi | One fall would not do for {a} and {b}. They have been given a clock and told to fill it.
referee helper -multi | There is no ordinary referee for {a} and {b} tonight. There is {helper}.
referee helper -multi | {helper} counts tonight, for {a} and for {b}. We shall see how fast.
referee helper grudge -multi | {a} and {b} could agree on nothing but that somebody must count. It is {helper}.
handicap -multi | One against more than one: {a}, {b}, and arithmetic.
handicap -multi | {a} against {b}. You have counted correctly.
mixed -multi | Mixed sides, and like meets like: {a} and {b}.

= eliminated
over_top | Over goes {on}. Both feet on the floor.
over_top | {by} has put {on} out.
over_top | {on} is out, by way of {by} and the top rope.
over_top | {by} tips {on} over, and the floor does the rest.
over_top | That is {on} gone.
over_top | {on} was looking the other way. {by} was not.
over_top | {by} lifts, {on} goes, and a referee points at the aisle.
over_top | {on} held the rope with one hand. {by} saw to the hand.
over_top | Out, {on}. {Left_n} left.
over_top | {by} throws {on} out, and turns round to see who is behind.
over_top | {on} lands on both feet, which is the trouble with landing.
over_top hot | {by} heaves {on} over, and the floor is the quietest thing in here.
over_top loved | {on} is out, and they thank {by} for it.
over_top unloved | {on} is out. They were fond of {on}. They tell {by}.
over_top by_heavier | {by} simply walks {on} over the rope.
over_top on_heavier | {kilos} more of {on} than of {by}, and all of it over the rope. Do not ask how.
over_top on_champ | The champion is out. {by} has put out the champion.
over_top quick | Out already: {on} has hardly been in.
over_top on_fresh | {on} is out, and has not yet broken a sweat.
over_top two_left | {on} is out, and that leaves two.
over_top two_left | That was {on}. Two left, and a great deal of room.
over_top four_left | {on} goes, and four are left to look at each other.
over_top by_heel on_face | {by} waits behind {on} for it, and waits well. {on} is out.
over_top often | That is another one out by {by}.
-over_top pin | Three. {on} has to leave, and the rest go on.
-over_top pin | {by} has pinned {on}. {on} is out of it.
-over_top pin | {on} is beaten and takes the aisle. {Left_n} left.
-over_top pin | One, two, three, and {on} is sent to the back.
-over_top pin after_finisher | {Finisher}, three, and {on} is out of it.
-over_top roll_up | {by} rolls {on} up, and {on} is out before {on.he} has understood it.
-over_top submission | {on} gives up, and goes.
-over_top submission | {on} taps for {by}, and is helped to the floor. {Left_n} left.
-over_top dq | The referee has seen enough of {on}, and sends {on.him} out.
-over_top count_out | {on} is counted out, and so out of it.
-over_top two_left | {on} is out, and now it is one against one.
-over_top two_left | That leaves two. {on} is not one of them.
-over_top hot | {on} is beaten, and you would think it was the end. It is not.
-over_top on_champ title | The champion is out of it. The {title} goes to one of the rest.
-over_top two_left on_champ title | The champion is out, so there is a new one tonight.

= eliminated @craft
over_top | Both feet on the floor. That is all the rule says.
over_top by_heavier | Low centre, good grip. You lift with the legs.
over_top quick | Never turn your back in the first minute of one of these.
-over_top | And whoever is next comes in fresh. That is the cruel part.
two_left | Two left. Now it is wrestling again.

= eliminated @colour
over_top | It is a long way down when you were not planning to go.
over_top by_heel | Clever. You let the others get tired of each other.
over_top on_heel | I should like to see that from another angle. I think a foot stayed up.
-over_top | One fewer to be polite to.
two_left | Alone at last.

= entry
| Number {number_n}: {by}.
| {by} is number {number_n}, and in no hurry to get in there. Now in.
| The next is {by}.
| Number {number_n} is {by}, who goes under the bottom rope and straight at the nearest.
| Here is {by}, and everybody in that ring has turned round.
| The curtain moves. It is {by}, number {number_n}.
| {by} comes down at a run.
by_heel | {by} walks round the ring once before getting in. The count is at nobody.
by_heel | Number {number_n}, {by}, who waits on the floor until two of them are busy with each other.
by_face | {by}, and the hall knew it before the curtain did.
by_champ | A champion in this: {by}, number {number_n}.
by_powerhouse | {by} steps over the rope. It is the only time anybody will go over it today on purpose.
by_high_flyer | {by} takes the ropes as a staircase, and lands on whoever is under them.
hot | They were on their feet already. {by} does not let them sit down.
loved | {by's} number is up, and they have been waiting for it.
unloved | Number {number_n}, says the house, and then it sees that it is {by}.
home_crowd | {by}, number {number_n}, in front of everybody who taught {by.him} anything.
late | {Clock} gone, and {by} has yet to break a sweat. Number {number_n}.
last_in | That is the last of them: {by}. Nobody else is coming.
last_in | {by} drew the last number, and has known it all evening.

= entry @craft
| Fresh legs. That is worth more in here than a good headlock.
by_heel | Wait, pick, strike. I cannot fault it.
quick | An early number. You have to sleep in there, leaning on somebody.
last_in | Last in. The rest of them have been paying for that for a quarter of an hour.

= entry @colour
| Somebody find out who drew these numbers.
by_heel | Now it gets intelligent in there.
by_face | So clean. That will pass.
last_in | I always ask for the last one. They always say there is a hat.

= hung_on
| {by} hangs on.
| {by} has one arm round the rope, and it is enough.
| {on} has {by} over, nearly. {by} is back in under the bottom rope.
| {by} is on the apron, with both hands and a prayer.
| One foot on the floor. Only one. {by} is still in it.
| {by} slides back in. {on} was already looking for the next.
| {by} comes down on the apron and not beyond it.
| {by} has wrapped {by.his} legs round the rope. It does not look well, but it counts.
hot | {by} hangs there, and the hall leans with {by.him}.
again | {by} is over again, and not out, again.
thrice | Three times they have had {by} over that rope.
often | {by} cannot be thrown out of this, it seems. They have tried.
under | Nobody had {by} staying in. {by} is in.
by_heavier | {on} cannot get the rest of {by} over.
by_high_flyer | {by} skins the cat, and is back in before the rope has stopped.

= control
why_last_two | Two left: {by} and {on}. They take a look, and then {by} takes the rest.
why_last_two | {by}, {on}, and nobody else. {by} moves first.
why_last_two | The ring is very large all at once. {by} crosses it to {on}.
why_last_two hot | Two left, and nobody is sitting. {by} goes at {on}.

= tag
why_mixed | {by} is in, and as it is like for like, the other side must change as well.
why_mixed | {by} tags in, and across the ring they have to do the same.

= kick_out
why_slow_count | One. Two. And the referee has something in the eye. {by} is up.
why_slow_count | That was three. The hand says two. {by} is up.
why_slow_count | You could have read {by} a letter during that count. Two.
why_slow_count on_face | {on} looks up at the referee, who is looking somewhere else. Two.

= hope
chant_name | They have {by's} name, and they mean to wear it out. {by} hits back.
chant_name | {by} hears it, all of it, and finds an arm.
chant_ours | {city} has {by} by name, and {by} has {on} by the jaw.
chant_ours | This is {by's} town, and it says so until {by} swings.

= comeback
chant_name | The name goes round the hall, and {by} with it.
chant_ours | One of theirs is up, and {city} is up too.

= double_down
chant_name | Both down, and one name from every seat: {by}.

= cheat
chant_shame | “Shame,” says the whole hall, in time. {by} bows.
chant_shame | They saw it even where the referee did not, and they are all saying so.

= kick_out
chant_encore | {by} kicks out, and they ask for it not to end.
chant_encore | Two, and a noise, and then as one: do not stop.

= hold
chant_bored | {by} has {on} in {move}, and somebody up there has begun to clap slowly.
chant_bored | {Move} again, says the hall, in other words.

= back_up
chant_name | {by} is up, and it is {by's} name that did it.

= finish
over_top | And {on} is out. {by} has won it.
over_top | {on} goes over, and {by} is all there is in the ring.
over_top | Over. Both feet. {by} is the last one left.
over_top hot | {on} is on the floor, {by} is on {by.his} knees, and the noise is on everything.
over_top late | {Clock} of it, and the last one in that ring is {by}.
over_top by_heel | {on} goes out from behind. {by} has won it as {by} wins things.
over_top under | Nobody had {by} down for this. {by} is the last one left.
over_top shot | {on} is out. {by} is left, and has the match for the {prize}.
over_top by_heavier | {by} drops {on} over the rope like something that was in the way.
most_falls | That is the time. {Times_n} falls are {by's}, and that is more.
most_falls | The clock has it. {by}, with {times_n} of {count_n}.
most_falls | It is over because the time is. {by} is ahead.
most_falls | And that is the clock. {by} has more to show for it.
most_falls | The bell, and nobody asks who won. {by} did, on falls.
most_falls title on_champ | The time is up, and the champion is behind. There is a new one.
most_falls title by_champ | The time is up, and the champion is ahead. The champion stays.
most_falls hot | They are on their feet for the last seconds, and {by} is ahead when they go.
screwjob | Onetwothree. That is what the referee calls a count. {by} has it.
screwjob | Three, says the referee, before anybody else had got to two.
screwjob | It was the fastest three this hall has heard, and it was {by's}.
screwjob hot | The count is over before the hall can draw breath to object. Then it objects.
screwjob on_champ title | {on} kicks out of a count that is over. The {title} is gone.
screwjob on_face | {on} has a shoulder up, and the bell has rung. Somebody wanted it so.
screwjob by_face | {by} looks as surprised as {on}. The count was not {by's} idea.
"""
