"""Frames for crooked work, the floor and the ten count in this match and no other."""

BOOK = """
= cheat
again | That is not the first, from {by}, and the referee has missed them in order.
again | {by} does it once more. It is a method by now.
often | {by} has broken more rules tonight than the referee knows.
on_hurt | {by} finds the {on.hurt} again, and not with anything in the book.
on_heavier | {kilos} short, {by} makes it up by other means.
by_heavier | {kilos} in hand, and {by} still would rather cheat.
several | After {near_n} near-falls {by} has lost faith in the ordinary way.
met on_won_last last_known | {by} lost at {last_event} by the rules. There is more than one way to learn from that.
met by_won_last last_known | {by} won at {last_event}, and nobody asked how. Perhaps they should have.
met last_known | This had no part in {last_event}. {by} has been thinking since.
title by_champ | The champion keeps the {title} in the usual place, and the scruples somewhere else.
title on_champ | {by} would take the {title} by the stairs, the window or the drains.
held | {Held} of winning, and {by} cheats for the pleasure of it.
under | {by} had no other card. It is not even a card.
grudge | {by} has forgotten that there is a match to be thrown out of.
-teams | In {town} there is a word for that. {by} did not need it spelled.
-teams | {on} was thinking of {finisher}. {by} had something shorter in mind.
main | The main event, and {by} treats it like an alley.
by_technician | {by} knows a hundred and ninety holds and has just used the other thing.
by_face | That was {by}. I would not have believed it of {by.him}, and nor would {town}.
home_crowd | Even here, even {city}, does not like to see {by} do it.

= brawl
on_hurt | {by} finds the post with {on's} {on.hurt}. {Move}.
by_hurt | {by} is no better off out here, with that {by.hurt}, and goes on: {move}.
on_heavier | Out here there is no canvas to hold up {kilos} more of {on}. {Move}.
by_heavier | {by} throws {kilos} more at {on} than {on} has to throw back. {Move}.
held | {Held} in the ring was enough of the ring. {by} takes it outside: {move}.
met last_known | They kept it indoors at {last_event}. Not now: {move} by {by}.
met on_won_last last_known | {by} has not come to lose it in the ring again. {Move}, on the floor.
title by_champ | Out here {by} cannot lose the {title}, and knows it. {Move}.
title on_champ | {by} has the champion on the floor, which wins nothing but the argument. {Move}.
several | Two-counts indoors, {near_n} of them. {by} tries the open air: {move}.
-teams | There is concrete in {town} too. {by} would know. {Move}.
home_crowd | {by} knows everyone in the front row, and asks them to move their feet. {Move}.
by_technician on_brawler | Out here it is {on's} game, so {by} keeps it short. {Move}.
by_high_flyer | {by} looks at the apron, then at {on}, and does the sum. {Move}.
by_powerhouse | {by} moves the barricade a foot to the left, with {on} on it. {Move}.
by_submission | Nobody taps on the floor. {by} does it anyway, to be rude. {Move}.

= double_down
-teams | {a.home} is down, {b.home} is down. The referee counts for both.
several | Down, both, after {near_n} near-falls. There is a limit, and they are lying on it.
nears | {Near_times} somebody might have won. Now nobody can stand.
met last_known | At {last_event} one of them got up from this. Neither does, for now.
title | They lie a yard from each other, and the {title} lies four yards from both.
a_heavier | {kilos} more or less make no difference to anybody lying down. {a}, {b}, and the count.
b_heavier | {kilos} of difference, all of it flat. {a}, {b}, and the count.
grudge | Down, both of them, and {a} has still got hold of {b's} boot.
main | The main event stops for breath. {a} and {b} are looking at the same lamp.
by_hurt | {by} lies on the good side, away from the {by.hurt}. {on} just lies.
on_hurt | {on} holds the {on.hurt}, {by} holds nothing, and the referee counts.

= back_in
on_hurt | {by} rolls {on} in, {on.hurt} last.
on_heavier | It takes {by} two goes to get all of {on} back under the rope.
held | {by} has led for {held}, indoors and out, and is going in to finish it.
met last_known | Nobody won {last_event} on the floor. {by} takes {on} back in.
title | The {title} can only be won in there. {by} puts {on} in there.
several | {Near_n} near-falls say that it must be ended inside. {by} rolls {on} in.
-teams | {by} rolls {on} in, pointing at the middle: {finisher} wants room.
grudge | {by} brings {on} in again, having run out of floor to throw {on.him} at.
main | {by} takes the main event back inside the ropes.

= back_in.beat_the_count
by_hurt | {by} is in at nine, {by.hurt} trailing.
several | Nine. {by} has used up {near_n} of those lives already, one way or the other, and slides in.
met last_known | {by} did not come back from {last_event} to be counted out. In, at nine.
title on_champ | {by} cannot win the {title} out there. In, at nine and a bit.
-teams | {town} holds its breath. {by} gets a shoulder under the rope at nine.
main | It will not end like that, not the main event. {by} is in.

= rope_break
-teams | {by} has {on.finisher} to fear and a rope to hold, and holds it.
on_hurt | {by} gets the rope, and {on} has to let go with that {on.hurt} for thanks.
held | {Held} underneath, and at the end of it a rope. {by} takes it in both hands.
by_champ title | {by} has the rope in one hand and, still, the {title}.

= escape
-teams | {by} is loose. {on} had got as far as thinking about {on.finisher}.
held | Free, after {held}. {by} does not know yet where to go with it.
several | {by} has got out from under {near_n} pins and, now, out of that.
on_hurt | {on} cannot close the grip with that {on.hurt}. {by} walks out of it.
by_champ title | {by} slips it, and the {title} stops counting.
grudge | {by} gets a hand free and puts it in {on's} face, before getting the rest free.

= referee_down
title | The referee is down, and there is nobody here who can give the {title} to anyone.
several | {Near_n} near-falls the referee would not make a three of, and there is nobody now to make a one. The referee is down.
grudge | {by} and {on} have gone through the referee like a door.
main | The main event has lost its referee.

= hot_tag
-teams | {by} has the tag, and {town} has the window open to shout.
foe_hurt | {by} is in, fresh, at somebody with a bad {foe.hurt}. It is hardly fair, and it is loud.
several | After {near_n} near-falls for the wrong pair, the tag. {by}.
by_heavier | The tag to {by}, and {kilos} come over the rope with it.
home_crowd | {by} is in, and this is {by.his} own street.
main | The tag in the main event. {by} is everywhere at once.

= tag
foe_hurt | {by} comes in and goes straight for {foe's} {foe.hurt}.
on_hurt | {on} has to give way, with that {on.hurt}. {by} is in.
several | {Near_n} near-falls in, the legs change: {by}.
title | {by} comes in for the {title}, and {on} goes out for air.
-teams | {by} comes in with {finisher} in the back pocket.
held | {Held} they have kept {foe} on this side of the ring. {by} takes a turn.
"""
