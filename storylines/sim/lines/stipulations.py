"""Frames for matches that are won by other means: a count of ten, a ladder, a table, a way out of a cage."""

BOOK = """
= segment.stakes
multi | {N_sides} of them, and the first fall is the whole of it.
multi | {N_sides} corners, all of them taken. One fall.
multi | Next, {n_sides} who would each rather it were one against one.
multi | {N_sides} go in. Being pinned is optional; somebody else will see to it.
multi | It takes one fall, and it need not be yours to lose. {N_sides} for it.
multi reason | {N_sides} for one place. The booker has put it so, and gone to lunch.
cage -multi | Steel on four sides and one door. Out of it, or three, or a tap: {a} and {b} may choose.
cage -multi | They have put a cage around the ring tonight, to keep {a} and {b} in or everyone else out.
cage grudge -multi | {a} and {b} have had doors to leave by. Tonight there is one, and it is locked.
cage title | A cage. Whoever is out of it first, or pins or ties up the other, has the {title}.
ladder -multi | It hangs above the ring, and there is a ladder. {a} and {b} will not be asked to wrestle it down.
ladder -multi | No pins, no taps: a ladder, a hook, and {a} against {b} for what hangs there.
ladder title -multi | The {title} hangs twelve feet up. It will go to {a} or {b}, whoever can still climb.
ladder grudge -multi | {a} and {b} hate each other on the level. Tonight they have been given height.
tables -multi | There are tables under the ring, and whoever goes through one first has lost: {a} or {b}.
tables -multi | No pin counts tonight between {a} and {b}, only carpentry.
tables grudge -multi | {a} and {b} have broken nearly everything else. Tables, then.
last_standing -multi | Last one standing. {a} or {b}, down for ten, and the other is it.
last_standing -multi | Nothing counts tonight but a count of ten: {a}, {b}, and the floor's opinion.
last_standing grudge -multi | A pin would not settle {a} and {b}. So: down for ten, or it goes on.

= ten
| The referee starts on {on}. It is at five.
| {on} is down, and the count is at five.
| {by} steps back, and the referee counts over {on}. Five.
| Five, and {on} has found one elbow.
| {by} lets the referee do the work. It is at five.
| The count is on {on}. Five already.
| {on} has not moved, and the count is five.
| {by} stands over {on} until the referee points. Five.
| Five. {on} is looking for a rope to climb.
after_finisher | After {finisher} the referee need hardly hurry. Five.
after_signature | {on} took all of that. The count is five.
hot | You cannot hear the referee count. The fingers say five.
title | Five, over {on}, and the {title} listening.
on_champ title | The champion is down. Five.
on_worn | There is not much of {on} left to get up with. Five.
again | {on} is down again, and it is five again.
nears | They have counted over both of them all night. This one is at five.
on_hurt | {on} tries the {on.hurt} first. It says no. Five.
by_heel | {by} counts along, loudly, and is ahead of the referee. Five.

= back_up
| {by} is up. Call it nine.
| {by} is on {by.his} feet, in the sense that the ropes are on theirs.
| Nine, and {by} is up.
| {by} stands. Nobody asked how well.
| Up by a rope, a knee and a bad temper: {by}.
| {by} beats the count, and leans on the air.
| The referee looks at {by's} eyes, and waves it on.
| {by} makes it to the feet at nine.
| {by} is standing. It is about all that {by} is doing.
after_finisher | {by} has got up from {on.finisher}. {on} looks at both hands.
after_finisher | That was {finisher}, and {by} is on {by.his} feet. It was all {on} had brought.
why_late | Nine and most of ten. {by} is up.
hot | {by} stands, and they can hear it in the next town.
again | {by} is up again. It gets no prettier.
thrice | The third time {by} has got up. {on} has stopped looking surprised.
often | {by} gets up, as {by} has {times_n} times tonight.
loved | {by} is up, and half the hall has got up with {by.him}.
under | Nobody would have blamed {by} for staying down. {by} is up.
by_hurt | {by} gets up around the {by.hurt}.

= set_up.ladder
| {by} has gone for the ladder.
| {by} slides a ladder in under the rope.
| The first ladder of the night, and {by} has both hands on it.
| {by} drags a ladder in and opens it in the middle. So that is that for the wrestling.
| Up goes the ladder. {by} tries it with one foot.
| {by} puts a ladder where the light is.
title | {by} sets the ladder under the {title}, and looks up for longer than is wise.
by_heel | {by} fetches a ladder, and looks for somebody to hit with it on the way.
hot | They see the ladder before {on} does, and say so.

= climb
| {by} climbs.
| {by} is going up.
| {by} looks up, and then goes up.
| One hand, one foot, the other hand: {by} climbs.

= pulled_down
| {by} pulls {on} down.
| {on} is down again, and {by} saw to it.
| {by} has {on} by the ankle, and the ankle comes down first.

= set_up
| {by} has gone under the ring for something.
| {by} has what it takes, and puts it up.

= climb.ladder
| {by} is on the ladder, and {on} is on the canvas.
| {by} starts up, a rung at a time.
| Up goes {by}, looking only up.
| {by} has one hand on the top rung.
| {by} climbs as one climbs with no legs left.
| {by} is going up, and the ladder does not like it.
| Hand over hand: {by} has nearly got there.
| {by} is up there with the lamps.
after_finisher | {Finisher}, and now the ladder. {by} climbs.
after_signature | That bought {by} some seconds. {by} spends them on rungs.
title | {by} climbs, and the {title} turns a little on its hook.
title by_champ | The champion goes up to fetch what is the champion's.
hot | {by} is on the ladder, and the whole hall is holding it.
quiet | {by} climbs, and somebody coughs.
again | {by} tries the ladder again.
thrice | The third time up for {by}. The rungs know {by.him}.
often | {by} climbs. It is number {times_n}, and nobody has got to keep the view yet.
by_hurt | {by} climbs with one good half and that {by.hurt}.
on_worn | {on} has not moved. {by} climbs, not fast, as there is no need.
by_high_flyer | {by} takes the rungs two at a time, being {by}.
by_heavier | The ladder groans. {by} is not its favourite.

= pulled_down.ladder
| {by} has {on} by the boot, and {on} is down.
| {by} gets there, and {on} comes down faster than {on.he} went up.
| {by} tips the ladder, and {on} with it.
| Off it comes {on}. {by} had one arm left for that.
| {by} shakes the ladder until {on} falls out of it.
| {by} is up in time, and brings {on} down.
| Not yet. {by} has pulled {on} off the ladder.
| {on} had fingers on it. {by} had fingers on {on}.
| {by} goes up the other side, and only one of them stays there. Then neither.
hot | {by} pulls {on} down, and there is a noise like weather.
title | The {title} stays on its hook. {by} has {on} by the belt.
again | {by} gets {on} down again. They could charge for the ride.
thrice | {on} comes down a third time, by way of {by}.
often | {times_n} climbs, and {times_n} times down. {by} is still awake.
under | {by} was not getting up from that. {by} has {on} by the ankle.
on_heavier | {by} tips over the ladder and {kilos} more of {on} than of {by}.
nears | They have been up and down all night. Down, this time, goes {on}.

= climb.cage
| {by} is going up the wall.
| {by} has fingers in the mesh, and climbs.
| {by} looks at the top of the cage, and then goes there.
| Up the steel goes {by}. Four feet, six, eight.
| {by} climbs the wall, and does not look down at {on}.
| {by} has a leg nearly over.
after_finisher | {by} does not trust a pin after that. {by} climbs.
title | There is more than one way to take the {title} out of here. {by} climbs.
title by_champ | The champion only has to leave. Up the wall.
by_heel | {by} has had enough of {on} for one night, and climbs.
grudge | {by} said it would end in here. {by} is climbing out.
hot | {by} is on the steel, and they are all on their chairs.
again | {by} goes for the wall again.
often | {by} tries the wall. It has been tried.
by_hurt | {by} climbs, the {by.hurt} a rung behind.

= pulled_down.cage
| {by} has {on} by the foot. Nobody leaves.
| {by} pulls {on} off the wall.
| {on} hangs on with three fingers, then two. {by} has the rest.
| Down comes {on}. {by} is not finished.
| {on} had the air of the hall in {on.his} lungs. {by} brings {on.him} back for more of the other.
| {by} climbs up behind {on}, and they come down as one.
grudge | {by} did not have this cage built for {on} to leave it. Down.
title | {on} was a leg from it. {by} drags {on.him} back to the {title}.
hot | {by} gets {on} down, and the cage rings with it.
again | {by} pulls {on} back once more. It is a small room.
under | {by} found that arm somewhere. {on} is down.

= set_up.table
| {by} has found a table.
| A table comes in under the rope, {by} behind it.
| {by} puts a table up, and pats it.
| {by} sets a table in the corner of everybody's eye.
| Four legs, one board. {by} unfolds it with some care.
| {by} goes under the ring, and comes back with furniture.
hot | The table is in, and they have been asking for it.
by_heel | {by} sets up a table, smiling like a waiter.
on_worn | {by} sets the table. {on} is in no state to be a guest.

= cut_off.table
| {on} had {by} lined up with the table. {by} thinks not.
| {by} slips off {on's} shoulder, and the table is still in one piece.
| The table waits. {by} has turned it round on {on}.
| {by} gets a boot to the edge and shoves {on} away from the thing.
| Not through it. {by} has an elbow free, and uses it.
| {on} lifts, {by} kicks, and no wood is broken.
| {by} saw the table coming, which tables seldom do.
again | Again the table, and again {by} is not on it.
thrice | The third time {on} has tried to seat {by} at that table.
often | {by} is out of it. The table has had a quiet match.
hot | They had closed their eyes. {by} is still on this side of the table.
under | {by} had nothing left but the wish not to. It was enough. The table stands.
by_heavier | {on} cannot get {kilos} more of {by} over that table.

= finish
ten_count | Ten. {on} is still down, and {by} is not.
ten_count | Ten. {by} is the last one standing.
ten_count | The referee gets to ten, and {by} may sit down now.
ten_count | {on} gets as far as the knees. Ten.
ten_count | Nine, ten. {on} had a hand on the rope. {by} has won.
ten_count hot | They count the last five for the referee. Ten. It is {by's}.
ten_count after_finisher | Nobody was going to get up from {finisher}. Ten.
ten_count nears | They had both got up so often. {on} does not. Ten.
ten_count on_champ title | Ten, and the champion on the floor.
ten_count by_champ title | Ten. The champion stands, mostly.
ten_count by_heel | Ten, and {by} asks for eleven, to be sure.
ten_count grudge | Ten. It took that to keep {on} off {by}.
retrieval | {by} has it. {by} has it down.
retrieval | It comes off the hook, and {by} holds on to it and to the ladder.
retrieval | {by} unhooks it. {on} is looking up from the mat.
retrieval | {by} gets it loose, and nearly goes with it.
retrieval title | The {title} is off the hook, and {by} has both arms round it.
retrieval title on_champ | {by} has pulled down the {title}, and the champion watched it come.
retrieval title by_champ | The champion has fetched the {title} back from the ceiling.
retrieval hot | {by} has it, and whatever {by} is shouting up there, nobody hears.
retrieval late | {Clock}, and somebody has got up there and stayed. It is {by}.
retrieval often | It took {by} {times_n} climbs. It is down.
way_out | {by} is out. Both feet on the floor, and it is over.
way_out | {by} drops on the far side, and the bell goes.
way_out | {by} is over the wall. {on} is in there with the referee.
way_out | Both feet down outside. {by} has won it by leaving.
way_out | {by} falls more than climbs, but falls out. It counts.
way_out title on_champ | {by} is out, and the champion is left inside with nothing.
way_out title by_champ | The champion is out of the cage, and takes the {title} along.
way_out by_heel | {by} is out and up the aisle, not waiting to be congratulated.
way_out grudge | {by} is out. {on} has the cage, for what that is worth.
way_out hot | {by} hits the floor, and it sounds like a goal.
table | The table is in two, and {on} is somewhere between.
table | That is the table, and that is the match. {by} has it.
table | Through it, all the way to the floor. {by} has won.
table | Wood, everywhere. {on} is under some of it. It is {by's}.
table hot | The crack goes round the hall, then the roar. {by}.
table title on_champ | The champion went through the table. {by} did that.
table by_champ title | The table breaks and the {title} does not. The champion stays.
table by_heel | {by} looks at what is left of the table, and at {on}, with the same interest.
table grudge | {on} through the table. {by} looks as though it were not quite enough.
"""
