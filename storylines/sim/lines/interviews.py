"""Frames for talk of two: the interviewer's questions, the answers, what is said in corridors, and the thanks after."""

BOOK = """
= segment.question
asked_why about | {on.full}, the question everybody has brought along: why {about.full}?
asked_why about | {on}, you and {about}. Could you tell us what it was for?
asked_why about | I have to ask it plainly, {on}. What did {about} do that was worth this?
asked_why about | {on}, half the post we get is one line long. It says: why {about}? I have run out of answers.
asked_why about | There must have been a moment, {on}, when you decided it about {about}. When was it?
asked_why about | {on.full}, some people at home would call what is between you and {about} unnecessary. What do you call it?
asked_why -about | {on.full}, why? I think that is the whole question.
asked_fear about | {on}, are you afraid of {about.full}?
asked_fear about | When somebody says the name {about} near you, {on}, you stop talking. Is that nerves?
asked_fear about | {on.full}, you have seen what {about} does to people. Do you think about it?
asked_fear about | Be honest, {on}: would you rather it were anyone but {about}?
asked_fear about | They say that nobody sleeps the night before {about.full}. Do you, {on}?
asked_fear about | What would it take, {on}, for {about} to frighten you? And has {about.he} done it yet?
asked_fear -about | {on.full}, is there anything out there that worries you?
asked_cost about | {on}, what has all this with {about} cost you?
asked_cost about | You look tired, {on}, if I may. Is {about} worth it?
asked_cost about | {on.full}, when it is over with {about.full}, what will you have left?
asked_cost about | Somebody told me that you have stopped taking calls, {on}. Is that {about's} doing?
asked_cost about | Every one of these has a bill, {on}. What does it say on yours, under {about}?
asked_cost about | You were a different person before {about}, {on}. Do you miss the other one?
asked_cost -about | {on.full}, what does a life like this cost you?

= promo.answer
asked_why on | Why {on}? Because {on.he} was there, and because in {town} you do not walk round a thing like that.
asked_why on by_heel | Why not {on}? Somebody had to be made an example of, and {on} has the face for it.
asked_why on by_face | I never wanted it to be {on}. But every road I took after {town} had {on} standing at the end of it with {on.his} arms folded.
asked_why on | You ask why as if there had been a meeting. {on} did a thing, I did a thing, and {finisher} is the thing after that.
asked_why on | Ask {on}. {on.he} knows. {on.he} has known longer than I have, which is one of the reasons.
asked_why on by_brawler | Why {on}? I do not do why. I do {finisher}.
asked_why on by_technician | Because there is a flaw in how {on} does it, and I cannot leave it alone. I never could pass a crooked picture.
asked_fear on | Of {on}? I was afraid of the dog on our street in {town}. I have been rationing it ever since.
asked_fear on by_heel | Afraid? Of {on}? I should be afraid to be {on}. That I grant you.
asked_fear on by_face | Yes. Anybody who says that {on} does not frighten them has not been near enough. I am going nearer.
asked_fear on | I am afraid of a wet road and of forgetting a name. {on} I can see coming.
asked_fear on | What frightens me about {on} is that I might enjoy it. Next question.
asked_fear on by_powerhouse | {on} is this big. We have stoves in {town} that were more trouble to lift.
asked_fear on by_submission | Everybody who has been in {finisher} was not afraid either, until about here. Then the hand starts talking.
asked_cost on | What has {on} cost me? Sleep, to begin with. Ask in {town} how I used to laugh.
asked_cost on by_heel | {on} has cost me nothing. I put it all on {on.his} account.
asked_cost on by_face | It has cost me being liked by myself, some mornings. I will send {on} the bill in person.
asked_cost on | I used to be able to watch wrestling. Now I watch {on}. That is what it has cost, and I want it back.
asked_cost on | Less than it is going to cost {on}. I kept the receipts.
asked_cost on by_high_flyer | Every time I land it costs something. For {on} I land from higher. Do the sum yourself.
asked_cost on | My knees, a birthday, the good opinion of {town}. {on} has paid nothing yet. That is what I am here to collect.

= promo.scene
foe on | {on}. Wrong corridor. Or the right one; it depends what you came for.
foe on | You are standing on my bag, {on}. I would move the foot before I count to anything.
foe on | Funny, {on}. You look smaller without the lights. I expect I look meaner.
foe on | Say it here, {on}, where nobody pays for it. No? I thought not.
foe on by_heel | Oh, do not get up, {on}. It is only me. You will know when it is time to get up, because you will not be able to.
foe on by_face | I have nothing for you back here, {on}. Out there, under the lamps, I have all you can carry.
foe on by_brawler | We can do it by the vending machine, {on}. I am not proud.
foe on by_technician | You are favouring the left, {on}. Go on and hide it. I have already written it down.
foe on finisher | Careful, {on}. The floor back here is concrete, and {finisher} makes no distinction.
foe on | Keep walking, {on}. They have just mopped, and I should hate to be blamed for what happens to you twice.
friend on | Did you see {on} out there, {friend}? Tell me you saw that. I need one other person to have seen it.
friend on | If {on} asks, {friend}, I have gone home. If {on} does not ask, I want to know that too.
friend on | You would tell me, {friend}, if I was wrong about {on}? Good. Do not tell me now.
friend | {friend}. Stay out of it tonight. If I go down I want to have done it by myself.
friend | Hold this, {friend}. It is a letter, for {town}. Post it if I walk like this afterwards.
friend on by_heel | You worry too much about {on}, {friend}. I have never once worried about anybody, and look how well they treat me.
friend on by_face | I am all right, {friend}. It is only {on}. I have said that sentence so often that it has started to sound like an illness.
friend | Tape the wrist again, {friend}. Tighter. It has to last as long as I do.
on -friend | I was hoping that I would meet {on} without a referee about. Then I thought of {town}, and that they would only have my side of it.
-on -friend | The kettle in this building is older than {finisher} and has hurt more people.

= promo.thanks
victory on | At {event} I beat {on}. I want to say something large about it, and all I can think of is how quiet my hands have gone.
victory on by_face | I beat {on} at {event}, and then I rang {town}. Nobody could speak. It was a very expensive silence.
victory on by_heel | You were all so sure of {on} at {event}. I have kept the noise you made. I play it in the car.
victory on | It is over with {on}. {event} is where it stopped. I would shake {on.his} hand, but I would have to find somewhere to put it afterwards.
victory on finisher | They ask me what finished it at {event}. {Finisher} did. What started it was {on}, and I hope {on.he} knows it now.
victory on | {on} made me better at {event} than I wanted to be. I am not going to say thank you. I am only going to say that I noticed.
defeat on | {on} won, at {event}. I have tried to say it other ways, and they are all longer.
defeat on by_face | {on} was better than me at {event}. I would like it back, of course I would. But {on.he} was.
defeat on by_heel | Enjoy {event}, {on}. You will find that it does not keep.
defeat on | I lost to {on} at {event}, and the sun came up in {town} all the same. I had half expected them to ring.
defeat on | What I said about {on} before {event}, I take back. What I said about myself, I take back first.
defeat on finisher | At {event} I hit {on} with everything I own, {finisher} and all, and {on.he} was still there. I have some thinking to do.
"""
