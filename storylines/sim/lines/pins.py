"""Frames for the pins of this match and no other: after what, the how-many-th, and what it would have meant."""

BOOK = """
= cover
several | {by} covers. It has been close {near_times} already, counting both of them.
several | {by} hooks it again. {Near_n} near-falls have been said over these two.
nears | Number {near_n} was close. {by} would like the next to be closer. Cover.
on_hurt | {by} leans a knee on the {on.hurt}, as if by accident, and covers.
on_hurt | {by} folds {on} over the sore {on.hurt}, and the leg is hooked.
by_hurt | {by} rolls in, guarding the {by.hurt}, and gets an arm over {on}.
on_heavier | {by} cannot turn {on} over, not all {kilos} extra of it, and lies where that leaves it. Cover.
by_heavier | {by} lies down on {on}, with {kilos} more than {on} has. Cover.
held | {Held} of this, and {by} asks what it was worth. Cover.
held | {by} has been on top for {held}. {by} tries lying on top.
after_finisher | {Finisher}, and the cover on the end of it, like a signature.
after_finisher -teams | {by} covers. In {town} they are already standing.
after_finisher met on_won_last last_known | {by} covers, and {last_event} is three seconds from being put right.
after_finisher by_stood | {by} came through {on.finisher} to get here. The leg is hooked.
after_finisher on_stood | {by} covers, deeper. {on} got out of that once.
after_signature | {by} does not trust it yet, and covers anyway.
after_signature on_hurt | {by} falls across the {on.hurt}, which is as good a place as any to fall.
met by_won_last last_known | This is how it was at {last_event}, {by} on top. The hand goes up.
met on_won_last last_known | {by} remembers {last_event} from underneath. Cover, at last, from above.
on_champ title | {by} covers, and across the ring the {title} waits to hear.
by_champ title | The champion makes the cover, with an eye on the {title}.
by_technician | {by} covers properly: weight on the chest, both legs, no light under it.
by_brawler | {by} covers by leaning, mostly.
by_powerhouse | {by} uses one forearm. There is a good deal of it.
by_high_flyer | {by} has only to fall the right way, and does. Cover.
by_submission | {by} covers, one hand already looking for a wrist, in case.
on_slipped | {on} slid out of the big one. {by} takes what is left. Cover.
main late | {Clock} into the main event, and {by} puts an arm across.

= kick_out
two | Two. {on} had already started to smile.
two | {by} gets a shoulder up, and the referee has to pull back the hand.
two | Two, and daylight. {by} has found some under there.
two | {by} is out of it at two, and looks as surprised as anyone.
two | There was a two in that and half of a three. {by} kicks.
two | {by} hears the second one, and answers.
two | Somebody in row one has put the coat back down. {by} kicked out.
two | {on} looks for the third count all over the referee's face. {by} rolls away.
two | Up. Late, crooked, but up: {by}.
two | The third slap never comes. {by} saw to that.
two several | {by} is up again. That makes {near_n} before it, and one more.
two near | {on} has two again. It is a good number for anything but this. {by} kicks out.
two several | {Near_times} somebody has nearly had this. {by} makes it one more.
two nears | After {near_n}, you would think one of them had learned the other's shoulder. {by} is out.
two nears hot | Nobody in {city} has sat down since the second of these, and this makes more than {near_n}. {by} kicks out.
two nears late | {Near_n} near-falls and {clock}, and {by} has still an arm that takes orders.
two often | {times_n} times {by} has got a shoulder up tonight. They ought to give it a chair of its own.
two thrice | For the third time, {by} is where {on} put {by.him}, and then is not.
two again | {by} did this to {on} before. Same shoulder, same referee, same two.
two by_hurt | {by} kicks out, and pays for it in the {by.hurt}.
two by_hurt | Up goes {by}, all but the {by.hurt}.
two by_hurt | The {by.hurt} wanted to stay where it was. The rest of {by} outvoted it.
two on_hurt | {by} gets out, because {on} could not put any weight on that {on.hurt}.
two on_heavier | {kilos} on top of {by}, and up they all go together.
two on_heavier | {by} has to shift {kilos} more than {by} is. At two, it shifts.
two by_heavier | {by} simply sits up, and {on} comes too.
two held | {Held} underneath, and {by} can still find a shoulder.
two after_finisher on_landed | {finisher} will have to wait. {on} has spent {on.finisher}, and {by} is still here.
two after_finisher | {on.finisher}, and two. They will not believe that in {on.home}.
two after_finisher | That was {on.finisher}, all of it, and {by} has put a shoulder through it.
two after_finisher main | In the main event, out of {on.finisher}. {by} does not know where {by.he} is, but is not pinned.
two after_finisher met on_won_last last_known | {on} won at {last_event}. It is not going to be that story. {by} kicks out.
two after_finisher on_heavier | {on.finisher}, with {kilos} of {on} on top of it. {by} is out.
two after_signature by_hurt | {by} rolls the shoulder that works. Two.
two after_signature | {on} looks at both hands. It should have been enough. {by} kicked out.
two after_signature met last_known | It was about here that it turned, at {last_event}. {by} kicks out.
two met on_won_last last_known | At {last_event} {by} stayed down. Not here.
two met by_won_last last_known | {by} did not win at {last_event} to lie still now. Two.
two met last_known | {on} has waited since {last_event} for a three. It is a two.
two by_champ title | {by} kicks out. The {title} had one foot off the table.
two by_champ title | Two. For a moment the {title} belonged to nobody in particular.
two by_champ title several | {near_times} now the {title} has been a hand's breadth from moving. {by} kicks out.
two on_champ title | The champion counts it again, aloud. Two. {by} is still a challenger.
two title | {by} is out, and the {title} can breathe.
two grudge | {by} gets up for spite, which is a muscle like another.
two grudge | Anybody else could have had {by} there. Not {on}. Two.
two by_stood | {by} has been through {on.finisher} tonight. This was never going to do it.
two by_slipped | {by} wriggled out of the big one, and wriggles out of this.
two on_cheated | {on} cheated to get here, and got a two for the trouble.
two under | By every figure that we have, {by} is beaten. Two.
two by_powerhouse | {by} throws {on} off like a blanket in July. Two.
two by_high_flyer | {by} bridges clean off the mat. Two, and somewhat vain with it.
two by_technician | {by} knew to the inch where the shoulder had to be. Two.
two by_brawler | {by} comes up swinging at two, and hits nothing, and does not mind.
two by_submission | {by} kicks out, with a wrist of {on's} already in one hand.
two home_crowd | They would have carried {by's} shoulder up themselves, every one of them. Two.
two main | It is the main event, and it is not over. {by} at two.
two main late | {Clock} in. If anybody had a train, it has gone. {by} kicks out.
two why_late | {by} moved on the way to three. The referee shows the gap between two fingers.
two why_late | Two and the whole of the nine-tenths after it. {by} is out.
two why_late | The hand stops in the air like a hat on a nail. {by} got there.
two why_late nears | Of all {near_n}, none was closer than that. {by} is out.
two why_late by_hurt | The {by.hurt} nearly cost {by} the match. Nearly.
two why_late title | The {title} changed hands there, in most people's minds. {by} kicks out.
two roll_up | {by} unfolds in time. Two.
two roll_up | {on} has both shoulders for two of them, and one shoulder for the third. {by} is out.
two roll_up on_heavier | You cannot keep that rolled up. {by} kicks out.
one by_heavier | One. There is too much of {by} for that.
one met by_won_last last_known | At one. {by} won at {last_event}, and would like {on} to recall it.
one title | One, for the {title}. {on} will have to ask more politely.

= kick_out.broken_up
| {by} gets a hand to {on's} boot, and pulls, and there is no pin.
| {by} falls on both of them. It is ugly, and it works.
| {by} comes through the ropes with the count at two and stops it with a knee.
| {by} was on the apron, then was not. The pin is broken.
| The referee is about to say three. {by} says something else, with an elbow.
several | {Near_n} near-falls, and {by} will not have the last one be a fall. Broken up.
title | {by} saves the match, and for now the {title}.

= fall
-teams | The fall goes to {town}, by way of {by}.
after_finisher | {Finisher}, and a fall for {by}. They will do it all again.
on_hurt | {by} has the fall, and {on} has the minute's rest to find out what is left of the {on.hurt}.
met last_known | A fall to {by}. They did not have to win twice at {last_event}.
title | A fall towards the {title}, for {by}.
several | A fall at last, after {near_n} that were not. {by} has it.
level several | One each. {Near_n} near-falls, two that counted, and they are where they were.
"""
