"""Frames for the pins: the cover, the count, the shoulder that comes up, the fall that counts."""

BOOK = """
= cover
| {by} covers.
| {by} drops across {on}. The referee is there.
| {by} hooks the leg.
| {by} makes the cover, and the referee slides in.
| {by} rolls {on} over and lies on top.
| Cover by {by}.
| {by} puts an arm over {on} and hopes.
| Shoulders down. {by} leans back on the leg.
| {by} gets the cover, both legs hooked.
| {by} falls on {on} as much as covers {on.him}.
| That will be a cover. {by} has the near leg.
| {by} pulls {on} away from the ropes and covers.
| {by} thinks this may be it.
| {by} stacks {on} up, shoulders to the mat.
| {by} crawls over, gets there, covers.
| An arm across the chest. {by} looks at the referee.
| {by} presses {on} flat.
| {by} turns it into a cover.
| {by} folds {on} in half and counts along.
| {by} does not wait: cover.
| {by} goes straight for the pin.
| {by} lies back on {on}, all of {by.his} weight in the right place.
| The referee drops. {by} has {on} pinned.
| {by} has both shoulders down.
| {by} wants three. The hand goes up.
| {by} slumps over {on}, and it will do for a cover.
| {by} holds the leg high and tight.
| {by} sits deep on the pin.
| The hall starts the count before the referee does. {by} on top.
| {by} asks for the count, and gets it.
| Into the cover goes {by}.
| {by} makes sure of the leg, then of the arm.
| {by} hauls {on} over by the wrist. Cover.
| {by} has {on} looking at the lights.
| Down on {on} goes {by}, forearm across the jaw.
| {on} is flat, {by} is quick, the referee is quicker.
| {by} with the pin.
| {by} lets {by.his} weight do it.
| {by} tries for the three.
| {by} covers, eyes shut.
| {by} throws a leg over and hangs on.
| {by} grabs what there is of {on} and leans.
opening | {by} tries for an early one.
opening | It would be a short night. {by} covers.
by_heel | {by} covers with one boot, for the insult.
by_heel | {by} leans a forearm on {on's} face. It is still a cover.
by_heel fav | {by} covers with a finger and a smile.
by_worn | {by} needs a while to crawl there. The arm goes over.
by_worn on_worn | {by} gets an arm across. It is the heaviest thing in the building.
after_finisher | {by} has hit it. {by} has {on} covered. All that remains is arithmetic.
after_finisher | {by} hooks both legs. {on} has not moved since.
after_finisher hot | {by} covers, and the building counts.
after_signature | {by} did not hit that for the exercise. Cover.
near | {by} again. It was close before.
near hot | Another cover, and nobody here has sat down since the last.
nears | {by} covers once more. The referee must feel it in the shoulder by now.
nears late | {Clock} and {near_n} near-falls in, {by} covers again.
on_champ title | The champion's shoulders are on the mat. {by} has the leg.
on_champ title after_finisher | For the {title}: {by} covers the champion.
by_champ title | The champion covers, as champions do: twice as tight as needed.
loved after_finisher | {by} covers, and a few thousand people lean with {by.him}.
deep | {Clock} gone. {by} would take it any way it comes. Cover.
under late | It cannot be. {by} has {on} covered.
outside | {by} covers on the floor, from habit. It will not count out there.

= count
| {COUNT}

= kick_out
| {by} kicks out.
| Shoulder up.
| {by} gets a shoulder off the mat.
| No. {by} is out of it.
| {by} rolls the shoulder.
| Not yet. {by} kicks free.
| {by} is out.
| {by} bridges up and out of it.
| {by} lifts one arm, and one is enough.
| {by} shoves {on} off.
| {by} throws {on} away and gasps.
| Up comes the shoulder.
| {by} stays in it.
| {on} looks at the referee. {by} looks at the ceiling. It goes on.
| {by} twitches at the right moment.
| {by} has a leg free, then a shoulder.
| A kick, a twist, and {by} is loose.
| {by} says no.
| {by} slips the pin.
| {by} gets out, if not up.
| {by} pushes off with whatever still works.
| {by} saves it.
| {on} had the leg. {by} had the other one.
| {on} thought so. {by} thought otherwise.
| That is as far as {by} lets it go.
| {by} breaks it.
| {by} squirms out to the side.
| {by} punches a hand at the lights.
| The shoulder leaves the mat. Not by a lot. By enough.
| {by} has heard enough counting.
| {by} turns on one hip and is free.
| {on} will have to do it again.
| {by} lives.
| {by} wakes up in time.
| Somewhere in {by} an arm is still taking orders.
| {by} gets loose and starts breathing again.
| {by} survives it.
| {by} bucks {on} off.
| {by} is not done. {by} does not look well, but {by} is not done.
| {on} slaps the mat. {by} is still here.
| {by} works the shoulder up.
| {on} had the weight wrong, and {by} found out.
one | At one. {by} is insulted.
one | Barely a one. {by} throws {on} off.
one | {by} gets up on one, to make a point of it.
one opening | One, and no more. It is early for that sort of thing.
one | Only a one. {on} was being hopeful.
one by_fresh | {by} is out at one, and fresh as paint.
one | {by} does not wait to hear two.
two | Two, and a shoulder.
two | Two and a half. {by} is up.
two | {by} waits for two, then goes.
two | The hand was coming down a third time. {by} got there before it.
two hot | The building had the three counted. The referee did not.
two after_finisher | {by} kicks out. {on} will see that shoulder in {on.his} sleep.
two after_finisher | Out of that. {by} kicked out of that.
two after_finisher on_heel | {by} kicks out, and {on} demands a recount.
two after_finisher on_face | {by} kicks out, and a whole hall deflates.
two after_finisher hot | They had their arms in the air. Down they come: {by} is out.
two after_signature | {by} is out before three. {on} has one thing left to try.
two nears | Still not. {Near_n} near-falls in this now, and nobody will stay down.
two often hot | {Times_n} times now. Nobody knows where {by} keeps it.
two why_late | By a hair. {by} is up.
two why_late | The hand was nearly on the mat. {by} was nearly late.
two why_late | That was three everywhere but on paper. {by} is out.
two why_late hot | Half of {city} has already left its seat. {by} kicks out.
two why_late | At the very last, {by}.
two cheat | Even with all that help, only two.
two cheat | {on} broke a rule for that, and got two for it.
two cheat loved | They cheated {by}, nearly. Only nearly.
two near | Another two. {on} holds up three fingers; the referee holds up two.
two on_heel | {on} argues the count. {by} is grateful for the time.
two by_heel unloved | {by} kicks out, and you can hear what they think of it.
two by_face loved | {by} is up, and so is everyone in {city}.
two by_champ title | The champion kicks out, with the {title} halfway off.
two by_champ title after_finisher | The champion kicks out. Of that. The {title} stays where it was.
two on_champ title | {by} kicks out on the champion, who has not prepared for this part.
two by_worn | {by} got a shoulder up. It is not clear that {by} knows.
two late | {Clock} in, {by} still has a shoulder to lift.
two deep | After {clock}, {by} kicks out. The referee looks older.
two under | It should have been over. {by} declines.
two roll_up | So near to being stolen. {by} kicks out.
two grudge | {by} would not lie down for {on} if there were a bed.

= kick_out.broken_up
| {by} breaks it up.
| {by} dives in and saves it.
| {by} gets there at two, with a boot for {on}.
| It was over, and {by} would not have it.
| {by} pulls {on} off by the ankle.
| {by} comes in, uninvited, and stops the count.
| {by} throws {by.himself} on the pile. The count stops.
hot | {by} breaks it up, and nobody can hear the referee complain.
late | {Clock} in, and {by} still gets there to save it.

= cover.roll_up
| {by} rolls {on} up.
| {by} has {on} in a cradle, out of nowhere.
| {by} takes the legs away, and the shoulders are down.
| {by} catches {on} looking the wrong way. Shoulders down.
| A roll-up by {by}.
| {by} slips behind and pulls {on} over.
| {by} hooks an arm, a leg, an opportunity. Shoulders down.
| {by} folds {on} like a letter.
| A small, quick, wicked cradle from {by}.
| {by} tries to steal it.
by_heel | {by} rolls {on} up, and would call it wrestling if asked.
by_worn | {by} has no strength for anything long. A cradle, then.
under | {by} only needs three seconds. {by} takes hold of {on} and counts on it.
late | {Clock} in, and it could end on a trick. {by} rolls {on} up.
on_champ title | {by} cradles the champion.

= cover.cheat
| {by} covers, the very picture of innocence.
| {by} drops on {on} and points the referee at it.
| And now {by} would like it counted.
| {by} covers what is left after that.
| Cover, and {by} keeps a straight face.
| {by} wakes the referee's interest in {on's} shoulders.
| Ill-gotten or not, it is a cover.
| {by} hooks the leg. The evidence has gone under the ring.
title | {by} covers, with the {title} about to be stolen.
unloved | {by} covers, and everyone in {city} tries to tell the referee.

= fall
| That is a fall to {by}.
| {by} takes a fall. {on} stays down for the announcement.
| The fall is {by's}.
| Three. {by} has a fall on the board.
| It counts: a fall for {by}.
| {by} gets the fall, and {on} gets a minute to think it over.
| A fall to {by}, and the referee shows the fingers to the timekeeper.
| {by} scores the fall.
level | A fall each. They begin again, in worse condition.
level | {by} makes it even. One more decides.
ahead | {by} leads. {on} must win the next one or go home.
ahead | {by} takes the first, and could end it with the next.
by_heel | The fall to {by}, and {by} would like it noted by all of you, personally.
loved | {by} has the fall, and the place is loud about it.
late | It took {clock}. The fall is {by's}.
"""
