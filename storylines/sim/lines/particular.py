"""Frames for the middle of this match and no other: what is hurt, for how long, who is the heavier, what came before."""

BOOK = """
= feel_out
-teams | {by} from {town} and {on} from {on.home} introduce themselves: {move}.
-teams | {on} is watching for {finisher}, a little early. {by} offers {move} instead.
on_heavier | {by} finds out what {kilos} feels like from the outside. {Move}.
by_heavier | {by} lets {on} try to move it, all {kilos} of difference. Then {move}.
met last_known by_won_last | {by} opens as at {last_event}, with {move}. It is a kind of remark.
met last_known on_won_last | {by} has given up whatever it was that lost {last_event}. {Move}.
met last_known | They know each other from {last_event}, so nobody offers an arm. {Move} by {by}.
title by_champ | The champion takes first say, with {move}, and listens to how the {title} likes it.
title on_champ | {by} goes at the champion with {move}, to see if the {title} flinches.
by_technician on_brawler | {by} takes {on} by the wrist before it becomes a fist. {Move}.
by_brawler on_high_flyer | {by} wants {on} to stand still. {Move} is as near as {by.he} gets.
by_high_flyer on_powerhouse | {by} goes round {on} like a moth round a wardrobe. {Move}.
by_powerhouse on_technician | {on} finds a hold. {by} walks about with it on, then {move}.
by_submission on_powerhouse | {by} takes a thumb, and for a moment {on} is no stronger than a thumb. {Move}.
by_technician on_submission | Both would like the same arm. {by} gets it first: {move}.
home_crowd | {by} gets a cheer for {move} that it would not have had anywhere but here.
main | They have all night, and it is nearly over anyway. {by} begins the main event with {move}.

= move
worked | {by} goes back to the {part}. {Move}.
worked | That is the {part} again. {Move}, and {on} knows now what this is about.
worked | {Move}. {by} has picked {on's} {part} out of the whole catalogue and means to have it.
worked | The {part}, once more: {move}. {on} is holding it even before {by} lets go.
worked | {by} treats {on's} {part} like a door that was nearly open. {Move}.
worked by_technician | {by} adds {move} to the account of the {part}. It is all being written down.
worked by_submission | {Move}, to the {part}. {by} is marking the place for later.
worked by_heel | {by} steps on the {part} in passing, then {move}, not in passing.
on_hurt | {on} covers the {on.hurt} with a hand. {by} sees the hand. {Move}.
on_hurt | {on's} {on.hurt} is slower than {on} is. {by} gets there: {move}.
on_hurt | {by} looks at the {on.hurt}, {on} turns it away, and it is {move} instead.
by_hurt | {by} does it with the {by.hurt} held out of the way. {Move}.
by_hurt | {Move}, and it costs {by's} {by.hurt} as much as it costs {on}.
by_hurt | {by} feels for {by.his} {by.hurt}, leaves it, and goes in again. {Move}.
held | {Held} of this now. {Move} by {by}.
held | {by} has had {on} for {held}, and finds a use for the next second: {move}.
held | {on} has not hit anything in {held}. {by} has: {move}.
held by_champ title | {Held} of the champion now. {Move}, and the {title} looks well where it is.
held on_champ title | {by} has had the champion for {held}. {Move}. The {title} is beginning to listen.
held hot | {Held} they have been asking {on} to get up. {Move}.
held under | {Held}, and it is {by}, whom nobody fancied, with {move}.
on_heavier lift | {by} has {kilos} too many to lift, and lifts them. {Move}.
on_heavier throw | {by} uses all of {on's} {kilos} to spare, against {on}. {Move}.
on_heavier strike | {by} chops at something {kilos} larger. {Move}.
on_heavier | {by} gives away {kilos} and, now, {move}.
by_heavier lift | {Kilos} make a difference when you are the one going up. {Move}.
by_heavier | {by} puts {kilos} of argument behind it: {move}.
by_heavier floored | {by} comes down on {on} with {kilos} to spare. {Move}.
by_stood | {by} got out of {on.finisher}, and has been hitting people since. {Move}.
on_stood | {on} got up from {finisher}. {by} goes to look for something else, and finds {move}.
by_slipped | {by} is still here because of a slip. {Move}, while the luck holds.
by_landed | {finisher} was not enough. {by} goes back to {move}, as one goes back to work.
on_cheated | {on} cheated. {by} answers it with {move}, which is in the book.
by_cheated | {Move}, and within the rules, for a change.
several | {Near_n} near-falls behind them, {by} starts again from {move}.
nears | There is no shoulder left that has not been up. {by}, with {move}.
met on_won_last last_known | {by} was behind like this at {last_event} too, and lost. {Move} says not again.
met by_won_last last_known | {by} won {last_event} with less than this. {Move}.
met last_known | {on} has seen {move} from {by} before, on the tape of {last_event}. It is quicker in the flesh.
title -by_champ | {Move}, and {by} looks over at the {title} to see whether it was watching.
title by_champ | {by} throws everything that comes with the {title}: {move}.
grudge | {by} puts a month of it into {move}.
grudge | {on} says something. {by} has heard enough from {on}. {Move}.
by_technician on_brawler | {on} wants to trade. {by} keeps the change: {move}.
by_brawler on_technician | {by} interrupts a hold before it has been explained. {Move}.
by_high_flyer on_powerhouse | {by} is gone when {on's} arms close, and back with {move}.
by_powerhouse on_high_flyer | {by} has caught {on} at last, and is in no mood to put {on.him} down gently. {Move}.
by_submission on_brawler | {on} throws the arm, and {by} would like to keep it. {Move}.
by_brawler on_powerhouse | {by} hits {on} as one hits a tree, from interest. {Move}.
by_technician on_high_flyer | {by} has taken away the space that {on} does it in. {Move}.
by_powerhouse on_powerhouse | Two large people in one small ring. {Move} by {by}, and the posts feel it.
by_high_flyer on_high_flyer | They pass each other twice in the air. {by} lands second, and on top. {Move}.
home_crowd | {by} does {move} for the people who remember {by.him} when {by.he} could not.
-teams main | In {town} they are up past their bedtime for this. {by}, with {move}.

= control
on_hurt | {by} has found out that {on's} {on.hurt} is the way in. {Move}.
worked | It is the {part} that {by} wants. {Move}, and {by} has it.
on_heavier | {by} gives up {kilos} and takes the match. {Move}.
by_heavier | {Kilos} will tell in the end. They tell now: {move} by {by}.
met on_won_last last_known | At {last_event} {on} never let go of it. Here {by} has taken it away: {move}.
met by_won_last last_known | {by} takes over, about as early as at {last_event}. {Move}.
on_champ title | The {title} is on the table and the champion is on the mat. {by}, with {move}.
by_champ title | {by} has defended the {title} from here before. {Move}.
by_technician on_brawler | {on} came to fight, and is being wrestled. {Move}.
by_brawler on_technician | {on's} plan had no page for this. {Move}, and {by} is on top.
by_high_flyer on_powerhouse | {by} has {on} turning on the spot, and takes it from there. {Move}.
by_powerhouse on_high_flyer | {on} comes down once in the wrong arms. {Move}, and it is {by's} match.
several | After {near_n} close ones, somebody had to take hold of this. {by}: {move}.
-teams | {by} takes it. {Move}, and {finisher} begins to be a possibility.
-teams | {town} has the upper hand of {on.home}. {Move} by {by}.
main | {by} takes the main event in hand. {Move}.

by_technician on_submission | Two who collect arms, and {by} has the first. {Move}.
by_technician on_technician | Nobody saw the mistake but {by}. {Move}, and {on} is behind.
by_technician on_high_flyer | {by} takes the air out of it. {Move}, and {on} has only the mat.
by_technician on_powerhouse | {on} is the stronger, and is facing the wrong way. {Move} by {by}.
by_brawler on_high_flyer | {by} gets a hand on {on} at last, and closes it. {Move}.
by_brawler on_brawler | They swing together, and {by} gets there first. {Move}.
by_brawler on_powerhouse | {by} has hit {on} until it tells. {Move}.
by_powerhouse on_technician | {on} had a hold, and {by} stood up in it. {Move}.
by_powerhouse on_brawler | {on} has hit {by} with everything once. {by} begins: {move}.
by_high_flyer on_technician | {on} turns to where {by} was going to be, and {by} has gone elsewhere. {Move}.
by_high_flyer on_brawler | {on} swings at noise. {by} comes from the other side, with {move}.
by_high_flyer on_high_flyer | One of them had to land first, and it was {on}. {Move} by {by}.
by_submission on_technician | {on} is clever with {on.his} hands, so {by} starts on the wrists. {Move}.
by_submission on_powerhouse | {by} has got behind {on}, where there is nothing to be strong against. {Move}.
by_submission on_high_flyer | A bird with a foot held is a smaller bird. {by} has the foot. {Move}.
home_crowd | {by} takes over, and everybody here knows somebody who knows {by.him}. {Move}.
stip | Under these rules it may go anywhere. For now it goes to {by}: {move}.

= hope
by_hurt | With what the {by.hurt} has left {by.him}, {by} throws {move}.
by_hurt | {by} forgets the {by.hurt} for as long as it takes. {Move}.
by_hurt | The {by.hurt} is gone, the rest of {by} is not. {Move}.
on_hurt | {on's} {on.hurt} gives for a moment, and {by} is through it. {Move}.
on_heavier | {by} hits upwards, at {kilos} more of {on}. {Move}.
by_heavier | It takes a lot to keep {by} down, {kilos} more than {on} has. {Move}.
near | Pinned for two and two again, {by} is still arguing. {Move}.
nears | {Near_n} near-falls, and {by} gets up for the next. {Move}.
by_stood | {by} did not get out of {on.finisher} to lie about. {Move}.
by_slipped | {by} slipped the worst of it, and now {move}.
on_cheated | {on} had to cheat to get here. {by} only has to get up. {Move}.
met on_won_last last_known | {by} has been exactly here, at {last_event}, and stayed down. {Move}.
met by_won_last last_known | {by} came back at {last_event} too. {on} might have remembered. {Move}.
title by_champ | They will have to take the {title} off {by} standing up. {Move}.
title on_champ | {by} can see the {title} from down there. {Move}.
-teams loved | Somebody shouts the name of {town}, and {by} gets up as if called in to supper. {Move}.
-teams | {on} is setting up {on.finisher}. {by} is not there for it: {move}.
-teams | {Finisher} would change this. {by} starts on the long way to it: {move}.
by_technician | {by} does it by the book, from the floor: hand, elbow, knee, {move}.
by_brawler on_technician | It is untidy, it is {by's}, and it lands: {move}.
by_high_flyer on_powerhouse | {by} gets a foot to the middle rope, and that is as good as a ladder. {Move}.
by_powerhouse | {by} stands up with {on} still hanging on. {Move}.
grudge | {by} would not give {on} the pleasure. {Move}.
home_crowd | {city} will not let {by} lie there. {Move}.
main | It is too late in the night for {by} to go quietly. {Move}.

= comeback
by_hurt | {by} is doing it all round the {by.hurt}, and doing it.
on_hurt | {by} goes straight for {on's} {on.hurt}, and the match comes over with it.
on_heavier | {kilos} of difference are going backwards, and {by} is why.
several | {Near_times} they nearly buried {by} or {on}. It is {by} who is up.
nears | How often does {by} have to not lose? {by} has stopped counting and started swinging.
by_stood | First {by} got up from {on.finisher}. Now {by} is getting up on {on}.
on_cheated | {on} looks round for another short cut. {by} is standing in it.
met on_won_last last_known | At {last_event} this never came. It has come now, and {on} is in front of it.
met by_won_last last_known | {on} knows this from {last_event}, and has no more idea than then.
title on_champ | The champion backs up, and the {title} with nothing to back up into. {by} is coming.
title by_champ | {by} looks at the {title}, and then at {on}, as at somebody standing in front of it.
-teams | {by} is up, {on} is down, and {finisher} is only a matter of arrangement.
-teams | {town} will have heard that. {by} has everything going at once.
by_technician on_brawler | {on} throws, {by} is inside it; {on} throws, {by} is behind it.
by_brawler on_technician | {by} has thrown out the plans, {on's} first.
by_high_flyer on_powerhouse | {on} closes both arms on where {by} used to be, three times running.
by_powerhouse on_high_flyer | {on} lands on {by}, and {by} does not go down. {by} looks at {on}. {on} looks at the door.
grudge | There is a list, and {by} goes down it, and everything on it is {on}.
home_crowd | {city} has got behind {by}, and then some of it has got in front.
main | This is what a main event is kept for. {by} is flying.

= cut_off
by_hurt | {by} stops it, one-handed, the other hand on {by.his} {by.hurt}.
on_hurt | {by} remembers the {on.hurt}, and there the rally ends.
on_hurt | {on} was away and running until the {on.hurt} had a say. {by} steps over it.
worked | The {part}, of course the {part}. {by} has {on} again. {Move}.
on_heavier | {by} brings down {kilos} more than {by} is, at the run.
by_heavier | {on} runs into {by}, and {kilos} decide it.
held | {Held} of {by}, five seconds of {on}, and {by} again.
several | That is where it went the other way before. {by} cuts it off this time, {near_n} near-falls the wiser.
on_stood | {on} can get out of {finisher}, it turns out, but not out of {move}.
met on_won_last last_known | This is how {on} won {last_event}. {by} has seen the film.
met by_won_last last_known | {on} tried it at {last_event} as well. {by} had this for it then.
title by_champ | {by} did not get the {title} by letting people finish.
title on_champ | The champion had begun to move, and so had the {title}. {by} puts both back.
-teams | {on} was on the way to {on.finisher}. {by} has closed the road.
-teams | {on} gets as far as thinking of {on.home}. {by} brings {on.him} back. {Move}.
by_technician on_high_flyer | {by} takes one foot out of the air, and the rest of {on} comes with it.
by_brawler on_high_flyer | {on} jumps. {by} is a hard place to land.
by_powerhouse on_high_flyer | {by} plucks {on} out of it like washing.
by_powerhouse on_brawler | {on} swings with all there is, and {by} catches the fist, and thinks about it.
by_submission on_brawler | {on} leaves the arm out there a moment too long. {by} hangs on it.
grudge | {by} was enjoying it too much to let {on} have a turn.
main | Not yet, says {by}, and the main event has another chapter.

= hold
worked | {Move}, and it is the {part}, as it was before and will be again.
worked | {by} goes to {move}, and the {part} that {on} has been nursing is in it.
on_hurt | {by} has {on} in {move}, with the {on.hurt} bent the way it hurts.
held | {Held} in command, and {by} makes it slower still: {move}.
on_heavier | There is one way to make {kilos} lie down, and it is by a limb. {Move}.
by_heavier | {by} hangs {kilos} on the end of {move}.
several | No pin has held {on}, and {near_n} have been tried. {by} would like a word instead. {Move}.
met on_won_last last_known | {by} did not think of this at {last_event}. {Move}.
met by_won_last last_known | {by} had {on} down like this at {last_event}. {Move}.
title on_champ | If the champion says yes, the {title} goes. {Move}.
title by_champ | {by} would keep the {title} by any grip that holds. {Move}.
-teams | {on.home} is a long way from here, and so are the ropes. {Move}.
-teams | {by} puts {on} in {move}, to make room for {finisher} later.
by_submission on_powerhouse | All that strength, and {by} has hold of the one place where there is none. {Move}.
by_technician on_brawler | {by} gives {on} something that cannot be punched: {move}.
grudge | {by} has {move} on, and talks into {on's} ear the whole time.
main | {by} slows the main event to the pace of one limb. {Move}.

= rope_break
by_hurt | {by} gets there on what is left of the {by.hurt}.
worked | {by} has the rope, and has had about enough of what is being done to that {part}.
title | The rope has saved the {title}, or saved {on} from it; either way {by} is holding on.
met last_known | There was no rope in reach at {last_event}. There is now.
several | Two-counts, {near_n} of them, and now the ropes: {by} is living on other people's furniture.
main | {by} reaches the ropes, and the main event goes on.

= escape
by_hurt | {by} tears the {by.hurt} free and holds it like something borrowed.
on_heavier | {by} slides out from under {kilos} of patience.
met last_known | {by} has learned something since {last_event}: the way out.
title | {by} is out, and the {title} stays where the evening left it.
worked | Out, but {by} will not be doing much with that {part}.

= signature
worked | {by} has softened the {part} for this. {Named}.
on_hurt | {on's} {on.hurt} was never going to stand it. {Named}.
by_hurt | {by} hits {named}, {by.hurt} and all.
held | {Held}, and {by} decides that it is time: {named}.
met last_known | {Named}. {on} saw that at {last_event} and sees it now from closer.
several | {Near_n} near-falls have not done it. {by} tries {named}.
on_heavier | All of {on}, {kilos} too much, goes over for {named}.
home_crowd | {Named}, and half of {city} did it along with {by}.
title on_champ | {Named} on the champion, and the {title} shifts on its table.
-soft by_stood | {by} has been through {on.finisher} and out the other side, with {named} in hand.
main | {Named}. They stayed for that.
"""
