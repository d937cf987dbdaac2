"""Frames for what the two at the table say before the bell: whom they pick, and what came of it the last time."""

BOOK = """
= segment.pick.new @craft
| I have {on} in this. {about} will make it long, and {on} is better at long.
| {on} for me. It comes down to who is still thinking in ten minutes, and I would back {on} to be.
| If you made me choose, {on}. I see that you are making me choose.
| I say {on}. {about} has to be right every time, and {on} only at the end.
| Put me down for {on}, {colour}. In pencil, if you must, but put me down.
| {on}, and not by much. I would not be surprised to be wrong, only sorry.
| My money would be on {on}, if they paid us enough to have any.
| I think {on} takes this, and I think {about} knows it.
| {about} is the one to watch. {on} is the one to pick. They are not the same thing.
| I go with {on}. Somebody at this table ought to have a reason, and mine is how {on} finishes.
| {on}. I have been over it twice and it came out the same.
| Hold me to this: {on}.
on_technician | {about} will want it loose. {on} will not let it be, and that is why I say {on}.
on_powerhouse | I take {on}. {about} can win this for fourteen minutes and lose it in one.
on_high_flyer | {on}, if the ropes hold. I would not stand underneath.
on_brawler | {on}. {about} has the better holds, and will not be given time for one.
on_submission | {on}. Everybody has a limb, and {about} has four.
on_face about_heel | {on}, as long as it is kept to wrestling. I know what {about} will do about that.
on_heel about_face | I do not like to say it: {on}. {about} still does not look behind.
title on_champ | I say {on} keeps the {title}. I do not say that it will be comfortable.
title about_champ | I think the {title} moves tonight. {on}.
main | For the last match of the night I have {on}. You can write that down.
met on_won_last last_known | {on} had the answer at {last_event}, and I have not seen {about} find another question.
met on_lost_last last_known | {on} lost at {last_event} and I still say {on}. One learns more from those.

= segment.pick.new @colour
| {on}. I have not looked into it.
| I have {on}, {craft}, and I have told people so, which makes it nearly official.
| {on}, obviously. One only has to look at {about}.
| I always pick whoever has the better coat. {on}.
| I asked myself who deserves it, and then I picked {on}.
| {on}. Do not ask me why; I should have to invent something.
| {about} has a plan, I hear. I have {on}.
| I say {on}, and if it goes wrong I was coughing.
| {on} for me. {about} looks like somebody who says sorry to furniture.
| Somebody has to be for {on}. I do it professionally.
| {on}, in two words. The other one is easily.
| I had a dream about this. {on} won it, and I was much taller.
on_technician | {on}. I do not understand a thing {on} does, and neither will {about}.
on_powerhouse | {on}. In my experience the bigger parcel arrives.
on_high_flyer | {on}, from a height. I shall be looking at my notes until it is over.
on_brawler | {on}. There is a time for skill, and it is when somebody has stopped hitting you.
on_submission | {on}. {about} has nice joints. Had.
on_heel about_face | {on}. There is no rule against winning, and {on} has read all the others.
on_face about_heel | I am going with {on}. Please do not tell {about}; we share a dentist.
title on_champ | {on} keeps the {title}. Champions generally do. It saves on engraving.
title about_champ | A new champion: {on}. I predict one every time, so as to be there when it happens.
main | The last match is the one I am never wrong about. {on}.
met on_won_last last_known | {on} won at {last_event}. I find that what has worked once has the decency to go on.
met on_lost_last last_known | {on} lost at {last_event}, so it is {on's} turn. That is how queues work.

= segment.pick.called @craft
right_stays | I said {on} at {event}, {ago}, and {on} it was. I see no reason to change.
right_stays | {on} again. I had that right at {event}, and nothing since has argued with me.
right_stays | I picked {on} over {about} at {event}, and could look people in the face. {on}.
right_switches | I had {was} at {event}, {ago}, and I was right. I think {on} has worked it out since.
right_switches | {was} was my pick at {event}, and a good one. It would not be tonight. {on}.
right_switches | I got it right at {event}, with {was}. I am about to risk that. {on}.
wrong_stays | I said {on} at {event}, {ago}, and I was wrong. I have gone over it since, and I say {on} again.
wrong_stays | {on} let me down at {event}. I still think I had the right name and the wrong night.
wrong_stays | I owe everybody an apology for {event}, where I said {on}. They may want another later. {on}.
wrong_switches | I picked {was} at {event}, {ago}, in front of everybody. I have learned. {on}.
wrong_switches | You will remind me that I had {was} at {event}, {colour}, so I do it myself. {on}, this time.
wrong_switches | I said {was} at {event}, {ago}, and I was wrong. I do not mean to be wrong in the same direction twice: {on}.
nobody | At {event} I had {was} and the match had nobody. {on}, then, and an ending, if it can be managed.
nobody | I said {was} at {event} and nobody won, so I have not been wrong yet. {on}.
right_one | {on} made me look clever at {event}, {ago}. I am going back to the same shop.
right_one | I picked {on} at {event}, {ago}, and was right to. I do it again, against {about}.
right_one | I have been right about {on} since {event}. Let us see if that survives {about}.
wrong_one | I had {on} at {event}, {ago}, and it did not come off. I am having {on} again.
wrong_one | {on} cost me a coffee at {event}, {ago}. I am prepared to lose another. {on}.
wrong_one | I believed in {on} at {event}, and was the only one who sat down satisfied with the reasoning. {on}, still.

= segment.pick.called @colour
right_stays | I said {on} at {event}. I should like that read out before anything else is. {on} again.
right_stays | Who had {on} at {event}? I had {on} at {event}. I have {on} now.
right_stays | I told you {on} at {event}, {craft}, and here we both are. It was {ago}. {on}.
right_switches | I had {was} at {event}, and it came in. One should leave while one is ahead. {on}.
right_switches | I was right about {was} at {event}, and it made me no friends. {on}, for a change.
right_switches | {was}, I said at {event}, and {was} it was. {on}. Nobody likes a bore.
wrong_stays | I said {on} at {event}. The result was an error, and I look forward to the correction. {on}.
wrong_stays | I was not wrong about {on} at {event}. I was early.
wrong_stays | In shops they still ask me about {on} at {event}. {on}. Let them ask.
wrong_switches | I may have said {was} at {event}. It was noisy. {on}.
wrong_switches | I had {was} at {event}, and I have since had a word with {was}. {on}.
wrong_switches | {was}, I said at {event}, {ago}. I was being kind. {on}.
nobody | I said {was} at {event} and nobody won, which I count. {on}.
nobody | {event} had no winner, and I had {was}, so it was close. {on} tonight.
right_one | I had {on} at {event}, {ago}, and nobody has congratulated me yet. {on}.
right_one | {on} won for me at {event}, {ago}. I say for me. {on} has not thanked me. {on} again.
right_one | You remember whom I had at {event}, {craft}. No? I shall say it again, then: {on}.
wrong_one | {on} made a fool of me at {event}, {ago}. I have always been loyal to those. {on}.
wrong_one | I had {on} at {event}. We do not speak of {event}. {on}.
wrong_one | After {event} I swore off {on}. I have sworn off soup, too. {on}.
"""
