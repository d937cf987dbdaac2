"""Frames for what the wire reports of stories: a quarrel gets its month, a night is promised, it ends, somebody turns."""

BOOK = """
= story.began
deed_stolen event | {by.full} wants back what {on.full} took at {event}. {show} is where it has to end.
deed_stolen event | {by.full} lost at {event} and can say how. {on.full} will be asked about it until {show}.
deed_attack event | {by.full} got the decision at {event} and the beating as well. {on.full} owes an answer by {show}.
deed_attack event | What {on.full} did to {by.full} at {event} has not been answered. There is time until {show}.
deed_title event title | The {title} changed hands at {event}. {by.full} and {on.full} do not agree that it is settled.
deed_title event title | {by.full} and {on.full}, and between them the {title}, which has moved once already, at {event}.
deed_beat event | {event} gave a winner. {on.full} has found a fault with it, and {by.full} will hear about it until {show}.
deed_beat event | {by.full} and {on.full} shook no hands after {event}. {show} is on both their calendars.
deed_walked event | {by.full} won by a count at {event}, and does not call that winning. {on.full} has until {show} to find the ring.
deed_walked event | Ten numbers parted {by.full} and {on.full} at {event}. At {show} somebody will want more than numbers.
deed_draw event | {event} left {by.full} and {on.full} without a winner, and {show} is a long way off.
title | {by.full} and {on.full} have a month, and the {title} has two hands on it.
| {by.full} and {on.full} will not be done with each other before {show}.
| Somebody in the office has drawn a line from {by.full} to {on.full}, and on to {show}.

= match.promised
title stip | Promised for {show}: {by.full} against {on.full} for the {title}. The rules: {stipulation}.
title | Promised for {show}: {by.full} against {on.full}, with the {title} on the table.
title | {show} will have {by.full}, {on.full} and the {title}, and one of the three will change company or not.
stip | Promised for {show}: {by.full} against {on.full}. The rules: {stipulation}.
stip | {by.full} and {on.full}, at {show}. {Stipulation}, since nothing else has held them.
| {show} has its match: {by.full} against {on.full}.
| It is down for {show}, in ink: {by.full} against {on.full}.

= promise.broken
on | {by.full} and {on.full} were promised to each other for {show}. They are not on the card, and the reason given is that {why}.
on | It was down in ink: {by.full}, {on.full}, {show}. The office says that {why}, and ink is not what it was.
on | {show} will be without {by.full} against {on.full}, though somebody gave their word on it.
| {by.full} was promised a match at {show}. There is none: {why}.

= story.closed
settled | {by.full} has had the last word on {on.full}, at {show}, after {days}.
settled | {days} after it began, {by.full} and {on.full} are done. It ended at {show}.
settled | What {by.full} and {on.full} had between them was left in the ring at {show}.
open | {show} was to end it between {by.full} and {on.full}. It did not.
open | {by.full} and {on.full} had their night at {show}, and have more to say.
off | There was no match at {show} for {by.full} and {on.full}. Whatever it was, it stays where it is.
off | {days} of bad blood between {by.full} and {on.full}, and {show} went by without them.

= character.turned
became_heel | {by.full} is cheered by nobody from today.
became_heel | Take {by.full} off the list of people one waves to.
became_face | {by.full} has been forgiven something. Nobody is quite sure what.
became_face | They have begun to clap for {by.full}.
why_cheered became_face | They would not stop cheering, so {by.full} has stopped fighting it.
why_cheered became_face | {by.full} has given in to the crowd. It took them weeks.
why_cheered became_face | {by.full} put the chair down. The crowd had asked for that for a month.
why_bitter became_heel | {by.full} has had enough of being clapped for losing.
why_bitter became_heel | It had been coming for weeks: {by.full} is through with good manners.
why_bitter became_heel | {by.full} has worked out what fair play is worth, and it was not enough.
why_betrayal became_heel | {by.full} has one friend fewer, and a great many other people to explain it to.
why_betrayal became_heel | Whatever {by.full} was to these people, it ended when {by.he} turned round.
became_tweener | Nobody knows where {by.full} stands, {by.full} included.

= shot.earned
on | {by.full} has a shot at the {title}, at {show}. {on.full} has until then.
on | That was worth a championship match: {by.full} meets the holder of the {title} at {show}, which for now is {on.full}.
on | Somebody tell {on.full}. {by.full} is next for the {title}, at {show}.
on | {by.full} leaves {event} with an appointment: the {title}, at {show}, whoever has it by then.
on | The office writes it down: {by.full}, the {title}, {show}. {on.full} may read it over their shoulder.
on | {by.full} has won more than this. {show} has the {title} in it, and {by} has {by.his} name on the other side of it from {on}.
-on | {by.full} has a shot at the {title}, at {show}, if anybody holds it by then.
| {by.full} has earned it: {show}, for the {title}.

= shot.moved
| {by.full} is still owed a shot at the {title}, and waits for it until {show}. The reason given: {why}.
| Not yet, for {by.full}. The {title} is put off to {show}, because {why}.
| {by.full} had a night with the {title} in it. It is {show} now, since {why}.

= shot.lost
| {by.full} had a shot at the {title}, and has it no longer: {why}.
| Nothing comes of the shot at the {title} that {by.full} won. The reason given: {why}.

= segment.stakes.shot
title about -multi | {about.full} earned this at {event}, and has come to collect. {a.full} against {b.full}, for the {title}.
title about -multi | This is the shot that {about.full} won at {event}. {a.full}, {b.full}, and the {title} in between.
title about -multi | A promise is kept tonight. It was made to {about.full} at {event}: {a.full} against {b.full}, for the {title}.
title about -multi | {about.full} has carried one sentence around since {event}, and it ends with the {title}. {a.full} against {b.full}.
title about b_champ -multi | {about.full} won the right to stand here at {event}. {b.full} has the {title}, and has had notice.
title about a_champ -multi | {about.full} won the right to stand here at {event}. {a.full} has the {title}, and has had notice.

= segment.stakes.eliminator
shot -teams -multi | {a.full} against {b.full}. Whoever wins is next for the {prize}; whoever loses may watch.
shot -teams -multi | Two people think they are next for the {prize}. {a.full}, {b.full}: one of them is about to be right.
shot -teams -multi | {a.full} and {b.full} are as near to the {prize} as each other. By the end of this they will not be.
shot -teams -multi | There is one place at the head of the line for the {prize}. {a.full}, {b.full}, and no queueing.
shot -teams -multi | Nothing hangs on this but the next shot at the {prize}. {a.full} against {b.full}.
"""
