"""Frames around the bouts: the show opens and closes, people come out, and we are told what it is about."""

BOOK = """
= show.opened
| Good evening from {city}. This is {show}.
| {show} is on the air, from {city}, before {attendance}.
| We are live in {city} for {show}.
| {city}, the lights, a ring: {show}.
| {attendance} in the house in {city}. This is {show}.
| The doors are shut in {city}, and {show} begins.
| Welcome to {show}. {craft} and {colour} are at the table; {attendance} are in the seats.
| {fed} presents {show}, from {city}.

= show.opened @craft
| I could not sleep for looking forward to this.
| There is something in the air in {city} tonight.
| A good card, {colour}, top to bottom.

= show.opened @colour
| I slept well. I had read the card.
| What is in the air in {city} is fried onions.
| I was promised a bigger chair.

= segment.entrance
| Here comes {by.full}.
| {by.full}, from {home}.
| Down the aisle, {by.full}, in no great hurry.
| The lights change. {by.full}.
| {by.full} comes through the curtain and looks the place over.
| Now {by.full}, out of {home}.
| That music is {by.full}.
| {by.full} takes the steps two at a time.
| {by.full} stops at the top of the aisle to let {city} have a look.
| Making the walk: {by.full}.
| {by.full} is out, shoulders loose, eyes on the ring.
| From {home}, and a long way from there tonight: {by.full}.
| {by.full} goes once around the ring before getting in.
| {by.full} climbs through the ropes and tests the top one, from habit.
entrance_first | First to the ring: {by.full}.
entrance_last -entrance_first | And the other corner: {by.full}.
entrance_last -entrance_first | {by.full} is last out, and lets it be noticed.
by_champ title | The champion, {by.full}, with the {title} over one shoulder.
by_champ title | {by.full} holds up the {title}. It catches all the light there is.
title -by_champ | {by.full}, who would like to leave with the {title}.
by_heel | {by.full}, to the sound you would expect.
by_heel | {by.full} walks past every hand held out.
by_heel | {by.full} waits for quiet, does not get it, and comes anyway.
by_heel | {by.full} tells a child in the front row something about the world.
by_face | {by.full}, and there go the front rows.
by_face | {by.full} touches every hand on the left, then goes back for the right.
by_face | {by.full}, all smiles until the ropes.
by_face | {city} is glad to see {by.full}, and says so.
by_tweener | {by.full}. Some cheer, some boo, most do both.
by_tweener | {by.full} gives them nothing, and they take it.
by_powerhouse | {by.full} comes down, and the aisle looks narrow.
by_high_flyer | {by.full} skips the steps and goes over the top rope.
by_technician | {by.full} wipes {by.his} boots on the apron, left then right.
by_brawler | {by.full} has the tape on the fists and no use for the pose.
by_submission | {by.full} bends {by.his} fingers back, one hand and then the other.
home_crowd | {by.full} is home. {city} has been saving its voice.

= segment.entrance @craft
by_face | I have known {by} since the small halls. Nothing was ever given to {by.him}.
by_champ | You can see what the {title} has done for {by's} walk.
by_technician | I never tire of watching {by} work.
by_heel | All that talent, and look what {by.he} does with it.
home_crowd | You cannot buy a reaction like that.

= segment.entrance @colour
by_heel | Finally, somebody with taste.
by_face | All those hands reaching out. I would want them washed.
by_champ | What a handsome belt. It would go with my other one.
by_tweener | I can't read {by}. I prefer people with a clear plan to do harm.
by_heel | They are not booing, {craft}. They are vowelling.

= segment.stakes
-multi | {a.full} against {b.full}.
-multi | Next: {a.full} and {b.full}.
-multi | It is {a.full}, and it is {b.full}.
-multi | {a.full} {a?meets/meet} {b.full}.
-multi | {a.full} on one side, {b.full} on the other.
-multi | One fall between {a.full} and {b.full}.
-multi | {a.full} or {b.full}: in a few minutes we shall know.
-multi | On paper, {a.full} and {b.full}. They do not do it on paper.
-met -multi | {a.full} and {b.full} have never met.
-met -multi | A first meeting: {a.full}, {b.full}.
met -multi | {a.full} and {b.full} again. Meeting number {meeting_n}.
met -multi | They have met {meetings_times} before. {a.full}, {b.full}.
met last -multi | {last} won the last time these two met.
met last | {last} has the last one. The other has had time to think about it.
title -multi | The {title} is at stake: {a.full} against {b.full}.
title -multi | For the {title}: {a.full} and {b.full}.
title met -multi | {a.full} and {b.full}, again, with the {title} to be settled this time.
grudge -multi | {a.full} against {b.full}. They do not like each other, and there is no more to the plan than that.
grudge -multi | This one has been boiling for a while. {a.full} and {b.full}.
grudge title -multi | The {title} is at stake, though they might do this for nothing: {a.full}, {b.full}.
stip -multi | {Stipulation} rules: {a.full} against {b.full}.
stip -multi | {a.full}, {b.full}. The rules: {stipulation}.
stip grudge -multi | {Stipulation}, because the ordinary rules did not hold them. {a.full}, {b.full}.

= segment.stakes @craft
-met | A first meeting. Those tell you more than a tenth.
met -multi | They know each other's habits. Watch who breaks one.
title | This is what you get up in the morning for.
grudge -multi | I hope they keep their heads. I doubt it.

= segment.stakes @colour
-met | Strangers. How nice. It will not last.
met -multi | Again? Have they no one else to hit?
title | Gold makes honest people greedy. I can only approve.
grudge | Hatred is so reliable.

= show.closed
| That is {show}. Good night from {city}.
| {show} is over, before {attendance} in {city}.
| The lights come up in {city}. Good night.
| From {city}, for {craft} and {colour}: good night.
| {attendance} go home to argue about it. That was {show}.
| That was {show}. The ring comes down; the talk goes on.
| And so to bed, {city}.
| {fed} thanks {city}, and {city} looks for its coats.
sold_out | Not a seat was left in {city}: {attendance}. That was {show}.
sold_out | {attendance} in {city}, and the fire marshal would let in no more. Good night.
watched | {attendance} saw it here and {viewers} at home. That was {show}.
watched | To {viewers} at home, and {attendance} on their way there: good night.
watched sold_out | {city} was full, and {viewers} watched from somewhere warmer. Good night.
next | That was {show}. Next: {next}.
next | Good night from {city}. {next} comes next.

= show.closed @craft
| Get home safely, everyone. I'd watch it all again.
| I will be thinking about that for a while.

= show.closed @colour
| If you saw my hat, it is mine.
| I have been right all night. Ask anyone but {craft}.
"""
