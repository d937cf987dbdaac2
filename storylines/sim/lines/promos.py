"""Frames for people with a microphone and no book of their own: how they begin, what they want, how they end."""

BOOK = """
= segment.promo
| {by.full} has the microphone.
| {by.full} asks for a microphone, and somebody is fool enough to pass one.
| {by.full} is in the ring, with something to say.
| The microphone goes to {by.full}.
| {by.full} waits for quiet, or for what passes for it.
on | {by.full} has a few words for {on.full}.
on | {by.full} has the microphone, and {on.full} on the mind.
topic_challenge on | {by.full} is here to ask {on.full} a question with ropes around it.
topic_boast | {by.full} is going to tell us about {by.full}.
topic_grudge on | {by.full} has not forgotten what {on.full} did.
topic_title | {by.full} wants to talk about gold.
topic_gratitude | {by.full} would like to thank some people.
by_heel | {by.full} takes the microphone. The hall takes a breath to boo with.
by_face | {by.full} has the microphone, and has to wait for the noise to go down.

= promo.open
| Turn that music down. It is a long way from {town}, and I did not make it to listen to my own entrance.
| Where I come from you knock before you speak. {city}, consider that me knocking.
| In {town} they told me: talk last. I have waited. It is late enough.
| They gave me two minutes. In {town} we bury people in less.
| I have a voice like a gate. Ask anybody in {town}. You will hear it at the back.
| I hit people for a living, {city}; {finisher} does most of my talking. Tonight I will try it without.
| I had this written down. Then I looked at it in the light, and it was not worth the walk from {town}.
| Good. You know my name and you know {finisher}. That saves us both some time.
on | {on}. I will say the name once, so that nobody in {town} thinks I was being vague.
on | I could talk all night about {town}. I only want to talk about {on}.
on title | Somebody told {on} I would not dare say this with the {title} in the building. There is the door. I am still here.
title | Before anybody asks: yes, it is about the {title}. It has been about the {title} since {town}.
by_heel | Quiet. In {town} they at least pretend to listen.
by_heel | You may stop that noise whenever you like, {city}. I had worse from my own street in {town}.
by_heel on | I hear {on} is popular in {city}. So is rain, with people who own umbrellas.
by_heel | Look at me. Go on. Somebody from {town} amounted to something; take it in.
by_face | I am not good at this, {city}. In {town} we wave.
by_face | My mother is watching this in {town}, so the words will all be short ones.
by_face on | I would sooner be shaking {on's} hand than this microphone. That was taken out of my hands.
by_powerhouse | They lowered the microphone for the last one. Put it back up. I do not bend for anything, and that includes furniture.
by_high_flyer | I like it better up there, on the top rope. But {on.full} cannot hear me from up there, so here I am.
by_technician | I will go through this in order, as I go through everything. First point.
by_brawler | I have got about six sentences in me and then I want to hit something.
by_submission | I have all night. People who have been in {finisher} will tell you that I am a patient listener.

= promo.want
on | I want {on} in that corner, me in this one, and nobody from either family at ringside.
on | What I want from {on} is not complicated. I want it to hurt, I want it to be fair, and I want it to be on the record.
on by_heel | I want {on} to say my name properly. If it has to be said through {finisher}, the acoustics are fine.
on by_face | I want to beat {on} so that nobody has to look at a tape afterwards. That is all. It will cost me a month of sleep.
on | I do not lie awake over {on}. I lie awake over what I would give to have it done with, and it is more every night.
on by_powerhouse | I want to pick {on} up and find out for myself what all the fuss weighs.
on by_technician | I want twenty minutes with {on} and no noise. I could take {on.him} to pieces in twelve; I would like to put the pieces in order.
on by_brawler | I want {on}. I had a longer version of that, but {on.he} would not have understood it either.
on by_high_flyer | I want {on} to look up. That is all anybody ever sees of me when it matters: the underneath.
on by_submission | I want an arm. {on} has two. I call that a reasonable offer.
on -title | There is nothing hanging over this, no belt, no purse worth the name. I want {on} for nothing. It is the only honest price.
on | I want to go back to {town} and tell them that I stood in front of {on} and did not look at my boots.
title on | {on} carries the {title} like shopping. I want it carried properly, and I know somebody who is free.
title | I want the {title}. I have wanted it in halls where the shower was a bucket. It would be odd to be shy about it now.
title | The {title} would mean a better dressing room and worse friends. I have done the sum. I still want it.
title by_heel | I want the {title} because you do not want me to have it. There are worse reasons; I have held titles for those as well.
title by_face | There are people in {town} who set an alarm to watch this. I want them to see the {title} once from the right side.
title on | For the {title} I would go through {on}. I would rather go round, but {on.he} was never one for making room.
-title -on | I want a match on the last page of the poster. In {town} they only read that page.
-title -on by_heel | I want what the others have, and then I want them to watch me not use it.
-title -on by_face | I want to be the match that somebody in {town} tells somebody else about, and gets wrong because they are excited.
-title -on | I want one night when they have to say {finisher} twice because nobody believed it the first time.
-title -on | Give me anybody. I have {finisher} and a return ticket to {town}, and I only mean to use one of them tonight.
-title -on by_powerhouse | Somebody on this roster thinks they are stronger than me. I would like to meet them before they find out in private.
-title -on by_technician | I want an opponent who knows more holds than I do. I have been told that there are two. I will take either.
-title -on by_brawler | I want a fight, and for once I want somebody else to have started it.
-title -on by_high_flyer | I want a higher rope. Failing that, I want whoever is standing under this one.

= promo.promise
on | At {next} the bell will ring, and {on} will find out how I spent the time until then.
on -tonight | Come to {next}. Bring somebody who can describe it to {on} afterwards; {on.he} will want to know.
on | I do not make promises. I make one: at {next}, {on} does not leave before I do.
on | {next}. I have it on the wall, and I have {on} under it, and I have run out of other things to look at.
on by_heel | At {next} I shall be as fair to {on} as {on} can make me. You may all draw your own conclusions.
on by_face | At {next} I will come in by the front, {on}, and stand where you can see me. You do the same, if you still know how.
on | By the end of {next} one of us, {on}, will be asking what day it is. I intend to have the answer.
on by_powerhouse | At {next} I will lift {on} over my head. I mention it now so that {on.he} can settle {on.his} affairs at ground level.
on by_technician | I know how {next} goes, {on}. I have wrestled it forty times against a sack, and the sack put up an argument.
on by_brawler | {next}, {on}. I will be the one who has already started.
on by_submission | At {next} you will have a choice, {on}: one tap or one season. I recommend the tap. Nobody ever takes advice.
on by_high_flyer | At {next}, {on}, when you cannot find me, do not trouble to look round. I will be on the way down.
title on | At {next} the {title} is on the table, and {on} has never once cleared a table in {on.his} life.
title on -tonight | {on} will walk into {next} with plans for the {title}. I have met {on's} plans. They do not travel.
title on | When they read the {title} out at {next}, {on}, listen for the pause before the name. I will be in it.
title on by_heel | The {title}, at {next}, by any road that is open. I know where the tolls are, {on}.
title on by_face | I cannot promise you the {title}, {city}. I can promise that at {next}, {on} will have to take it from me awake.
on finisher | {finisher}, at {next}. There: now {on} knows what is coming. They all know. It has not helped one of them.
on finisher | Tell {on} to practise falling. {next} has one {finisher} in it at the very least.

= promo.close
on | That is all, {on}. You have the rest of the evening to be frightened at your own speed.
on | I have said it to your face, {on}, or near enough; the camera will pass it on.
on -tonight | Sleep well, {on}. One of us should.
on finisher | I will not wish you luck, {on}. It never did anybody any good against {finisher}.
on | The next time you hear from me, {on}, there will be a bell in front of it.
on by_face | No hard feelings, {on}. That was a lie, but my mother is watching in {town}.
on by_heel | Write it down, {on}. Ask somebody to help you with the long words.
on by_powerhouse | Move out of my way, {on}, or be moved. It is the same to me; I was going there anyway.
on by_brawler | I am done talking, {on}. I was done before I started.
finisher | That is my last word. {Finisher} has a few more.
finisher | Remember where you sat tonight. You will want to tell people that you heard it before {finisher} said it again.
finisher | I came in with a microphone and I go out with {finisher}. Only one of them will be missed.
next -tonight | {next}. Do not be late. I never was.
next -tonight | I have a bag to pack for {next}, and there is nothing soft in it.
next on | {next}, {on}. It will not be a long evening, so eat first.
| That is it. Where I come from, in {town}, we say it once and then we do it.
| Somebody ring {town} and tell them I behaved. I shall be busy from here on.
by_heel | You can boo now. In {town} they will know better.
by_face | Thank you for listening, {city}. In {town} they would have thrown something by now, out of affection.
title | Keep the {title} polished. I like to see what I am getting into.
title on | Enjoy the {title} for as long as {on} or I let you look at it.
"""
