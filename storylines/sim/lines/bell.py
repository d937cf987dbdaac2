"""Frames for the start: the bell, the feeling-out, and the trouble outside the ring."""

BOOK = """
= bell
multi | The bell, and {n_sides} of them at once.
multi | {all}. One ring. The bell.
multi | The bell. {all}, and everybody looks at everybody.
multi | There is the bell. {N_sides} go to work, and the referee has eyes for two.
-multi | The bell. {a} and {b}.
-multi | There is the bell, and {a} and {b} circle.
-multi | The referee checks both corners and calls for the bell.
-multi | Bell. {a} {a?comes/come} out of one corner, {b} out of the other, nobody hurrying.
-multi | We are off: {a.full} against {b.full}.
-multi | The bell rings, and {city} settles in.
-multi | The bell. From here it is only {a} and {b}.
-multi | {a} and {b} have the ring. The bell gives them permission.
-multi | The bell goes, and {b} {b?takes/take} the middle. {a} would like it back.
-multi -teams | Bell. Two people, one ring, and a limit on everybody's patience.
title -multi | The bell, and the {title} goes to the timekeeper for safe keeping.
title -multi | The belt is held up, the belt is taken away, and the bell rings.
title hot -multi | The {title} is up, the bell is rung, and the hall is already loud.
grudge -multi | The bell, though they would have started without it.
grudge -multi | No handshake. The bell.
met -multi | They have been here before, these two. The bell again.
met -multi | {a} and {b}, and the bell. Nobody needs introducing.
hot -multi | You could miss the bell for the noise. {a} and {b} did not.
quiet -multi | The bell. A polite sort of crowd so far; {a} and {b} have work to do.

= feel_out
| They come together, part, come together. {Move} by {by}.
| {by} tries {move}. {on} gives it the respect it is due.
at_once | First touch to {by}, for whatever that is worth: {move}.
| {Move}, and a small nod from {on}. Noted.
| {by} asks something simple, {move}, and listens to the answer.
| {Move}. Neither is giving much away.
| {by} goes first, with {move}. They reset.
| {by} has {move} for {on}; {on} has seen it before, and says so with a look.
| {Move} by {by}. Early days.
| {by} offers {move}, {on} declines to be impressed.
| A circle, a feint, {move}. {by} is feeling for the edges.
| {by} tests the ground with {move}.
| {Move}, and they are apart again, one fact the richer.
| {by} and {on} are reading each other. {Move}, for a start.
| {by} wants to know how strong {on} is tonight. {Move}.
| {Move}. {on} smiles, and means nothing by it.
| {by} gets {move} before {on} has settled.
met on_won_last | {by} starts otherwise than last time, with {move}.
by_heel | {by} takes a liberty with the break, and goes to {move}.
grudge | They do not bother with pleasantries. {Move} by {by}.
| Nothing risked yet. {by} and {on} are reading each other.
| {by} shows {on} what {by.he} has learned. {on} has learned it too.
| They trade holds like people trading addresses.
move at_once | {by} opens with {move}.
move | {Move} from {by}, to see what {on} does about it.
move at_once | The first thing of note: {move} by {by}.
move | {by} goes to {move} early. {on} files it for later.
move | They come together, and {by} makes it {move}.
move | {by} tries {move} for size.
move hold | {by} takes {on} into {move}, and they both get to know the mat.
move hold | {Move}. {by} has hold of something, and {on} wants it back.
by_face on_heel loved | {on} stalls. The hall tells {on.him} about it. {by} waits.
by_powerhouse on_high_flyer | {by} would like to get hold of {on}. {on} would like {by.him} not to.
by_technician on_technician | Hold, counter-hold, and two people enjoying themselves in secret.
by_brawler on_technician | {on} wants to wrestle. {by} did not come for that.
by_submission | {by} is already looking at {on's} arms as if they were lunch.
met by_won_last | {by} won the last one, and holds up a finger to remind {on}.
title | Neither will make the first mistake, with the {title} on the table.
hot | They have done nothing yet, and the hall loves it.
quiet | {by} and {on} take it slowly. So does the crowd.

= brawl
| On the floor now, and {by} has {move} for {on}.
| {Move} from {by}, at arm's length from the paying public.
| {by} follows {on} out. {Move}.
| The front row moves its coats. {Move}.
| {Move}, out there among the cables.
| {by} and {on} are among the people, and {by} is first with {move}.
| {Move}. There are no soft landings at ringside.
| It spills to the outside, and manners with it.
| They are fighting on the floor. The referee has the choice of shouting or counting.
| {by} and {on} leave the ring behind, hitting as they go.
| It is a fight now. The ring is only where it began.
move | On the outside, {by} finds {move}.
move | {Move}, out where there is no canvas to soften it.
by_heel | {by} likes it out here, where the referee has only eyes.
by_brawler | This is {by's} side of town. {on} is only visiting.
by_face loved | {by} goes out after {on}, and half the front row goes too, in spirit.
grudge | Neither of them remembers that there is a ring.
no_dq | No disqualifications, and {by} means to have the worth of it.
no_dq | Everything is allowed, and {by} has started at the top of the list.
hot | The front rows scatter, delighted.
on_worn | {on} is being walked around ringside like a drunk uncle.
again | Back to the floor they go. The ring is having a quiet night.

= outside_count
| The referee is at {count_n}.
| {Count_n}, says the referee.
| The count outside: {count_n}.
| {Count_n} already, and {on} has not moved.
| {by} is inside, {on} is not, and the count is {count_n}.
| {Count_n}. {by} leans on the ropes and listens to the referee.
| {Count_n}. {on} is looking for the apron.
| {Count_n} now.
| The referee leans over the rope. {Count_n}.
| {Count_n}. It goes to ten.
| That is {count_n} from the referee.
| {Count_n}, and {on} is still outside.

= back_in
| {by} throws {on} back inside and follows.
| {by} rolls {on} under the bottom rope.
| They are in the ring again, where the rules live.
| Back inside, {on} first and not by choice.
| {by} has had enough of the outside, and takes {on} back in.
| {by} feeds {on} through the ropes like a letter.
| {by} puts {on} back where it counts.
| In they go again, {by} picking the moment.
| {by} slides in after {on}.
| Inside again. {on} did not enjoy the walk.
by_heel | {by} breaks the count, goes out for one more, and then rolls {on} in.
on_worn | {by} pours {on} back into the ring.
hot | Back in the ring, and the noise comes with them.
late | {Clock} in, {by} takes it back inside.

= back_in.beat_the_count
| {by} gets in at nine.
| {by} beats the count, by a hand.
| {by} slides under the bottom rope with ten on the referee's lips.
| Nine and a half. {by} is in.
| {by} falls through the ropes in time, head first.
| {by} makes it. {on} had started to celebrate.
| {by} is in. The referee drops the hand.
by_worn | {by} gets in on elbows and stubbornness, at nine.
loved | {by} makes it back, and {city} lets go of its breath.
hot | They counted {by} in, every one of them. In at nine.
by_champ title | The champion could have taken the count and kept the {title}. {by} gets in.

= cheat
| {by} bends a rule until it is more of a circle.
| The referee turns. {by} does not.
| {by} hides it from the only person who matters.
| {by} cheats, without much effort to be original.
| {by} does something illegal, and does it well.
| There is a rule against that. {by} knows the number.
| {by} looks at the rule, looks at {on}, and chooses.
| {by} breaks the rules, and everybody saw but one.
helper | {helper} is up on the apron. The referee goes to look, and {by} goes to work.
helper | There is {helper}, who has no ticket for this, and who has hold of {on's} ankle.

= cheat.eye_rake
| {by} goes to the eyes while the referee is looking at the turnbuckle.
| {by} rakes the face and asks the referee what the matter is with {on}.
| Fingers across the eyes. {by} calls it a misunderstanding.
| {by} finds an eye. {on} finds the other side of the ring, by touch.
| The eyes, again the eyes. {by} never did like being looked at.
| A thumb, an eye, and {on} is swinging at the referee's voice.
by_heel unloved | {by} gouges, and everyone in {city} saw it with both of theirs.
title | For the {title}, {by} will put out lights.

= cheat.choke
| {by} chokes {on} on the ropes until four and a half.
| {by} leans on {on's} throat. The referee counts; {by} can count too.
| A choke, released at four, and put on again at once.
| {by} uses the middle rope and {on's} neck, in that order.
| {by} has {on} by the throat, and a face like a choirboy.
| The referee says five is the limit. {by} appreciates round numbers.
by_heel unloved | {by} chokes {on} and conducts the boos with the free hand.
on_worn | {on} needed that air. {by} did not feel the need to share.

= cheat.hair
| {by} has {on} by the hair, or near enough.
| {by} drags {on} up by the scalp.
| A handful of hair. {by} shows the referee an empty hand.
| {by} takes {on} down by the head. There was no hold in it.
| The referee asks about the hair. {by} never heard of hair.
| {by} pulls; {on} follows, having no choice.
by_heel unloved | {by} takes the hair, then a bow.
again | The referee warns {by}. {by} thanks the referee.

= cheat.ropes
| {by} uses the ropes, all of them.
| {by} leans on {on} with all the ropes have to give, and a look of hard honest work.
| A hand on the rope, for leverage. {by} lets go when the referee turns.
| {by} gets a little help from the top rope.
| {by} hangs {on} up on the ropes, and stays there for the count of four.
| {by} makes the ropes work for a living.
by_heel unloved | They are all pointing at the ropes. {by} points back.
again | The ropes are on {by's} side tonight.

= cheat.low_blow
| A low one from {by}. The referee saw only {on's} opinion of it.
| {by} goes low. Half the hall crosses its legs.
| Below the belt, and not by accident. {on} goes down slowly.
| {by} kicks where kicks are not allowed.
| {by} turns desperate, then turns it into a low blow.
| That was low in every sense. {on} is on the mat.
title | For the {title}, {by} goes as low as one can.
under | {by} was losing. {by} goes low.
hot | A low blow, and bedlam.

= cheat.weapon
| {Move}. {by} had it ready.
| {by} has brought something that was not on the entry form. {Move}.
| {Move}, and {by} has got rid of it before {on} is down.
| {by} goes under the ring and comes back with company. {Move}.
| That is no part of wrestling: {move}, from {by}.
| {Move}. It will leave a mark, and it may leave a verdict.
referee_away | The referee is down, so nobody saw {move}. Nobody who counts.
referee_away | No referee, and {by} makes good use of the time. {Move}.
title | {by} would rather steal the {title} than not have it. {Move}.
grudge | {Move}. {by} does not look as if it was about the win.
late | {Clock} of trying it fairly, more or less, and now {move}.

= cheat.run_in
| Somebody is over the barricade, and it is not for {on's} sake. {by} has company.
| A friend of {by's} is in the ring, and {on} has walked into both of them.
| {by} has a friend in the building. {on} meets the friend.
| Out of the crowd, out of nowhere: it is two against {on} now.
| {by} never said it would be one against one. {on} assumed.
| They have jumped {on}. {by} tidies up.
title | With the {title} at stake, {by} has sent for help, and it has come.
grudge | It was never going to be left to the two of them. {on} is jumped from behind.

= brawl.chaos
| They have both forgotten the match. {by} and {on} are simply fighting.
| There is no more wrestling in this. They go over the rail, {by} and {on} together.
| The referee calls, pulls, pleads. {by} and {on} do not hear.
| {by} has {on} by the collar, {on} has {by} by the ear, and off they go.
| It has come apart: fists, furniture, the front row in retreat.
| They are past rules and past the barricade, {by} and {on} both.
grudge | All that bad blood, and now it is everywhere.
title | The {title} lies on a table, and they fight past it without a look.

= referee_down
| The referee is down.
| They have run over the referee.
| {on} moves, and the referee does not.
| The law is flat on its back. {by} takes a look.
| The referee is hit, and the rule book goes down too.
| No referee. It will be quiet, for counting.
| The referee is in the corner, in a heap, thinking of other trades.
| Somebody count, if they like. The referee cannot.
by_heel | The referee is down, and {by} takes it as an invitation.
title | The referee is out, with the {title} at stake and nobody to give it.
hot | The referee is down, and the whole hall has medical advice.
again | The referee, again. There ought to be a helmet.
"""
