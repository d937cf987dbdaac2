"""Frames for the middle of a bout: who is on top, and how it is taken away again."""

BOOK = """
= control
| {by} takes over with {move}.
| {Move}, and from here it is {by's} match.
| {by} has found the way in. {Move}.
| That changes things: {move} by {by}.
| {by} takes charge. {Move}, and {on} is on the wrong end of it.
| It tips towards {by}. {Move}.
| {Move}, and {by} is the one who decides what comes next.
| {by} gets on top with {move}, and looks like staying there.
| {on} had a hold on this. {by} has it now: {move}.
| {by} takes the match away from {on}. {Move}.
| {Move} from {by}, and {on} starts the long part of the evening.
| {by} turns the corner first. {Move}.
| The even part is over. {Move} by {by}.
| {by} has the say from here. {Move}.
| {Move}, and {on} is on the defensive.
| {on} gives up a yard, and {by} takes the field. {Move}.
| {by} finds the gap first: {move}.
| One clear moment in all of it, and it is {by's}: {move}.
| {by} imposes on {on}. {Move}, for a start.
| There is the break in it. {by}, with {move}.
| {Move} by {by}. Now it has a direction.
| {by} has the upper hand, and uses it at once: {move}.
| {on} loses the thread. {by} picks it up with {move}.
| Now {by} leads, and {on} follows, unwillingly. {Move}.
| {by} puts a stop to the equal part of this. {Move}.
| {Move}. {by} is first to get something out of it.
| {by} steps on it. {Move}, and {on} has to catch up.
why_cheat | {by} gets a thumb in where a thumb should not be, then {move}. {by} is on top.
why_cheat | The referee looks away for a second. {by} needs half of one. {Move}.
why_cheat unloved | {by} takes a short cut, takes the boos, takes over. {Move}.
why_cheat | {by} pulls the hair to make room for {move}. Nobody official saw a thing.
why_cheat | It was not quite legal, what came before {move}. {by} is in charge all the same.
why_power | {by} has had enough of finesse. {Move}, and strength does the rest.
why_power | {on} runs into the size of {by}. {Move}.
why_power | {by} is simply stronger, and has just noticed. {Move}.
why_power | {on} tries to move {by}. {by} is not moved. {Move}.
why_speed | {by} is gone before {on} gets there, and back with {move}.
why_speed | Too quick: {by} is around {on} and in charge. {Move}.
why_speed | {on} grabs at air. {Move}, and {by} has the run of the place.
why_speed | {by} ups the pace, {on} does not. {Move}.
why_skill | {by} out-thinks {on}, and {move} is the proof.
why_skill | A better grip, a better angle: {by} takes over. {Move}.
why_skill | {by} draws {on} in, and there it is: {move}.
why_skill by_technician | {by} sets a small trap and {on} walks through it. {Move}.
why_mistake | {on} makes a mistake, and {by} makes {on} pay: {move}.
why_mistake | {on} goes once too often to the same idea. {Move} by {by}.
why_mistake | {on} looked at the crowd. {by} looked at {on}. {Move}.
why_mistake | {on} leaves the door open, and {by} walks in with {move}.
on_champ title | {by} takes over from the champion. {Move}.
by_champ title | The champion has taken charge. {Move}.
by_heel unloved | {by} is on top, and wants to be told so. {Move}.
by_face loved | {by} has it, and they like it. {Move}.
under | Not as expected: {by} takes charge, with {move}.
late | {Clock} in, {by} takes over with {move}.
again | {by} has it back. {Move}.
thrice | It changes hands again, to {by}. {Move}.
grudge | {by} has {on} now, and means to keep {on.him}. {Move}.

= move
pressing | {by} is in charge now and in no hurry to tell anybody.
pressing | {by} cuts the ring in half and keeps {on} in the worse one.
pressing | It is {by's} match for the moment. {on} can have it back by asking harder.
pressing | {by} slows it to a walk. {on} would rather run.
pressing | {by} has {on} where {by.he} can think.
pressing | {on} is doing a lot of surviving just now.
pressing | {by} works without looking at the clock. {on} looks at nothing else.
pressing | One thing after another from {by}, and {on} is always an answer behind.
pressing | {by} stays on {on}: no gap, no speech, no mercy.
pressing | {by} leans on {on}, and minutes do the work.
pressing grounded | {on} crawls. {by} walks beside {on.him}, which is worse.
pressing | {by} is taking this apart a piece at a time and keeping the pieces.
pressing grounded | {on} gets to a knee, and {by} has an opinion about that.
pressing | The pace is {by's}, the place is {by's}, and {on} is only the subject.
pressing grounded | {by} drags {on} back to the middle. The ropes were an idea.
pressing | {on} looks for a way out and finds {by} standing in it.
pressing grounded | {by} gives {on} a moment, to show that {by.he} can.
pressing grounded | {by} keeps {on} down with small, sensible cruelties.
pressing | Every time {on} moves, {by} has moved already.
pressing | {by} is making this ugly, and {on} is the one who wears it.
pressing grounded | {on} swings at where {by} was.
pressing grounded | {by} stands over {on} and lets the hall have a look.
pressing | A long stretch of {by}, now. {on} has not had a sentence in minutes.
pressing | {by} has the better of it, and both of them know.
pressing | {by} presses; {on} gives a step, then another.
pressing | {on} is being taught something. {by} is a thorough teacher.
pressing | {by} picks a spot and goes back to it.
pressing | {on} needs something, anything. {by} is not offering.
pressing | {by} wears {on} down the way water does.
pressing | {by} measures {on}, and takes the time to measure twice.
pressing | All {by} in the last minute. All {on} in the receiving of it.
pressing | {by} is not flashy about it. {on} would prefer flashy.
pressing | {on} tries to get some distance. {by} keeps it.
pressing | {by} shuts another door. {on} is running out of wall.
pressing | It is tidy work from {by}, and an untidy evening for {on}.
pressing grounded | {by} takes a walk around {on}, choosing.
pressing | {by} knows how much is left in {on}, and is spending it.
pressing | {by} has {on} breathing through the mouth.
pressing | The referee asks {on} if this goes on. {on} says something that means yes.
pressing | {by} settles in. {on} settles for staying alive.
pressing | {by} wins the small battles, one grip at a time, and {on} pays for each.
pressing | {on} has come to wrestle, and so far has been wrestled.
pressing | {by} stays close enough to {on} to whisper, and probably does.
pressing | {by} is two thoughts ahead. {on} is still on the first.
pressing | {on} counts {on.his} own ribs and waits for {by} to make a mistake.
pressing grounded | Nothing clever: {by} simply does not let {on} up.
pressing by_heel | {by} takes {by.his} time. It is not as if {by.he} is paid by the fall.
pressing by_heel | {by} has a word with the front row between one thing and the next.
pressing by_heel unloved | {by} pauses for the boos, and collects them.
pressing by_heel unloved | The louder they boo, the slower {by} goes.
pressing by_heel loved | They ought to boo {by}. They cannot quite manage it tonight.
pressing by_face | {by} keeps it clean and keeps it coming.
pressing by_face loved | {by} is on top, and the hall would like it to stay that way.
pressing by_face on_heel loved | {on} is getting some of {on.his} own, and {by} has change for more.
pressing by_powerhouse | {by} uses all that weight, and {on} carries it.
pressing by_powerhouse | {by} moves {on} about like furniture that must go somewhere.
pressing by_technician | {by} goes from joint to joint like a locksmith.
pressing by_technician | Every grip of {by's} has the next one inside it.
pressing by_high_flyer | {by} will not stand still long enough to be hit.
pressing by_brawler | It has turned into a fight, and {by} has been in more of them.
pressing by_submission | {by} pulls at limbs, patiently, to learn which comes off.
pressing on_champ title under | The champion has been second best for some while now.
pressing on_champ title | {by} has the champion on the back foot, and the {title} is within walking distance.
pressing by_champ title | The champion dictates. {on} takes it down word for word.
pressing by_champ title fav | It looks like another evening at the office for the champion.
pressing late on_worn | {Clock} in, {on} is running on pride, and {by} knows the price of it.
pressing late by_worn | {by} is on top, though you would not say comfortable. {Clock} will do that.
pressing deep | {Clock}. {by} has the upper hand; the hand is shaking.
pressing under | {by}, of all people, is dictating this.
pressing fav on_worn | {on} is fading, and {by} can smell it.
pressing fav hot | {by} is winning this plainly. The noise is for what {on} might do about it.
pressing quiet | The hall has gone quiet. {by} does not mind a quiet place to work.
pressing grounded | {by} keeps {on} flat. A wrestler on the mat cannot run.
pressing met by_won_last | {by} beat {on} last time, and this is how it started.
pressing met on_won_last | {on} won when they last met. {by} has evidently been over the tape.
pressing grudge | {by} could finish things sooner. {by} does not want sooner.

= cut_off
| {on} had a run going. {by} puts a full stop after it.
| {by} sees it building and pulls the plug.
| Just as {on} found a rhythm, {by} stops the music.
| And there it ends: {by} cuts {on} off.
| {on} was nearly there. {by} deals in nearly.
| {by} catches {on} in mid-stride and takes it all back.
| The rally lasts as long as {by} allows, which is until now.
| {by} has had enough of that, and so has {on}, suddenly.
| {on} hits the ropes once too often. {by} is waiting.
| {by} shuts it down. The hall groans like a ship.
| {on} runs straight into {by's} best idea.
| That was {on's} chance, and {by} is standing on it.
| {by} answers, and it is the better answer.
| {on} gets this far and no further.
| {by} has seen this part before, and skips it.
| So much for that. {by} is back in front.
| {on} was up, which is where {by} wanted {on.him}.
| {by} takes the wind out of it, and most of {on's} breath.
| It was a good run while it was {on's}.
| {by} lets {on} have the thought, but not the rest of it.
| Whatever {on} had in mind, {by} had it in mind first.
| {by} slams that window shut.
| A moment too proud, a moment too slow: {by} has {on} again.
| {on} looked to the crowd for one second. {by} did not.
| The tide goes out again for {on}. {by} sees to the plug.
| {by} reminds {on} who was winning.
move | {Move} from {by}, and {on's} rally is over.
move | {on} was building something. {by} knocks it down with {move}.
move | {by} answers with {move}, and that is that for now.
why_cheat | {by} goes to the eyes, or near enough to discuss, and the rally dies.
by_heel unloved | {by} ends the fun. It is what {by.he} does for a living.
loved | For once they cheer to see a rally stopped: {by} is back on top.
unloved hot | The place was shaking for {on}. {by} turns it off.
on_worn | {on} gave that everything. {by} needed only one thing.
again | Cut off again. {on} keeps knocking; {by} keeps answering.
thrice | Three times {on} has risen, and three times {by} has sat {on.him} down.
late | {Clock} in, and {on} may not have another of those. {by} sees to it.
on_champ | {by} stops the champion's recovery before it becomes one.
by_champ title | That is a champion's timing: {by} shuts the door on {on}.

= cut_off.finisher_countered
| {on} goes for {named}. {by} will not have it.
| {on} calls for {named}, and {by} slips out of the back of it.
| That would have been {named}. {by} wriggles loose.
| {by} has {named} scouted. {on} comes up with nothing.
| {Named}? No: {by} blocks, twists, and is free.
| {on} had {named} all but hit. {by} was the rest of it.
| {on} reaches for the end of this, and {by} slaps the hand away. Not yet.
| {by} knows what is coming, and is not there when it comes.
| Everybody saw {named} coming, {by} included.
hot | They were on their feet for {named}. {by} gets out of it, and they stay there.
late | {Clock} in, {by} still has the wit to slip {named}.
on_champ title | The champion tries {named}. {by} is out of it.
by_champ title | {Named} would have cost {by} the {title}. {by} gets loose.
again | {by} slips {named} again. {on} may have to think of something.

= cut_off.third
| {by} comes back into it, and {on} is the first to know.
| Everybody had forgotten {by}. {by} had not forgotten {on}.
| {by} slides in behind {on}.
| There are more than two in this, and here is {by}.
| {by} picks {on} out of the crowd.
| {by} has seen enough from the floor.
| While two fight, a third gets up. It is {by}, and {on} pays.
| {on} turns, and it is {by} now.
| {by} cuts in, as at a dance.
| Change of partners: {by} has {on}.
| {by} was lying in wait, or only lying. Either way {on} is caught.
| In comes {by} from the side, and there goes {on's} good idea.
again | {by} again, from nowhere in particular.
often | Whenever {on} gets ahead, there is {by}.
| {by} has been resting outside. {by} has finished.
| {on} was winning, of a sort, until {by} turned up.
hot | {by} is back, and nobody knows where to look.
late | {Clock} in, {by} rejoins the argument.

= double_down
| Both are down. The referee looks from one to the other and starts to count.
| {a} and {b} lie there like two dropped coats.
| Neither moves. It is anybody's, if anybody wants it.
| They have hit each other at the same time with the same thought.
| Both down, and the hall does the breathing for them.
| Two people on the mat, and one idea between them: stay a moment.
| Nobody is winning this just now. Both are losing it.
| They are down together, and the count goes on without them.
hot | Both down, and nobody in {city} is sitting.
late | {Clock} has caught up with both of them. They are down.
deep | {Clock}. If there were two doctors, there would be work for two.
title | Both down, and the {title} belongs for the moment to the ceiling.
even | You could not put a sheet of paper between them, and now both are on the floor.
again | Down again, the two of them. They are getting used to each other's company.
grudge | They would both rather be unconscious than second. It may come to that.
"""
