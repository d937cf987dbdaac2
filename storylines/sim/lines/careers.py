"""Frames for what years do: bodies that change, minds that waver, deeds that are kept count of, and how it ends."""

BOOK = """
= person.changed
| {by.full} is not quite the same as a year ago.
| Look twice at {by.full}: something has changed.

= person.changed.stronger
| {by.full} has put on muscle.
| Whatever {by.full} has been lifting, it shows.
| {by.full} needs a wider jacket this season.

= person.changed.quicker
| {by.full} is quicker than last year.
| {by.full} gets to the corner before anybody has told {by.him} to.
| There is a spring in {by.full} that was not there last year.

= person.changed.smoother
| {by.full} wastes fewer moves than last year.
| {by.full} has learnt what to leave out.
| Somebody has been teaching {by.full}, or {by.full} has been listening.

= person.changed.longer
| {by.full} lasts longer than last year.
| {by.full} breathes through the nose at fifteen minutes now.
| The running pays: {by.full} is the last to tire.

= person.changed.harder
| {by.full} is harder to hurt than last year.
| What used to put {by.full} down makes {by.him} look up.
| {by.full} has got used to it, which is what toughness is.

= person.changed.louder
| {by.full} has learnt to talk to the last row.
| When {by.full} lifts an eyebrow, they see it upstairs now.
| {by.full} no longer looks for the camera. It looks for {by.him}.

= person.changed.slower
| {by.full} is a step slower.
| {by.full} takes the stairs one at a time these days.
| The legs go first. {by.full} has noticed.

= person.changed.shorter
| {by.full} gets tired sooner than before.
| Ten minutes cost {by.full} what twenty used to.
| {by.full} has begun to choose when to run.

= person.changed.lighter
| {by.full} lifts less than before.
| Some of the strength has gone out of {by.full}, and none of the stubbornness.

= person.wavering.cheered
| They are meant to boo {by.full}. They have begun to forget.
| {by.full} was cheered again, and did not know where to look.
| The crowd has begun to cheer {by.full}.
| Somebody in the front row had a sign for {by.full}. It was not an insult.
| {by.full} has been hearing {by.his} own name from the wrong side of the rail.

= person.wavering.bitter
| {by.full} did not slap hands on the way out.
| {by.full} has lost too often to smile about it.
| Something has gone sour in {by.full}. Those nearest have noticed.
| {by.full} looked at the referee's back a moment too long.
| {by.full} walked past the children with the signs.

= retirement.announced
| {by.full} will retire. The last night is {show}.
| {by.full} has named the night: {show}, and then no more.
| One more, says {by.full}. It is at {show}.
| {show} will be the last time that {by.full} laces a pair of boots.

= retirement.announced.age
| {by.full} has done the sum of the years, and will stop. {show} is the last night.
| {by.full} says it while {by.he} still can say it: {show}, and then home.
| The years have won. {by.full} says goodbye at {show}.

= retirement.announced.body
| The body has said it first, and {by.full} has agreed: {show} is the last one.
| There is not much left of {by.full} that has not been hurt. The last night is {show}.
| The doctor would have preferred yesterday. {by.full} says {show}.

= retirement.announced.heart
| {by.full} does not want it any more, and says so. {show} is the last night.
| {by.full} has lost the wish before the legs. It ends at {show}.

= person.retired
| {by.full} has retired.
| {by.full} has left {by.his} boots in the ring.
| It is over for {by.full}, and it was something.
| {by.full} will not wrestle again.
reason | {by.full} has retired: {reason}.
reason | {by.full} will not wrestle again. The reason: {reason}.

= achievement.reached
| {by.full} has done something that is kept count of.

= achievement.reached.first_win
| {by.full} has won a match. Everybody has to begin with one.
| The first win is in the book for {by.full}.

= achievement.reached.first_championship
| {by.full} has a championship for the first time.
| Champion, for the first time: {by.full}.

= achievement.reached.triple_crown
| {by.full} has held three different championships of one house: a triple crown.
| Three championships, one name: {by.full} has the triple crown.

= achievement.reached.grand_slam
| {by.full} has held four different championships of one house: a grand slam.
| There is little left for {by.full} to win here. A grand slam.

= achievement.reached.classic
| {by.full} was in a match of five stars, or as near as makes no difference.
| They will show that match to beginners. {by.full} was in it.

= achievement.reached.hundred_wins
| A hundred wins for {by.full}.
| {by.full} has won a hundred matches, and remembers about six.

= achievement.reached.two_hundred
| Two hundred matches for {by.full}.
| {by.full} has wrestled two hundred times, and is still asked whether it hurts.

= achievement.reached.streak
| Ten in a row for {by.full}.
| {by.full} has not lost in ten matches. Somebody will have to do something.

= achievement.reached.giant_killer
| {by.full} has beaten somebody twice as heavy as is fair.
| {by.full} has felled a giant.

= achievement.reached.iron_horse
| Sixty matches within a year for {by.full}. Other people take holidays.
| {by.full} has worked sixty matches in a year.

= achievement.reached.comeback
| Half a year out, and champion: {by.full}.
| They said {by.full} would not come back. {by.full} came back as champion.

= achievement.reached.last_one
| {by.full} was the last one left of a whole ringful.
| They all went over the top, and {by.full} did not.

= achievement.reached.headliner
| Fifty main events for {by.full}.
| Fifty times {by.full} has been what people stayed for.

= achievement.reached.big_three
| {by.full} has closed three big shows.
| Three big shows have ended with {by.full} in the ring.

= achievement.reached.veteran
| Ten years in one trade: {by.full}.
| {by.full} has been at it for ten years.

= championship.vacated.retired
| {by.full} gives the {title} back, undefeated by anybody but the years. It will be fought for.
| The {title} is vacant: {by.full} has retired with it, and without it.
| {by.full} leaves the {title} on the table. Whoever wants it may fight for it.
"""
