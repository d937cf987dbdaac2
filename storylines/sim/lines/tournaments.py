"""Frames for tournaments: who is in them, who goes on, who is left; and for championships that nobody holds any more."""

BOOK = """
= tournament.announced
-league -rumble | The {cup}: {field_n} enter, one leaves with it. {by.full} is seeded first, {on.full} second. The final is at {show}.
-league -rumble | {Field_n} names in a bracket, and the {cup} at the end of it, at {show}. {by.full} is on top of the page.
-league -rumble | The draw for the {cup} is out: {field_n} of them. If all goes as it is seeded, {show} ends with {by.full} against {on.full}.
-league -rumble | It is the season of the {cup}. {Field_n} begin, and {show} has the final.
league | The {cup}: {field_n} in two blocks, everybody against everybody, and the two who are first meet at {show}.
league | The blocks of the {cup} are drawn. {by.full} heads one of them, {on.full} the other. The final is at {show}.
league | {Field_n} enter the {cup}. A win is two points, a draw is one, and {show} is for the best of either block.
title | Nobody holds the {title}. {Field_n} will fight for it: {by.full} is seeded first, and whoever wins the final, at {show}, has it.
title | The {title} needs an owner. There is a bracket of {field_n}, and a final at {show}.
title | {by.full}, {on.full} and the others, {field_n} in all: one of them holds the {title} after {show}.
shot | The {cup}, {field_n} of them. Whoever wins it, at {show}, has a shot at the {prize}.
shot -rumble | What the {cup} is for: a shot at the {prize}. Who it is for is known after {show}. {by.full} is seeded first of {field_n}.
annual -rumble | The {edition_nth} {cup}: {field_n} are in it, with {by.full} seeded first, and it ends at {show}.
annual -rumble | They do it again, for the {edition_nth} time: the {cup}, {field_n} of them, the final at {show}.
one_night title | Nobody holds the {title}, and somebody will before {show} is over: four enter, two semi-finals, and whoever wins them comes out again.
one_night title | All of it on one night, at {show}: {by.full}, {on.full} and two more, and the {title} for whoever can stand up twice.
rumble | The {cup} is at {show}: {field_n} of them, two to begin with, and then one after the other. {by.full} is in it, and so is {on.full}.
rumble | {Field_n} have put their names down for the {cup}. Who comes in when is drawn with the card of {show}; who goes out when is not.
rumble annual | The {edition_nth} {cup}, at {show}. {Field_n} enter, and a hat decides in which order.

= tournament.advanced
on | {by.full} is in the {stage} of the {cup}. {on.full} is not.
on | {by.full} goes on to the {stage} of the {cup}, past {on.full}.
on | Cross {on.full} off the bracket of the {cup}; write {by.full} into the {stage}.
on | The {cup} goes on without {on.full}. {by.full} is in the {stage}.
on | {by.full} has put {on.full} out of the {cup}. Next comes the {stage}.
on | One name moves to the right on the bracket of the {cup}, into the {stage}: {by.full}.
-on | {by.full} is in the {stage} of the {cup}.

= tournament.advanced.walkover
on | {by.full} is in the {stage} of the {cup} without a match: {on.full} cannot come.
on | No {on.full}, so no match: {by.full} walks into the {stage} of the {cup}.
on | {by.full} has the night off, and the {stage} of the {cup}. {on.full} is not fit for it.
-on | {by.full} is in the {stage} of the {cup}, for want of anybody to meet.

= tournament.advanced.seed
| Nobody won, and somebody must go on: by the better seed it is {by.full} who is in the {stage} of the {cup}.
| The {cup} knows no draws. {by.full} was seeded higher, and is in the {stage}.
on | Neither {by.full} nor {on.full} won it. The seeding decides, and sends {by.full} to the {stage} of the {cup}.

= tournament.advanced.table
| {by.full} is first in the table, and so in the {stage} of the {cup}.
| The table of the {cup} is closed with {by.full} on top. That is a place in the {stage}.
| All has been counted in one block of the {cup}: {by.full} is in the {stage}.

= tournament.advanced.stead
| {by.full} is in the {stage} of the {cup} after all: somebody has to be.
| A finalist of the {cup} cannot come. The place goes to whoever was nearest to it: {by.full}.

= tournament.scored
-drawn | Two points in the {cup} for {by.full}, past {on.full}. That makes {points_n}.
-drawn | {by.full} beat {on.full}, and has {points_n} in the {cup}.
-drawn | The table of the {cup} moves: {by.full} has {points_n}, at the cost of {on.full}.
-drawn | {by.full} takes the points from {on.full}. In the {cup} that makes {points_n}.
-drawn | Write it up: {by.full}, {points_n} in the {cup}. Nothing for {on.full}.
drawn | A point each in the {cup}, for {by.full} and {on.full}.
drawn | {by.full} and {on.full} share what there was to win in the {cup}. {by.full} has {points_n} now.

= tournament.again
| Nobody won the {cup}. {by.full} and {on.full} do it again at {show}, and there nobody can be disqualified.
| The {cup} still has no winner. {by.full} against {on.full} again, at {show}, and this time there are no rules to lose it by.

= tournament.won
| {by.full} has won the {cup}.
| The {cup} belongs to {by.full}.
| {by.full} is who is left of the {cup}.
on -rumble | {by.full} has won the {cup}, past {on.full} in the final.
on | {on.full} came second in the {cup}. Nobody will ask who that was: {by.full} won it.
rumble on | {by.full} has won the {cup}. {on.full} was the last to be told so, on the way down.
rumble on | The last two of the {cup} were {on.full} and {by.full}. The last one was {by.full}.
shot | {by.full} has won the {cup}, and with it a shot at the {prize}.
shot | The {cup} goes to {by.full}. So does a shot at the {prize}.
title | {by.full} was the last one left, and that is the {title}.
annual | The {edition_nth} {cup} has a winner, and it is {by.full}.

= championship.vacated
| {by.full} cannot defend the {title} for another {days}, and has given it back. It will be fought for.
| The {title} is vacant: {by.full} is out for another {days}.
| {by.full} did not lose the {title}. The doctor took it, with {days} to go.
| A championship cannot wait {days}. {by.full} leaves the {title} on the table, and nobody was beaten for it.
| The {title} has nobody. {by.full} will be back in {days}; it will not be waiting.
"""
