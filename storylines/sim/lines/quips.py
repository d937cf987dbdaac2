"""What the commentators throw in: one leans to craft and to faces, one is dry and backs villains."""

BOOK = """
= bell @craft
by_face +pick | I have {by} for this one, {colour}. Write it down.
on_face +pick_on | I have {on} for this one, {colour}. Write it down.
| This one I have looked forward to all week.
met | They know each other by now. Watch how little either gives away.
title | You train ten years to hear that bell with the {title} in the building.
grudge | I only hope somebody remembers there are rules.

= bell @colour
by_heel +pick | {by}. I would bet the house, if {craft} had not told me what it is worth.
on_heel +pick_on | {on}. I would bet the house, if {craft} had not told me what it is worth.
| I had dinner plans. Let us see who cares about them.
title | Somebody is going home with luggage.
met | Last time I was right. I only mention it.
grudge | They hate each other. I do so like a simple story.

= feel_out @craft
| That is good wrestling. Small, but good.
| Watch the feet, not the hands.
| Neither is giving the other an angle. That is the craft of it.
+pick | I like what {by} is doing here. I like {by} to take it.
by_technician | {by} is building something. It will not show until it is too late.
on_face under | Do not write {on} off. I have seen that done too often.
opening | It pays to be patient. The first five minutes never win it, but they have lost it.

= feel_out @colour
| Wake me if somebody gets hurt.
| I have seen couples dance with less fuss.
| All this holding hands, {craft}.
by_heel +pick | {by} wins this. I have made a note.
+pick | I shall say {by}, and deny it if I must.
by_face | Lovely. Now will somebody please hit {by}?
quiet | I can hear somebody eating in row nine.

= move @craft
| Beautifully done. You do not teach that in a weekend.
| Look at the placement of it. Look at the hips.
| That one will matter in ten minutes.
| {on} has to get out of the way of those.
| There is ten years of practice in that, {colour}.
| That is how it should be done.
throw | All legs and back. {by} could have done that blindfold.
strike | I felt that here, and I have a table in front of me.
dive | You have to be brave, and a little bit foolish. I would not change either.
by_heel | I do not care for {by}, but I can't fault that.
by_face loved | Listen to them. {by} has earned every one of them.
on_face on_worn | Get up, {on}. I am not supposed to say that.
under | The book had no room for this. {by} is making some.
late by_worn | Where does {by} find it? {Clock} in, and look.
often | {by} keeps going back to it. It is not lack of ideas; it is a plan.
on_champ title | Champions are not used to looking up from there.
weapon | That is not wrestling. I don't know what to call it.
by_high_flyer | Nobody in this company moves like {by}.
by_powerhouse | You can't teach that kind of strong. You can only stand further back.

= move @colour
| I have had worse dentists. Not many.
| That is going to hurt in the morning. And the afternoon.
| {on} looked better a minute ago, and {on.he} was nothing special then.
| Somebody tell {on} that it is legal to move.
| I would have stayed down around Tuesday.
| That was almost interesting.
throw | {on} will want to fold {on.himself} the other way now, to match.
strike | Right on the chin. It is what a chin is for.
dive | Stairs were invented for a reason.
by_heel | Brilliant. {by} is an artist, and nobody will ever say so but me.
by_heel unloved | Boo all you like. {by} can't hear you over the sound of {by.himself} winning.
by_face | Luck. Note it down, {craft}: luck.
by_face loved | They cheer anything in {city}.
on_heel on_worn | {on} is only gathering information.
under | I am sure there is a mistake in this somewhere.
late | {Clock}. I have had marriages that were shorter.
often | Again? One trick, and the pony is tired.
grudge | Now that was personal. I approve.
weapon | A little carpentry. I see no harm.
by_powerhouse | I once saw {by} lift a car. It had asked for it.
outside | That is the part of the building I never go to.

= control @craft
| {on} has to slow the breathing and pick a moment.
| {by} is not wasting a step. That is what experience looks like.
| It is the small things. Look where {by} puts the weight.
| {on} needs one opening. One.
by_heel | There is a rule about that, and {by} knows exactly where it stops.
by_heel unloved | {by} could win clean. That is what bothers me.
on_face loved | They have not given up on {on}, and nor have I.
by_champ title | That is why the {title} has not moved.
on_champ title | I wonder when the champion last had to do this much defending.
late | At {clock} it is conditioning, and nothing else.
under | I did not see this coming, and I will say so.
by_submission | Every hold is asking the same question. Sooner or later you answer.

= control @colour
| Now this is what I call pacing.
| {on} is resting. Involuntarily.
| If {on} has a plan, it is a very well hidden one.
| You could put a stamp on {on} and post {on.him}.
by_heel | Textbook. The other textbook.
by_heel unloved | They boo because they are jealous of the posture.
by_heel fav | Is it too early to congratulate {by}? I shall do it quietly.
by_face | Very dull. Where is the malice?
on_heel | {on} is letting {by} get tired. Clever.
quiet | I like a crowd that knows when it is beaten.
by_champ title | The {title} suits {by}. It would suit me, but nobody asks.
on_champ title | The champion is allowing everyone a nice time first.
late | {Clock} of this. I have counted the ceiling tiles.
grudge | {by} is enjoying that. It warms me.

= cut_off @craft
| And just when {on} had it moving. That is cruel timing.
| {by} saw that before {on} did.
| One second late, that is all {on} was.
why_cheat | I knew it. I knew {by} would do something like that.
on_face loved | You can hear what that took out of the building.
again | Every time {on} builds something. Every time.

= cut_off @colour
| Thank you. It was getting cheerful.
| And that, children, is why one should not hope.
by_heel | Genius. Pure and simple, chiefly pure.
by_heel unloved | Oh, they did not like that. What a shame, etc.
by_face | Well, now {by} is doing it. Where are the boos?
loved | They cheer for that? They cheered the other one a minute ago.

= hope @craft
| There it is. There is something left.
| Come on, {by}.
| That is heart, {colour}. You might look it up.
loved | They are lifting {by}. They really are.
under | You do not leave {by} for dead. People have tried.
by_heel | Give {by} that: {by.he} will not quit.
by_champ title | That is the champion in there, still.
late | {Clock} in. I would not have the breath to say it, and {by} is doing it.
again | Second time of asking. {on} is slower to it.

= hope @colour
| Sit down, {craft}. It is a twitch.
| I give it ten seconds.
by_face | Oh, now {by} feels better. How convenient.
by_heel | There we are! I never doubted it.
loved | Do not encourage {by.him}.
on_heel | {on} is allowing it. {on} has a generous side.
thrice | Again? Has nobody told {by} when to stop?
under | I have seen hope. It ends on the back.

= comeback @craft
| Here we go! Here we go.
| Listen to this place.
| That is what {by} has had in there the whole time.
loved hot | I can't hear myself, and I don't mind at all.
by_face on_heel | {on} asked for every bit of this.
under | They said {by} had no business in there. Look at it.
by_champ title | Never turn your back on a champion.

= comeback @colour
| Somebody stop this. It is a family show.
| That is all adrenaline. It will be gone by the weekend.
on_heel | {on} has it all in hand. Not at the moment, but in general.
by_heel | Look at {by}. Look, you ungrateful lot.
by_face loved | If they stamp any harder, I will send the building's bill to {by}.
late | How are they still standing? I would like that answered by a doctor.

= double_down @craft
| They have nothing left, and they are both going to find some more.
| Whoever gets up first has it. It is that close.
even | I could not tell you who has this. I don't think they could.
late | {Clock}. That is what it costs.

= double_down @colour
| Quick, check their pockets.
| We could all go for a coffee.
| I have them level, on lying down.
hot | Look at this crowd, standing up to watch two people lie down.

= tag @craft
| Good, quick change. That is what a team is.
| Fresh legs. It matters more than people think.
foe_worn | {foe} is on the wrong side of the ring, and everyone knows it.
by_heel | I make that two in the ring, referee.

= tag @colour
| Ah, the cavalry. Late, as cavalry is.
by_heel | A perfectly legal tag. I was looking the other way, but I am sure.
| I should like a partner. Somebody to hand the dull parts to.

= hot_tag @craft
| There it is! There it is!
| They have waited for that, and so has {by}.
loved | {city} is on its feet.

= hot_tag @colour
| I did not see a tag. I saw a flailing.
| Oh no. Enthusiasm.
by_heel | About time. The right one is in at last.
"""
