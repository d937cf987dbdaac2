"""Frames for the fight back: flickers of hope, then the comeback itself."""

BOOK = """
= hope
| {by} strikes back with {move}.
| {Move}. {by} is not finished after all.
| {on} did not see {move} coming. Nor, at this point, did {by}.
| {by} makes some room with {move}.
| {Move} by {by}, and {on} takes a step back nobody expected.
| {by} answers at last: {move}.
| A gap, and {by} fits {move} into it.
| {by} meets {on} halfway with {move}.
| {Move}, from somebody who was supposed to be resting.
| {on} comes in careless, and {by} has {move} waiting.
| {by} has one good idea left, and it is {move}.
| Not much, but {by's} own: {move}.
| {by} digs down and comes up with {move}.
| {Move}. {by} looks at {by.his} hands as if they had just been returned.
| {by} gets a little of it back, with {move}.
why_caught_on_top | {on} went up top and stayed there too long. {by} makes it {move}.
why_caught_on_top | {on} is up high, with nowhere to go. {Move}, and {by} is back in it.
why_caught_on_top | What goes up: {by} catches {on} on the way with {move}.
why_out_of_the_corner | {by} comes out of the corner, and out of patience: {move}.
why_out_of_the_corner | {on} had {by} in the corner. {Move} gets {by.him} out of it.
why_out_of_the_corner | Out of the corner with {move}. {by} wants the middle back.
outside | Even out on the floor {by} finds something: {move}.
by_brawler | Let {by} throw and there is always a chance. {Move}.
by_submission | {by} only needs a limb. {Move}, and {on} backs off.
| A flicker from {by}. {on} did not order that.
| {by} fights from the knees, which is still fighting.
| There is some life in {by} yet.
| {by} is shaking {by.his} head. Not done, apparently.
| {on} goes to finish a thought, and {by} interrupts.
| {by} gets both feet under {by.him} for the first time in a while.
| For a moment {on} looks worried. {by} lives in that moment.
| {by} is answering back now.
| {on} is surprised by how much is left in {by}. So is {by}.
| Out of nothing, {by} turns {on} around.
| {by} counters. It is only one, but one is a number.
| There is a crack in it at last, and {by} has a finger in the crack.
| {by} stays up this time.
| {by} gets loose and has the sense to hit before resting.
| {on} had it all in order. {by} has just moved something.
| {by} is up on one knee with a look that {on} should have seen.
| {by} throws {by.his} whole self at it, having nothing else to throw.
| {by} says something to {on}. By the look of it, "no".
| Not so fast: {by} is still in this.
move | {by} finds {move} from somewhere.
move | Against the run of things: {move} by {by}.
move | {Move} from {by}, and suddenly {on} is the one on the mat.
move | {by} gets off {move}. It will not win this, but it may begin to.
loved | {by} hears them. You can see {by.him} hear them.
loved hot | They are stamping for {by}, and {by} gets up on the beat.
loved | {by} throws one back, and {city} throws it with {by.him}.
loved quiet | A few people start to clap, and {by} starts to move.
by_heel unloved | {by} fights back, to nobody's relief.
by_heel on_face | {by} has found out what it is like down there, and is leaving.
by_worn | {by} has no business getting up. {by} was never one for business.
by_worn late | {Clock} in, on fumes, {by} hits back.
under | The numbers are against {by}. {by} does not look like a reader.
under hot | Nobody has told {by} that this is over, or {by.he} did not catch it for the noise.
by_champ title | The champion stirs. They do not give the {title} to people who stay down.
by_champ title under | The champion has been second all evening. A champion needs only the end of it.
on_champ title | {by} hits the champion back, and the champion feels it.
again | {by} tries again. It failed the first time, but so do most things.
thrice | A third time {by} gets up. {on} is going to run out of ways.
often | Still {by} comes. You could set a clock by it, an obstinate one.
by_powerhouse | {by} shrugs {on} off like a wet coat.
by_high_flyer | {by} only needs a yard of room, and there is a yard of room.
by_technician | {by} has found the loose thread in {on's} hold on things.
grudge | {on} wants this badly. {by} will not give it to {on.him} of all people.
met by_won_last | {by} has beaten {on} before, and just remembered how.

= comeback
| Here comes {by}.
| {by} has turned it. {on} goes down, gets up, goes down.
| Everything {by} throws now lands.
| {by} is up and {on} is wishing otherwise.
| It comes all at once, as it does. {by} is flying.
| {on} begs off. {by} is not hearing.
| {by} shrugs it off, nods, and goes to work.
| The whole match tips over, and {by} is standing on the upper end.
| {by} is running now, and each time {on} gets up it is a mistake.
| All that {on} built in the last minutes, {by} is knocking down in seconds.
| {by} has found another gear, and {on} has not found the door.
| {by} clears the ring of doubt, and very nearly of {on}.
| It is {by}, by force of something that is not in the training manual.
| {on} has thrown the best there was, and {by} is still here.
| {by} shakes {by.his} head, and {on} takes one look and understands.
| Suddenly {by} is everywhere that {on} turns.
move | {by} caps it with {move}, and {on} stays where that leaves {on.him}.
move | The comeback has a shape now, and the shape is {move}.
loved | {by} is up, and so is {city}.
loved hot | You can feel it in the floor. {by} is coming back.
loved hot | The roof would like a word about the noise. {by} is on {by.his} feet.
unloved | {by} has it back, and the hall lets {by.him} know what it thinks of that.
by_heel unloved | {by} roars back, and gets roared at.
by_heel | You may not like {by}. You had better watch {by.him}, though.
by_worn | It is mostly will now. {by} has plenty of it, and little else.
by_champ title | And here is why {by} is the champion.
on_champ title | {by} is taking it to the champion, and the {title} is swaying.
under | The side with no chance has the match. {by} is all over {on}.
late | {Clock} in, {by} goes off like a fire bell.
deep | Past {clock}, with both in ruins, it is {by} who is building.
again | {by} comes back a second time. {on} thought that had been dealt with.
by_powerhouse | {by} stops going around things, and {on} is one of the things.
by_high_flyer | {by} is a blur now, with feet in it.
by_technician | {by} has it all in order again, and {on} is somewhere down the list.
by_brawler | There was never much of a plan, and it was always a good one. {by} unloads.
grudge | Months of it come out of {by} at once.
met on_won_last | This is for the last time. {by} does not need to say so.
"""
