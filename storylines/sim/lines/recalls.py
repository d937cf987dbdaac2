"""Frames for what lies between two people, as the one with the microphone has to admit it."""

BOOK = """
= promo.recall
stolen | {event}, {on}. You had to steal it. I have been robbed by better, but never so publicly.
stolen | I watched {event} back. What {on} did takes about as long as a sneeze, and I have been counting it ever since.
stolen | They paid {on} for {event} as if it had been earned. I saw how it was earned. So did the third row.
stolen | You have a win over me from {event}, {on}. You also have something of mine. I am not here about the win.
stolen by_heel | What {on} did to me at {event} was crooked, and I say that as a judge of the craft.
stolen by_face | I shook it off, what happened at {event}. Then {on} smiled about it. I have stopped shaking it off.
robbed | Yes, I cheated at {event}. {on} had the same ring, the same ropes and the same chance, and never once thought of it. Whose fault is that?
robbed | {event} goes down as mine, {on}. They have no column in that book for how.
robbed | People ask if I am sorry about {event}. I am. I should have done it to {on} sooner and gone home earlier.
robbed | What {on} lost at {event} was taken, I grant it. Things that are held properly are not so easily taken.
robbed by_face | I am not proud of {event}. {on} deserved better than what I did, and I would do it once more before I let it go on like that.
lost | {on} beat me at {event}. Clean. I have looked for the dirt on it every night since, and there is none.
lost | {event}, {ago}. {on} was better for as long as it counted. I am not going to dress it up.
lost | You were better than me at {event}, {on}. I have been better than that since.
lost | I lost to {on} at {event}, and somebody in {town} switched off the set. I heard it from here.
lost by_heel | {on} had one good night, at {event}, and everybody was kind enough to be watching. I shall see to the next.
lost | I could give you reasons for {event}. {on} would be all of them.
won | I beat {on} at {event}, in the middle of the ring, with nobody's help and no argument after.
won | At {event} I had {on} where I wanted {on.him}. It was {ago}. {on.he} must remember the place.
won | {on} wants {event} back. I can see why. I would not give it to {on.him} for a house.
won | {event}: I won and {on} lost, and nobody has asked for a recount. If anything has changed since {ago}, somebody should tell me.
won by_face | I beat {on} at {event} and I thought that was the end of it. I bought {on.him} no drink, and I see now that I should have.
won by_heel | You all go so quiet when I beat somebody you like. {on} heard it at {event}. I hear it in the bath.
title_lost | {on} took the {title} from me at {event}. I still put my hand out for it in the mornings.
title_lost | There is a mark on my shoulder where the {title} was until {event}. {on} carried the {title} out. I kept the mark.
title_lost | They say you get used to being without it. {event} was {ago}. When does it start, {on}?
title_lost | At {event} I was read out second. {on} was read out with the {title}. I have had the order explained to me and I do not accept it.
title_lost | At {event} {on} took something off me that goes around the waist. I have been cold there ever since.
title_lost | {on} went into {event} as a challenger. I have gone over it every day since, and I cannot find the place where I let it happen.
title_won | {on} had a belt until {event}. I do not remember that {on.he} looked after it.
title_won | At {event} they took it off {on} and put it on me, and it fitted. I would not read more into it than that, if I were {on}.
title_won | At {event} I took the {title} off {on}, and I have slept like a child ever since.
title_won | {on} went into {event} with the {title} and came out with a coat. I was there. I have the other thing.
title_won | You lost the {title} to me at {event}, {on}. I mention it because you are still walking as if it were on you.
title_won | People tell me that {on} deserves the {title}. People were at {event}. They saw what {on} deserves.
attacked | {on} jumped me at {event}. They tell me that such things heal. I have been looking, and I say it has not.
attacked | At {event} I never saw {on} coming. That is the last time anybody can say it.
attacked | You did not wait for a bell at {event}, {on}. I will return it with a bell on.
attacked | What {on} did at {event} had nothing to do with wrestling. It was {ago}, and I have thought of little else.
attacker | I know what I did to {on} at {event}. I was there for all of it; {on} was only there for the start.
attacker | {on} says that I went too far at {event}. I went exactly as far as {on.he} was.
attacker | {event} was not an accident, {on}. I should not like you to think that I do such things by accident.
attacker | They may fine me for {event}. I would pay it in coins, slowly, to hear {on} land like that again.
betrayed | I could have told you anything about {on}, down to how {on.he} laughs at nothing. I never once asked what {on.he} was thinking while {on.he} did it.
betrayed | You stood beside me, {on}. I gave you the side I do not guard. It turns out that you were taking notes.
betrayed | I would have told anyone that {on} was my friend. I did tell them. They remember it, too.
betrayed | It was not losing {on} that I minded. It was how little time it took.
betrayer | I turned on {on}, and I slept. Ask me about that, if you must ask me something.
betrayer | {on} thinks that I changed. I was this the whole time; I was only tired of carrying two.
betrayer | Yes, {on} trusted me. It was not a request that I remember making.
betrayer | I am told I owe {on} a reason. I had reasons for as long as I had {on}. {on.he} was looking the other way for most of them.
waited | They counted to ten at {event} and gave it to me. I had come for {on}, not for a number.
waited | {event} says that I won. I stood in the ring and {on} did not, and that was all there was to it.
waited | I do not keep wins like {event}. {on} can have it back, for three minutes in the middle of the ring.
waited | Ten numbers at {event}, {on}. I would have waited for eleven.
counted | I was counted out at {event}. Counted, {on}. Nobody had my shoulders down, and least of all you.
counted | {event} is in the book as a loss. Look under how. It was arithmetic.
counted | {on} beat nobody at {event}. {on.he} stood there while somebody else said numbers.
counted | Ten is only a number. {on} has built a good deal on it since {event}.
counted by_heel | At {event} I looked at {on} from the floor, and then at the door. I have had worse ideas. I have seldom had one so restful.
waited met_again | {on} and I have met {times}. I could lie down happy with any of them but {event}.
counted met_again | {on} and I have done this {times}, and at {event} it took a referee's fingers to tell us apart.
drawn | Nobody won at {event}. {on} went home with half of something of mine.
drawn | {event} ended with a bell ringing for nobody. I do not call that an ending, {on}.
drawn | They tell me a draw is honourable. {on} was there at {event}. Ask {on.him} if it felt like honour.
drawn | Since {event}, {on} and I have been level. I do not sleep well on the level.
first | {on} and I have never met in a ring. I have watched. {on.he} drops the left hand when {on.he} is pleased with {on.himself}.
first | I have nothing against {on}. I find it slows me down, so I mean to acquire something.
first | People ask what I think of {on}. I have never been hit by {on.him}. Ask me afterwards; I shall know more, and say less.
first | {on.full}. {on.home}. That is all I know, and it is as much as I mean to learn standing up.
first by_heel | I am told that {on} is looking forward to meeting me. They generally are, until they have.
first by_face | I have been asking about {on}. Everybody says the same thing: bring a mouthguard. So I bring one, and my hand to shake first.
lost met_again | {on} and I have done this {times}. People ask me about {event}. Nobody asks me about the others.
lost met_again | That makes it {times}, {on} and I. I could tell you something good about every one of them but {event}.
won met_again | {on} and I have met {times}, and the last of it was {event}. I should like to leave it there, and {on} would like anything else.
won met_again | You would think that {times} is enough to learn a thing, {on}. {event} says not.
stolen met_again | I have stood across from {on} {times}. I know every trick {on.he} had before {event}, and now I know the other one.
robbed met_again | We have met {times}, {on} and I, and it is only {event} that anybody writes to me about.
drawn met_again | {on} and I have been at it {times}, and {event} could not tell us apart either.
attacked met_again | I have met {on} {times} with a bell, and at {event} without. I know now which one {on.he} prefers.
"""
