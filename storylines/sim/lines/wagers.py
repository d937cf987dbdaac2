"""Frames for what is put up and does not come back: before the bell, when it falls, and after; and for two belts made one."""

BOOK = """
= segment.stakes.wager
-multi -wager_career | {a.full} against {b.full}, {wager}. Whatever goes tonight is not given back at the door.
-multi -wager_career | This is {wager}. {a.full}, {b.full}, and one of them will not be recognised tomorrow.
-multi -wager_career | {Wager}: {a.full} and {b.full} have both signed it, and neither read it twice.
-multi -wager_career reason -reason_named | {a.full}, {b.full}, {wager}. {Reason}.
-multi wager_hair -wager_mask -wager_career | There is a chair at ringside with a sheet over it, and clippers on the sheet. {a.full} against {b.full}.
-multi wager_hair -wager_career | A barber has been paid for the evening. {a.full} against {b.full}, {wager}.
-multi wager_mask -wager_career | Somebody in here has never been seen. {a.full} against {b.full}, {wager}, and that may end tonight.
-multi wager_mask -wager_career | {Wager}. There are people who would pay more for a face than for a fall: {a.full}, {b.full}.
-multi wager_career about | {a.full} against {b.full}. If {about.full} does not win this, there is no next one for {about.him}.
-multi wager_career about | {about.full} has put a career up. {a.full} against {b.full}: there is a tomorrow in it for one of them, at any rate.
-multi wager_career about title | {Wager}. {about.full} leaves with the {title}, or leaves.
-multi wager_career about reason -reason_named | {a.full}, {b.full}, {wager}. {Reason}.

= segment.stakes.wager @craft
wager_career about | People think {about} will find something extra. What {about} has to find is the same thing, one more time.
wager_hair -wager_career | Whoever is afraid for it will keep the head low. You lose matches with the head low.
wager_mask -wager_career | A mask costs you the corner of each eye. Nobody has ever minded as much as tonight.

= segment.stakes.wager @colour
wager_career about | I have watched {about} longer than I have watched my own children. I am not ready.
wager_hair -wager_career | I know what it is to lose one's hair. Mine took thirty years and nobody sold tickets.
wager_mask -wager_career | I do not want to know who it is. Yes I do. No.

= finish
lost_hair | That is the match, and that is {loser.his} hair. {loser} has understood it a second before the rest of us.
lost_mask | It is over, and {loser} has both hands on the mask, as if that were where it is decided.
lost_career | It is over. Not the match. {loser} looks at the lights, and stays down a little longer than it takes.

= result
won lost_hair | {winner.full} wins. Somebody find {loser} the chair.
won lost_hair | The winner, {winner.full}. The clippers are warm, and {loser} will have to sit for them.
won lost_mask | {winner.full} wins, and {city} goes quiet. {loser} is looking for the knot at the back.
won lost_mask | The winner is {winner.full}, who has won a face.
won lost_career | {winner.full} has won it. {loser.full} has wrestled for the last time.
won lost_career | {winner.full} {winner?wins/win}, in {time}. That is all the wrestling there will be from {loser.full}.

= match.promised
wagered | Promised for {show}: {by.full} against {on.full}, {wager}.
wagered | {show} has {by.full} against {on.full}, and it is {wager}. There is no taking that back.
wagered stip | {by.full} against {on.full} at {show}: {wager}. The rules: {stipulation}.

= match.promised.unify
title | Promised for {show}: {by.full} against {on.full}, both champions. There will be one {title} after it, and no {other_title}.
title | {show} has the {title} and the {other_title} in one ring, and will have one of them left.

= segment.stakes.unify
title -multi | Two champions. {a.full} against {b.full}, the {title} and the {other_title}, and one of the two ends here.
title -multi | {a.full} has one and {b.full} has the other. There is a {title} after this, and there is no {other_title}.

= wager.lost
| {by.full} lost to {on.full}, and with that the {wagered}.
| {on.full} has beaten {by.full}, and the {wagered} is gone for good.

= wager.lost.hair
| They sat {by.full} down in the ring and took all of it. {on.full} held the mirror.
| {by.full} was shorn at {show}, in front of everyone, for losing to {on.full}.
| It fell on the canvas in handfuls. {by.full} looked at none of it; {on.full} kept some.
| {by.full} has no hair. {on.full} has seen to that, and {by.his} picture will say so from here on.
| A deal is a deal: {by.full} lost to {on.full}, and walked out cold above the ears.

= wager.lost.mask
| {by.full} untied it without help. The face belongs to {real}.
| Under the mask of {by.full} was {real}, and nobody at {show} had known it.
| {on.full} has the mask. {by.full} has a name now: {real}.
| {real}. That is who {by.full} was all along, and {on.full} made {by.him} say it.
| {by.full} will come to the ring without it from here on. The name is {real}.

= wager.lost.career
| {by.full} put a career up at {show}, and {on.full} has it.
| That was {by.full}, for the last time. {on.full} did it, and does not look glad.
| Somebody was going to be the last to beat {by.full}. It was {on.full}, at {show}.
| {by.full} unlaces the boots in the ring and leaves them there. {on.full} steps round them.

= championship.vacated.left
| {by.full} held the {title} and is gone. Nobody holds it now.
| The {title} stays here, and {by.full} does not. It is vacant.
| {by.full} left the {title} on a desk on the way out. It will be fought for.

= championships.unified
| {by.full} has the {title} and the {other_title}, and there is one of them now: the {title}.
| Two went in and one came out. The {other_title} is retired; {by.full} has the {title}, and all that it stood for.
| The {other_title} ends with {by.full}, as part of the {title}.
| There is no {other_title} any more. {by.full} carried it into the {title}.

= card.changed.wager
| {bouts}, at {show}: {wager}.
| It has been raised for {show}. {bouts}, and now it is {wager}.
| Somebody has signed something. {bouts} at {show} is {wager}.

= card.changed.unwagered
| Nothing is put up any more in {bouts} at {show}.
| {bouts}, at {show}: both keep what they came with.
"""
