"""Frames for what the wire reports: cards, champions, rankings, polls, cheers, bonds, injuries, contracts, feuds."""

BOOK = """
= bout.booked
| Booked: {a.full} against {b.full}.
| {a.full} will meet {b.full}.
| It is made: {a.full} and {b.full}.
| The booker has written down {a.full} and {b.full}, in ink.
title | Booked for the {title}: {a.full} against {b.full}.

= card.announced
| The card for {show} is out: {bouts}.
| {show} will have {bouts}.
| On {show}: {bouts}.
| {fed} has announced {show}. The matches: {bouts}.
| Pin this to the wall. {show}: {bouts}.
| The booker has put down the pencil. {show}: {bouts}.
| {n_bouts} for {show}: {bouts}.
| {show} is made: {bouts}.

= card.changed
-why by | {out.full} cannot fight. {by.full} steps in.
-why by | A change to the card: {by.full} for {out.full}.
-why by | {by.full} takes the place of {out.full}.
-why by | The doctor said no to {out.full}. {by.full} said yes to the booker.
-why by | {out.full} is off the card. {by.full} had a bag packed.
-why by | Cross out {out.full}; write in {by.full}.
-why by | No {out.full} after all. {by.full} will have to do, and means to do better.
-why by | A bad day for {out.full} is a good one for {by.full}.
-why -by | {out.full} cannot fight, and nobody could step in. The match is off.
-why -by | A match is off: no {out.full}, and nobody to stand in.
-why -by | {out.full} is not cleared to wrestle, so there is no match.
-why -by | The booker looked for somebody in place of {out.full}, and found nobody. The match is off.
-why -by | Struck from the card: the match with {out.full} in it.
-why -by | There will be no match for {out.full} tonight, and none against {out.him}.
why_fewer | {out.full} cannot fight, and nobody can stand in. The others, {left_n} of them, will not wait.
why_fewer | One fewer over the rope: no {out.full} after all, and {left_n} who mean to be last.
why_replaced | The office has thought again: {by.full} for {out.full}.
why_replaced | {out.full} is out of it, and {by.full} is in. Nobody is hurt, apart from feelings.
why_replaced | {show} has a different name on its card: {by.full}, where {out.full} stood.
why_recast | The card for {show} has been shuffled. Now: {bouts}.
why_recast | Somebody has had an eraser out. {show} now has {bouts}.
why_recast | Read the card for {show} again: {bouts}.
why_rules | Other rules at {show}. {bouts}: {stipulation}.
why_rules | {bouts}, at {show}, and as of now it is {stipulation}.
why_rules | The rules have changed for {bouts}. They read: {stipulation}.
why_rules -stip | The usual rules after all at {show}: {bouts}.
why_rules -stip | {bouts}, at {show}, goes back to a referee's count and a referee's patience.
why_added | {show} has one match more: {bouts}.
why_added | Added to {show}: {bouts}.
why_added | Room has been found on the card of {show} for {bouts}.
why_off | Off the card of {show}: {bouts}.
why_off | {bouts} will not happen at {show}. The office is not saying why.
why_off | {show} goes on without {bouts}.
why_stake title | The {title} is at stake now at {show}: {bouts}.
why_stake title | {bouts}, at {show}, is for the {title} as of today.
why_unstaked title | The {title} is not at stake any more at {show}. {bouts} is a match like others.
why_unstaked title | {bouts} goes on at {show}, and the {title} stays in its case.
why_main | {show} has another main event: {bouts}.
why_main | What closes {show} now: {bouts}.
why_main | The top of the poster for {show} reads {bouts}.
why_withdrawn | {by.full} against {on.full} is off, before anybody had put it on a poster: {show} was promised it, and will not have it.
why_withdrawn | The office takes it back. {show} will not have {by.full} against {on.full}.

= champion.crowned
| {by.full} won the {title}.
| There is a new champion: {by.full} took the {title}.
| The {title} went to {by.full}.
| {by.full} left with the {title}.
| A new name for the plate: {by.full} won the {title}.
| {by.full} is what it says on the {title} now.
from | {by.full} took the {title} from {from}.
from | {from} lost the {title} to {by.full}.
from | The {title} changed hands: from {from} to {by.full}.
regained | {by.full} won the {title} back. That makes {reign_n} reigns.
regained | For the {reign_nth} time, the {title} belongs to {by.full}.

= championship.retained
| {by.full} kept the {title}.
| The {title} stayed with {by.full}.
| {by.full} defended the {title}.
| {by.full} is still the one to beat for the {title}.
| Somebody tried. {by.full} still has the {title}.
defended | {by.full} kept the {title}: defence number {defences_n}.
defended | That is {defences_count} of the {title} for {by.full}.
defended | Defence number {defences_n}, and {by.full} still has the {title}.

= rankings.published
-was -again -thrice -often | The rankings are out. {by.full} {by?is/are} first.
-was -again -thrice -often | {fed} has counted, and {by.full} {by?comes/come} out on top.
-was -again -thrice -often | Monday, and the list: {by.full} on top.
-was -again -thrice -often | The week's rankings begin with {by.full}.
-was again | Still first in the rankings: {by.full}.
-was again | {by.full} {by?is/are} first again. The others have another week.
-was thrice | Three weeks at the top for {by.full}.
-was thrice | {by.full}, first for the third Monday in a row.
-was often | {Times_n} weeks at the top, and nobody has moved {by.full}.
-was often | The rankings are out. Where {by.full} {by?stands/stand}, nothing has changed in {times_n} weeks.
-was often | {by.full}, first, for {times_n} weeks now. The rest of the list is about who is next.
was | There is a new name at the top: {by.full}, where {was.full} stood.
was | {by.full} {by?has/have} taken first place from {was.full}.
was | {was.full} {was?is/are} no longer first. {by.full} {by?is/are}.
was | The top of the list has changed hands: {by.full}, after {was.full}.
about | The rankings are out. {about.full} is up {count_n} places; {by.full} {by?is/are} first.
about | Nobody rose faster this week than {about.full}, up {count_n} places. First: {by.full}.
about was | {by.full} for {was.full} at the top, and {about.full} up {count_n} places behind.

= poll.opened
| A vote is open: {question} {options}.
| {fed} asks: {question} {options}.
| The question is yours: {question} {options}.
| It is up to you: {question} {options}.
| Ballots, please. {question} {options}.
| For once they ask first. {question} {options}.
| The booker would like to know: {question} {options}.
| Vote: {question} {options}.

= poll.closed
granted | {choice}, said {votes} of {of}, and so it is.
granted | The vote is in: {choice}, with {votes} of {of}. The booker agreed.
granted | {votes} of {of} wanted {choice}. They have it.
granted | You asked for {choice}. Granted, by {votes} of {of}.
granted | {choice} it is: {votes} votes of {of}, and a booker who kept the promise.
granted reason | {votes} of {of} chose {choice}. The booker's answer: {reason}.
declined | {votes} of {of} wanted {choice}. The booker did not.
declined | The vote went to {choice}, {votes} of {of}. The booker declined.
declined | {choice} won the vote, {votes} of {of}, and lost the argument.
declined reason | {votes} of {of} chose {choice}. The booker's answer was no: {reason}.
declined reason | {choice}, said {votes} of {of}. No, said the booker: {reason}.
-granted -declined | The vote is in: {choice}, with {votes} of {of}.
-granted -declined | {votes} of {of} chose {choice}.
-votes | The vote on this is closed: {question}

= house.heard
house_for hall_agreed | Online, {cheers} for {darling.full} and {boos} against; the hall agreed.
house_for hall_agreed | The house online was with {darling.full}, {cheers} to {boos}, and so was the hall.
house_for hall_agreed | For {darling.full}, online: {cheers}. Against: {boos}. In {city} it sounded the same.
house_for hall_agreed | {darling.full} had {n_cheers} online and {n_boos}. The hall had it first, and louder.
house_for hall_disagreed | Online, {cheers} for {darling.full} and {boos} against; the hall disagreed.
house_for hall_disagreed | Two houses, two minds: online {cheers} for {darling.full} and {boos} against, and {city} the other way.
house_for hall_disagreed | {darling.full} had {n_cheers} online, {n_boos}, and no friends in {city}.
house_for hall_disagreed | Those at home were for {darling.full}, {cheers} to {boos}. Those who had paid were not.
house_for hall_silent | Online, {cheers} for {darling.full} and {boos} against. {city} could not decide.
house_for hall_silent | The house online had decided: {cheers} for {darling.full}, {boos} against. The hall had not.
house_for hall_silent | From the cheap seats, which is everybody with a screen: {cheers} for {darling.full}, {boos} against.
house_for | Counted at the bell: {n_cheers} online for {darling.full}, {n_boos}.
house_for | {darling.full}, by {cheers} to {boos}, if you ask those who watch from home.
house_against hall_agreed | Online, {boos} against {darling.full} and {cheers} for; the hall agreed.
house_against hall_agreed | {city} booed {darling.full}, and so did the house online: {n_boos}, {n_cheers}.
house_against hall_agreed | Nobody missed {darling.full} online either: {boos} against, {cheers} for.
house_against hall_disagreed | Online, {boos} against {darling.full} and {cheers} for; the hall disagreed.
house_against hall_disagreed | {city} wanted {darling.full}. The house online did not: {boos} against, {cheers} for.
house_against hall_disagreed | {n_boos} online for {darling.full}, {n_cheers}, and a hall that heard none of it.
house_against hall_silent | Online, {boos} against {darling.full} and {cheers} for. {city} kept its opinion.
house_against hall_silent | The hall was polite. Online there were {n_boos} for {darling.full}, and {n_cheers}.
house_against | Counted at the bell: {n_boos} online for {darling.full}, {n_cheers}.
house_against | Those at home had something against {darling.full}: {n_boos}, {n_cheers}.
house_split | Online it was {cheers} for {darling.full} and {boos} against, which settles nothing.
house_split | The house online split over {darling.full}: {cheers} for, {boos} against.
house_split | {n_cheers} and {n_boos} online for {darling.full}. Ask again next week.
house_split | For {darling.full} online: {cheers}. Against: {boos}. Somebody is arguing somewhere.

= bond.friends
| {by.full} and {on.full} have become friends.
| {by.full} counts {on.full} as a friend now.
| {by.full} has taken to {on.full}.
| You will see {by.full} and {on.full} at the same table.
| {by.full} and {on.full} get on. It happens, even here.
| {by.full} has started saving a seat for {on.full}.
| {by.full} trusts {on.full}. That is worth more here than a belt, and is lost as quickly.
| Somebody has a friend: {by.full}, and it is {on.full}.
why | {by.full} and {on.full} are friends now: {why}.
why | {by.full} has made a friend of {on.full}. The reason: {why}.

= bond.enemies
| {by.full} and {on.full} have fallen out.
| {by.full} counts {on.full} as an enemy now.
| {by.full} cannot stand {on.full}.
| {by.full} has had enough of {on.full}.
| Do not seat {by.full} near {on.full}.
| There is bad blood: {by.full}, about {on.full}.
| {by.full} no longer says {on's} name without a reason.
| {by.full} has a list, and {on.full} is on it.
why | {by.full} and {on.full} are not on terms: {why}.
why | {by.full} has made an enemy of {on.full}. The reason: {why}.

= injury.suffered
| {by.full} is hurt and will be out for {days}.
| {by.full} is injured: {days}, says the doctor.
| {days} on the shelf for {by.full}.
| {by.full} will miss {days}.
| The doctor has seen {by.full}. The answer was {days}.
| {by.full} was told {days}, and argued for less.
| No ring for {by.full} for {days}.
| {by.full} is out for {days}, having asked nobody.
long | {by.full} is badly hurt. It will be {days}.

= injury.healed
| {by.full} is fit again.
| {by.full} has been cleared to wrestle.
| {by.full} is back.
| The doctor has let {by.full} go.
| {by.full} is on {by.his} feet and on the list.
| Nothing hurts {by.full} that did not hurt before.
| {by.full} can be booked again.
| Cleared: {by.full}.

= contract.signed
| {by.full} has signed with {fed}.
| {fed} has signed {by.full}.
| {by.full} has put a name to paper with {fed}.
| {by.full} belongs to {fed} now, as far as anyone does.
| The ink is drying: {by.full}, with {fed}.
| {by.full} has found a home at {fed}.
until | {by.full} has signed with {fed}, until {until}.
until | {fed} has {by.full} until {until}.
until | It is signed: {by.full}, {fed}, until {until}.

= timeline.dark
| {fed} was dark, and is back.
| The lights are on again at {fed}. What was on while they were off did not take place.
| {fed} is back on the road. Nobody will get back the nights between.
| After dark days {fed} opens its doors again.

= federation.founded
| {fed} opens its doors in {city} this morning.
| There is a new name on the posters of {city}: {fed}.
| {fed} has a ring, a bell and fourteen people who have not met yet. It begins in {city}.
| {city} has a house of its own now. It is called {fed}.
| The paint is wet and the ring is up: {fed}, of {city}.

= contract.ended
| {by.full} has left {fed}.
| {by.full} and {fed} have parted.
| {by's} contract with {fed} is at an end.
| {fed} will go on without {by.full}.
| {by.full} has cleared the locker at {fed}.
| {by.full} is free, of {fed} and of a wage.
| No more {by.full} at {fed}.
| {by.full} walked out of {fed} with one bag.

= person.debuted
| {by.full} has turned professional. Until now: {gimmick}.
| New, and free: {by.full} of {home}, {gimmick}.
| {home} has sent somebody: {by.full}, {gimmick}.
| There is a new name on the market, and it is {by.full}.
| A name to learn to spell: {by.full}.
| {by.full} finished training this morning, and has no job. Both are normal.
| {by.full}, {gimmick}, would like a match.
| Somebody had better sign {by.full} before {home} wants {by.him} back.
by_heel | {by.full} has left school. The school has changed its locks.
by_face | {by.full} has left school. They gave {by.him} a cake and a list of bookers.

= feud.began
| It has begun between {by.full} and {on.full}.
| {by.full} wants {on.full}.
| {by.full} has a quarrel with {on.full}, and intends to have it in public.
| There is trouble between {by.full} and {on.full}.
| {by.full} has picked a fight with {on.full}.
| {by.full} against {on.full}: it will take more than one night.
| {by.full} and {on.full} have found something to fight about.
| The booker has underlined two names: {by.full}, {on.full}.
why | {by.full} and {on.full} are at war: {why}.
why | {by.full} has gone after {on.full}. The reason: {why}.

= feud.settled
| {by.full} and {on.full} have settled it.
| It is over between {by.full} and {on.full}.
| {by.full} has had the last word on {on.full}.
| {by.full} and {on.full} are done with each other.
| The matter of {by.full} and {on.full} is closed.
| {by.full} ended it with {on.full}.
| Cross it off: {by.full} and {on.full}.
| {by.full} and {on.full} can share a corridor again.
"""
