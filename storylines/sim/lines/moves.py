"""Frames for moves: the general, then those of a family, a place, a style and a moment."""

BOOK = """
= move
-soft -floored | {by} puts {on} down with {move}.
-soft | {Move} from {by}, and {on} takes all of it.
| {by} finds room for {move}.
| {by} catches {on} with {move}.
| {Move}. {by} makes it look like the obvious thing to do.
| {by} goes to {move}, and {on} has no answer ready.
| {on} reaches, and pays for it: {move} from {by}.
| There is {move} by {by}, and nothing wasted on the way.
| {by} has been looking for something like {move}, and finds it.
-soft -floored | {on} turns around into {move}.
| {by} answers with {move}.
-soft | {Move} by {by}; {on} is slow to shake it off.
| {by} waits one beat longer than {on} would like, then {move}.
-soft | {on} saw {move} coming and could do nothing about it.
| Quick thinking from {by}: {move}.
-soft | {by} hits {on} with {move} and looks to see what it did.
-soft | {Move}. {on} feels that one in places {on.he} had forgotten.
| {by} gets the better of the exchange with {move}.
-soft | {on} is half a step late, and that half a step costs {on.him}: {move}.
| {by} strings it together and ends on {move}.
| {Move} now, and {on} has to think again.
| {by} keeps the pressure on with {move}.
| No hurry from {by}. {Move}, and a look at the crowd.
| {on} was planning something. {by} gets there first with {move}.
| {by} steps in, and it is {move}.
-soft | {Move} by {by}, clean as you will see it tonight.
| {by} reads {on} well and has {move} waiting.
| A scramble, a gap, {move}: {by} comes out ahead.
| {by} takes the opening that {on} left. {Move}.
| {on} goes for the same idea, but {by} is quicker: {move}.
| {by} turns defence into {move}.
-soft | {Move}, with {by's} whole weight behind the thought.
-soft -floored | {on} runs straight into {move}. There are shorter ways to the mat.
| {by} tries {move}, and it works better than anybody expected.
| Another question for {on} to answer: {move}.
-soft | {by} settles the argument with {move}.
-soft -plural | {Move} connects, and {by} nods as if ticking off a list.
| {on} protests. {by} replies with {move}.
-soft | {by} slips behind, changes {by.his} mind, and gives {on} {move} instead.
| {by} is asking {on} to keep up. {Move}.
-soft | {Move} from {by}. The front row leans back.
-soft -floored | {on} blocks the first one. Not the second: {move}.
| {by} fakes left, and {on} believes it. {Move}.
| They trade places twice, and {by} leaves the last word: {move}.
| {by} makes the ring small for {on}. {Move}.
-soft | {Move}, and {on} appeals to the referee, who saw nothing wrong.
-soft | {by} lets go only to come back with {move}.
| {on} hesitates, which is all {by} needed. {Move}.
| {Move} by {by}, who has done this in smaller halls than this one.
-soft | {by} gives {on} {move} and no time to complain about it.
| {by} is a step ahead of {on} here. {Move}.
| {on} tries to slow things down; {by} prefers {move}.
| {Move}. You could hear {on} decide to change the plan.
| {by} hooks, turns, and that is {move}.
-soft -floored | {by} closes the distance and it is {move} before {on} has both hands up.
| {by} wants it quicker than this. {Move}, to make it so.
| {on} looks for a breath. {by} has {move} in mind.
| Here is {by}, and here is {move}.
| {Move}. {by} has that one in {by.his} sleep.
-soft | {on} takes {move} and stays where {by} left {on.him}.
-soft | {Move}, and {on} looks up at {by} as if meeting {by.him} for the first time.
-soft | {by} gets {move} off cleanly; {on} is not so tidy in the landing.
| {on} leaves an arm where {by} can use it, and {by} uses it: {move}.
| Patience from {by}, then none at all: {move}.
| {by} goes back to what works, and what works is {move}.
lift | Up goes {on}, and down again: {move}.
lift | {by} has {on.him} up. {Move}, and everything not bolted down shakes with it.
throw -placed | {Move} by {by}, and {on} lands flat in the middle of the ring.
throw | {by} takes {on} off {on.his} feet. {Move}.
lift | The grip is set and {on} knows it. {Move}.
by_powerhouse lift | {by} lifts {on} as one lifts a bag one has lifted before. {Move}.
by_powerhouse lift | No leverage, no trick: {by} simply picks {on} up. {Move}.
by_technician lift | {by} gets the hips under, and the rest is arithmetic. {Move}.
by_worn lift | {by} barely gets {on} up, but barely counts. {Move}.
throw on_worn | {on} goes over like wet canvas. {Move} by {by}.
strike -floored | {by} lets one go, and it lands: {move}.
strike | {Move} from {by}. It echoes.
strike -floored | {by} tags {on} flush with {move}.
strike | {Move}, and {on's} knees disagree about what to do next.
strike -floored | {by} swings, {on} does not duck. {Move}.
strike by_brawler | {by} came here to hit somebody, and {on} is near. {Move}.
strike by_brawler | This is {by's} kind of talk: {move}.
strike by_technician | {by} would rather wrestle, but {move} makes the point.
strike on_worn standing | {Move}. {on} stays up on manners alone.
strike corner -placed | {by} has {on} against the turnbuckles, and it is {move}.
dive | {by} takes to the air: {move}.
dive | {by} leaves the ground, and {on} wishes {by.he} had not. {Move}.
dive | There goes {by}. {Move}, every inch of it.
dive hot loved | The hall rises with {by}. {Move}.
dive outside | {by} goes out over everything, and lands on {on} and part of the front row's evening. {Move}.
dive by_high_flyer high | {by} is at home up there. {Move}.
dive -by_high_flyer by_worn | {by}, on tired legs, still chances {move}.
dive on_worn | {on} sees it, but {on.his} legs do not. {Move} by {by}.
dive by_powerhouse | People the size of {by} should not do this. {Move}.
hold | {by} ties {on} up in {move}.
hold | {by} settles into {move}, and {on} starts to count the ropes.
hold by_submission | {by} likes it down here. {Move}.
dive -placed high | {by} climbs, looks down once, and comes down on {on}: {move}.
corner -placed -soft | In the corner there is nowhere for {on} to go. {Move}.
outside -placed | Out on the floor, where nothing gives: {move} by {by}.
outside -placed | {by} brings {move} to the floor, and the floor helps.
ropes -placed -soft | Off the ropes comes {by}: {move}.
weapon | That was not issued by the federation. {Move}.
weapon | {by} has found something at ringside with a handle. {Move}.
weapon | No holds barred, and few objects either. {Move} from {by}.
weapon by_face | {by} does not like to do it. {by} does it thoroughly: {move}.
weapon by_heel | {by} went looking under the ring, and {on} gets what was there: {move}.
weapon on_worn | {Move}. {on} will be asked about that by customs.
whip | {by} sends {on} on a short trip: {move}.
whip | {Move}, courtesy of {by}. {on} does not get to choose the speed.
whip | {by} takes {on} by the wrist and lets the building do the rest. {Move}.
whip outside | Everything at ringside is harder than {on}. {Move}.
whip on_worn | {on} has no brakes left. {Move}.
whip corner | {Move}, and {by} follows it in.
roll_up | {by} nearly folds {on} up: {move}.
roll_up | {Move} by {by}, tied like a parcel.
by_heel unloved | {Move} by {by}, who holds out {by.his} arms for the applause and gets none.
by_heel | {by} lands {move} and tells the front row about it.
by_face loved | {Move}. {by} looks up at the people, and the people are already up.
opening by_fresh on_fresh | Early yet, both fresh, and {by} is the one enjoying it: {move}.
late by_worn | {Clock} gone, and {by} still has {move} in {by.him}.
late on_worn by_worn | Neither should be standing. {by} finds {move} regardless.
deep | {Clock} in, and they are still finding things to throw. {Move} by {by}.
under loved -plural | Nobody gave {by} much of a chance. {Move} says somebody should have.
fav on_worn | {by} is choosing {by.his} moments now. {Move}.
thrice | That is the third time {by} has gone to it. {Move}.
often | {by} again with {move}; {on} has stopped being surprised and only hurts.
again | {Move}, for the second time, and no softer.
on_champ title | The champion takes {move} and gives up a little more ground.
on_champ under title | {by} drops the champion with {move}. This was not in the forecast.
by_champ title | {Move} by the champion, who holds the {title} for reasons such as this.
grudge | {Move}, with something personal in it. {by} does not hide it.
met on_won_last | {on} won the last one. {by} puts some of that into {move}.
named | There it is: {named}, and {by} has {on} where {by.he} wanted {on.him}.

= signature
| {Named}. {by} does not often need more than that.
| {by} calls for it, gets it: {named}.
| Everybody in {city} knew what was next. {Named}, from {by}.
-soft | {by} hits {named}, and {on} folds around it.
| {Named}. It has {by's} name on it, and now {on} has it too.
| There is a reason they come to see {by}. {Named}.
| {by} sets {on} up and does not rush: {named}.
| {on} fights it, and fights it, and takes {named} all the same.
| {Named} out of nowhere, if you had not been watching {by's} feet.
| {by} has {named}, and you can see {by.him} thinking of what comes after it.
| {by} goes to the well: {named}. The well is not dry.
-soft | {Named}. {on} lies there and revises {on.his} evening.
hot | You can barely hear it land for the noise: {named} by {by}.
quiet | The hall wakes up for that. {Named} by {by}.
loved | Half the building calls it before {by} does it. {Named}.
by_heel unloved | They did not want to see it, and they saw it perfectly. {Named} by {by}.
by_worn | On legs that are asking for tomorrow off, {by} hits {named}.
again | {by} goes back to {named}. It worked the first time.
thrice | {Named}, a third one. {by} is not going to insult {on} by trying something else.
often | {Named} again. {on} must see it with eyes shut by now.
on_champ title | {Named}, and the champion is in trouble.
late | {Clock} of punishment behind {by.him}, and {by} still has {named}.
under | {by} was supposed to be the smaller story tonight. {Named}.

= finisher
roll_up | {by} ducks, hooks, sits down: {named}.
roll_up | {Named}, and {on} is a parcel.
roll_up | {by} has {named} on before {on} knows there is anything to know.
roll_up | All craft and no mercy: {named}.
tap | {by} has it on: {named}, and {on} has nowhere to go but the ropes.
tap | {Named}. {by} sits back, {on} shouts, and the referee asks the question.
tap | {by} snatches it out of a scramble: {named}.
tap | {by} has {named} locked, and looks prepared to stay the week.
tap | This is what {on} had to keep away from all night. {Named}.
tap on_worn | {Named}, on a body that has nothing left to argue with.
tap by_submission | {by} has been laying this out since the bell: {named}.
tap again | {Named} again, and deeper this time.
-soft | {Named}. {by} gets all of it.
-soft | {by} hooks {on}, and there it is: {named}.
| {by} has finished better nights than this with it. {Named}.
| {Named}, in the middle of the ring, with nothing held back.
| This is the one {by} was saving. {Named}.
-soft | {on} tries to squirm free, does not. {Named}.
-soft | {by} looks once at {on}, once at {city}, and hits {named}.
-soft | {Named} by {by}. {on} lands and does not bounce.
| The whole evening was an argument for this: {named}.
| {by} finds {named}, and the hall finds its voice.
| {on} had prepared for it. Not for this much of it: {named}.
-soft | {Named}, and {by} falls away from it as if it cost {by.him} too.
hot | They are standing on the chairs. {Named} by {by}.
by_worn | Nothing left but the one thing {by} never forgets. {Named}.
by_worn on_worn -soft | Two empty tanks, and {by} still hits {named}.
again -soft | A second one: {named}. {on} got up from the first.
again fin_done -soft | {by} hits {named} again, because once was not enough.
thrice | {Named}, for the third time. If this does not do it, they will be here until breakfast.
often | {Named} once more. At some point this becomes a conversation.
on_champ title | {Named} on the champion. The {title} has never felt so loosely held.
by_champ title | {Named}. That is how the champion keeps the {title}.
by_heel unloved -soft | {by} makes sure everybody is watching, then {named}.
by_face loved under | The one they hoped for and did not expect: {named} by {by}.
deep | {Clock} to get here. {Named}.
outside -soft | On the floor, where it counts for pain and nothing else: {named} by {by}.
on_won_last met | {on} beat {by.him} last time. {by} has had {named} in mind ever since.
"""
