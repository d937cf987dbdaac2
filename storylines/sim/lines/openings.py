"""Frames for before the first touch: who these two are to each other, where they come from, what they weigh."""

BOOK = """
= segment.entrance
-teams | {by.full}. There is {finisher} at the end of that walk, for somebody.
-teams | Out of {town}, by way of everywhere else: {by.full}.
-teams | {by.full} comes down looking at nobody. In {town} they call that shy.
-teams | Somebody near the rail has brought a flag from {town}. {by.full} sees it, and is careful not to.
by_heel | {by.full}. They would boo all the way to {town} if the doors were open.
by_heel finisher | {by.full} makes a small slow gesture on the ramp. It is {finisher}, in miniature. Nobody claps.
by_face | {by.full}. There is a sign in row six that only says "{town}", and it gets a nod.
by_face finisher | {by.full}, and the children on the rail are already doing {finisher} to each other.
by_tweener | {by.full}, from {town}, which is all that anyone has got out of {by.him} this week.
by_powerhouse | {by.full}. The ring steps were not made for it, and say so.
by_powerhouse | {by.full} has come from {town}, and appears to have carried some of it here.
by_high_flyer | {by.full} is looking at the lights, and how far off they are.
by_technician | {by.full} is still adjusting a wrist tape at the rail. It will be right or it will be done again.
by_brawler | {by.full} has started talking before the curtain has closed.
by_submission | {by.full} shakes the ropes, gently, as one shakes a hand one intends to keep.
by_champ title | The {title} comes through the curtain. {by.full} is underneath it.
title -by_champ | {by.full}, who has packed for one thing more than there was on the way here: the {title}.
home_crowd | {city} has come to look at its own. {by.full}, who needed no taxi.
main entrance_first | For the last match of the night, first: {by.full}.
main entrance_last -entrance_first | There is nobody left in the back now. {by.full}, for the main event.
main -teams | {by.full}, and this is the main event, so {town} may have to be told in the morning.
main by_face | The last entrance that these people came for: {by.full}.
main by_heel | {by.full}, for the main event. Nobody has left early, if only to see it go wrong for {by.him}.
main title | {by.full}, and behind {by.him} comes the night's last piece of business, the {title}.
main grudge | {by.full} for the main event. No music could be loud enough to cover what the hall is saying.

= segment.stakes
-title -grudge reason -reason_named -multi | {a.full} against {b.full}. {Reason}.
-title reason -reason_named -multi | {a.full}, {b.full}. The reason on the sheet: {reason}.
-title reason -reason_named -multi | Why these two, {a.full} and {b.full}? {Reason}. So the booker, at least.
-title reason reason_named | {Reason}. That makes a match.
-title reason reason_named | The reason is short, as the booker's are: {reason}.
-title reason reason_named | {Reason}. Not for much longer, if either has a say.
reason title -reason_named -multi | {a.full} against {b.full}, with the {title} on the table. {Reason}.
-teams -met -multi | {a.home} against {b.home}: {a.full} and {b.full}, for the first time.
-teams -met -multi | {a.full} has never had {b.full} in front of {a.him}. {a.Finisher} has not been introduced.
-teams -met -multi | {a.full} and {b.full} have shared a roster and never a ring. That ends now.
-teams -multi | {a.full} out of {a.home}, {b.full} out of {b.home}, and nothing between them but canvas.
-teams -multi | One has {a.finisher} and one has {b.finisher}. {a.full}, {b.full}.
-teams -multi | {a.full} brings {a.finisher}, {b.full} brings {b.finisher}. Somebody will be leaving with a headache.
a_heavier -multi | {a.full} has {kilos} on {b.full}. {b} has had them counted.
b_heavier -multi | {b.full} is the heavier by {kilos}. {a.full} says that it only means there is more to hit.
a_technician b_brawler -multi | {a.full} has a plan for this. {b.full} has two fists and an early night in mind.
a_brawler b_technician -multi | {a.full} will want a fight, {b.full} a match. The bell does not care which.
a_powerhouse b_high_flyer -multi | {a.full} wants {b.full} on the ground. {b} has always thought the ground overrated.
a_high_flyer b_powerhouse -multi | {a.full} must not be caught by {b.full}. That is the whole plan, and it is a good one.
a_submission -multi | {a.full} is in this, so {b.full} had better know where the ropes are.
b_submission -multi | {b.full} will be looking for a limb. {a.full} has brought the usual four.
met last last_known -multi | {last} won when they met, {last_ago} at {last_event}. {a.full}, {b.full}, and a chance to correct it.
met last_known -multi | The last time was {last_event}, {last_ago}. {a.full} and {b.full} have both watched it since, for different reasons.
met last last_pin -multi | {last} pinned the other one at {last_event}. {a.full} against {b.full} once more.
met last last_submission -multi | At {last_event} {last} made the other give up. {a.full}, {b.full}: somebody has been sleeping on that.
met last last_roll_up -multi | {last} stole it at {last_event}, with a cradle. {a.full} and {b.full} again, and one of them with eyes in the back of the head.
met last last_dq -multi | It ended on a disqualification at {last_event}. {a.full} against {b.full}: this time, perhaps, to the end.
met last last_interference -multi | {last} had help at {last_event}. {a.full} and {b.full}, and tonight the door is being watched.
met last_time_limit -multi | The clock beat both of them at {last_event}. {a.full} and {b.full} have asked for another go at each other.
title a_champ -teams -multi | {a.full} has the {title}. {b.full} has {b.finisher}, and has come to exchange.
title b_champ -teams -multi | {b.full} holds the {title}. {a.full} has come all the way from {a.home} to say how much longer.

= bell
-multi -teams | The bell. {a.home} in one corner, {b.home} in the other.
-multi -teams | The bell, and {a} has {a.finisher} to get to, {b} has {b.finisher}. Everything else is on the way.
-multi -teams | There it goes. A bell, {a} from {a.home}, {b} from {b.home}, and no more to be said about it.
-multi -teams | The bell. Somewhere in the next half hour there is {a.finisher}, or there is {b.finisher}.
-multi -teams | {a} rolls the neck, {b} rolls the shoulders, and the timekeeper does the rest.
-multi -teams | They ring it, and {b} is thinking of {a.finisher}. You can see it in the feet.
-multi -teams | They ring it, and {a} is already watching {b's} hands: {b.finisher} begins there.
-multi | The timekeeper leans on the bell. {a} leans on nothing. {b} comes forward.
-multi | That is the bell. {a} and {b} have run out of things to look at but each other.
-multi | The referee shows them both the palms of the hands, and then the bell shows them the rest.
-multi | Ring it. {a} is ready, {b} says so too, and neither believes the other.
-multi quiet | The bell is the loudest thing in {city} just now. {a} and {b} will see to that.
-multi hot | The bell, somewhere under all this. {a} and {b} take it on trust.
-multi grudge -teams | The bell, and {a} is halfway across before it has stopped. {b} has come the other half.
-multi grudge | Somebody has to stand between {a} and {b} until the bell. Somebody gets out of the way, quickly.
-multi grudge | The bell, and the coats come off, and that is all the ceremony {a} and {b} have time for.
a_heavier -multi | The bell. {a} has {kilos} on {b}, who has noticed.
b_heavier -multi | The bell. {b} is {kilos} the heavier; {a} begins by moving to the left, and keeps moving.
b_heavier -multi | Bell. {a} looks up at {b}, {kilos} of difference, and spits on both hands.
a_heavier -multi | Bell. {Kilos} between them, all of it {a's}. {b} gives it some room.
a_technician b_technician | The bell, and two people who both read the last page first. {a}, {b}.
a_brawler b_brawler | The bell. Neither {a} nor {b} has brought a hold.
a_powerhouse b_powerhouse | The bell, and {a} and {b} meet in the middle with a sound like furniture.
a_high_flyer b_high_flyer | The bell. Watch the air: {a} and {b} do.
a_technician b_brawler | The bell. {a} offers a hand for the lock-up, and {b} looks at it as one looks at a menu abroad.
a_brawler b_technician | The bell. {a} swings before it has died. {b} is no longer there.
a_powerhouse b_high_flyer | The bell. {a} takes the middle, {b} takes the rest of it.
a_high_flyer b_powerhouse | The bell. {a} circles {b} once, at a run, to see if {b} turns.
a_submission -teams | The bell. {a} crouches. {b} puts both arms behind {b.his} back, and not altogether as a joke.
b_submission -teams | The bell. {b} crouches. {a} keeps {a.his} wrists to {a.himself}.
title a_champ -multi | The bell. {a} hands over the {title} and watches where they put it.
title b_champ -multi | The bell. {b} kisses the {title} goodbye for a while. {a} has other ideas about how long.
title -a_champ -b_champ -multi | The bell, and for the moment the {title} is the timekeeper's.
met last last_known -multi | The bell. {last_event} was {last_ago}, and {last} won it. Neither has mentioned it since.
met last last_pin -multi | The bell. At {last_event} this ended with {last} on top. {a} and {b} go back to the beginning.
met last last_submission -multi | The bell. One of these gave up to the other at {last_event}, and {last} is the one who is smiling.
met last last_roll_up -multi | The bell. {last} took the last one with a cradle, at {last_event}. Nobody is turning any backs.
met last_known -multi | The bell, {last_ago} after {last_event}. {a} and {b} begin about where they left off, a little sorer.
main -multi -teams | The bell for the main event. {a}, {b}, and {city} with nowhere else to be.
main title -multi | The bell for the main event, and the {title} will go home with {a} or with {b}.
a_technician b_high_flyer -teams | The bell. {a} would like to begin with a hold, {b} with the view.
a_high_flyer b_technician -teams | The bell. {a} bounces twice on the balls of the feet, and {b} makes a note of which foot is first.
a_brawler b_powerhouse -teams | The bell. {a} walks straight up to {b}, as one walks up to weather.
a_powerhouse b_brawler -teams | The bell. {b} has picked the largest thing in the room to hit, and it is {a}.
a_powerhouse b_technician -teams | The bell. {a} offers both hands for a test of strength. {b} has read about those.
a_technician b_powerhouse -teams | The bell. {a} looks {b} over for handles.
a_brawler b_high_flyer -teams | The bell. {a} cuts off one side of the ring and starts on the next. {b} has counted four.
a_high_flyer b_brawler -teams | The bell. {b} throws the first one over the place where {a} had been.
a_technician a_face b_heel -teams | The bell. {a} holds a hand out. {b} shows it to the referee as evidence.
a_heel b_face -teams | The bell, and {a} is straight out through the ropes for a word with {city}. {b} waits; {b} has heard it.
a_face b_heel -teams | The bell. {b} hides in the ropes and asks for room. {a} gives the room, and the look that goes with it.
a_face b_face -teams | The bell, a handshake, and a little more squeeze in it from {a} than from {b}.
a_heel b_heel -teams | The bell. {a} and {b} look each for the other's trick, and for a time there is no wrestling at all.
teams -multi | The bell. Four in boots, two allowed, and {a} to go first.
teams -multi | The bell, and the partners climb out to the apron like people leaving the room for a quarrel.
teams -multi | The bell. {a} on one side of it, {b} on the other, and a good deal of pointing.
teams title -multi | The bell, and two belts go to the table. {a} would like to leave with both, and so would {b}.
stip -multi | The bell, and the rules are {stipulation}. {a} and {b} have both read them, for the gaps.
"""
