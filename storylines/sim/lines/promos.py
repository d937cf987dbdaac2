"""Frames for people talking: what a promo is about, and its lines in the speaker's own mouth."""

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

= promo.want
topic_challenge part1 on | I am not hard to find, {on}. I have been standing here all month.
topic_challenge part1 on | {on}. I will keep this short, so that you can follow it.
topic_challenge part1 on | I looked at the roster, and then I looked for one name. Yours, {on}.
topic_challenge part1 | There is somebody in the back who thinks I came here to talk.
topic_challenge part2 on | You say you will fight anybody. I am anybody.
topic_challenge part2 on | I do not care when, {on}. I would prefer now.
topic_challenge part2 | You have been picking your nights. I am picking this one.
topic_challenge part2 | I have asked politely. I asked the office, I asked the booker. Now I ask you.
topic_challenge part3 on | You, me, this ring. Bring whoever carries your bag.
topic_challenge part3 on | I know what you can do, {on}. I want it done to me, if you are able.
topic_challenge part3 | One match. If you are better, show these people. If not, they will see that too.
topic_challenge part4 on | So what is it, {on}? Yes, or shall I say it for you?
topic_challenge part4 | I will be here next time as well. It is up to you how that feels.
topic_challenge part4 on | You know where I am. Everybody in {city} knows where I am.
topic_boast part1 by_heel | Quiet. You paid to hear somebody better than yourselves.
topic_boast part1 | Look at me. Go on, it is what you came for.
topic_boast part1 | I do not usually talk about myself. I let people who have lost to me do it.
topic_boast part2 | I have been through everybody they put in front of me, and I was home by eleven.
topic_boast part2 by_heel | {city}, I have seen bigger crowds in a queue for the bus.
topic_boast part2 | They say I have been lucky. I have been lucky every week for years.
topic_boast part3 | When I hit {finisher}, you may start putting on your coats.
topic_boast part3 | There is no secret. I am better, and I get up earlier.
topic_boast part3 by_heel | I would apologise, but I can't think what for.
topic_boast part4 | Remember where you were when you saw me. You will want to say you liked me.
topic_boast part4 by_heel | You may clap now. No? Then you may learn.
topic_boast part4 | Put anyone you like in here. Then put somebody good.
topic_grudge part1 on | I have had time to think about what you did, {on}. A great deal of time.
topic_grudge part1 on | {on}. I do not even like the taste of the name.
topic_grudge part1 | Some things you shake hands on. This is not one of them.
topic_grudge part2 on | I used to call you nothing, {on}. You have earned worse.
topic_grudge part2 on | You looked me in the eye, {on}. I still remember the colour.
topic_grudge part2 | I was told to let it go. I have let it go further than anyone thought.
topic_grudge part3 on | I do not want to beat you, {on}. I want you to remember it in the cold weather.
topic_grudge part3 | I have watched the tape. Every night. I know it by heart, and I forgive none of it.
topic_grudge part3 on | It is not about winning. I could beat you any day. It is about which day, {on}.
topic_grudge part4 on | Pack something soft for the journey home, {on}.
topic_grudge part4 | This ends when I say so, and I have not said so.
topic_grudge part4 on | I am coming, {on}. Look behind you. No, behind you.
topic_title part1 title | The {title}. Have a look at it while it is where it is.
topic_title part1 | There is a belt in this company, and I have an empty waist.
topic_title part2 title | People have bled for the {title}, and so have I.
topic_title part2 | I did not come all the way from {home} to carry someone's bags.
topic_title part2 | I have stood in line. I have been patient. I was not good at it.
topic_title part3 title on | {on}, the {title} does not make a champion. I am going to show you what does.
topic_title part3 | Every champion says that it is heavy. I say: give it here.
topic_title part3 title | I close my eyes: the {title}. I open them: whoever is in the way.
topic_title part4 title | Polish it. I like to find things clean. The {title} is coming home with me.
topic_title part4 | Champions come and go. I have come.
topic_gratitude part1 | I am not good at this. I hit people for a living.
topic_gratitude part1 | {city}. I did not know if you would still be here.
topic_gratitude part1 by_face | Before anything else, I wanted to hear that noise once more.
topic_gratitude part2 | There were nights when the only one who thought I could was a person in row ten.
topic_gratitude part2 on | {on}, wherever you are sitting: you never once said I should stop.
topic_gratitude part2 | My knees thank you for nothing. The rest of me thanks you for everything.
topic_gratitude part3 | You do not do this alone. You only fall down alone.
topic_gratitude part3 | From {home} to here is a long way to walk. You walked some of it with me.
topic_gratitude part4 | So: thank you. Now let me get back to work.
topic_gratitude part4 | That is all. If I say any more I will need a towel.
part1 | Turn that music down. I have something to say.
part1 | I will make this brief. I have people to see.
part1 | You can all hear me at the back? Good.
part2 | I have done my work in this ring, and I have kept my mouth shut. I am done with one of those.
part2 | People talk in the back. I would rather do it here, where it counts.
part2 | I know what you say about me. Some of it is even true.
part3 | When the bell rings, none of the talk is worth a thing. Mine included.
part3 | I have given this place my back, my knees and most of my weekends.
part3 | I have listened long enough. It was not interesting.
part4 | That is all. Ring the bell.
part4 | You heard me. Tell the rest.
part4 | I said what I came for. Now I will do it.

= segment.promo @craft
| Let us hear it.
by_heel | This should be charming.
topic_gratitude | I think {by} means it, too.

= segment.promo @colour
| Quiet, everybody. Somebody important may say something.
by_heel | A poet. Nothing less.
by_face | Oh good. Sincerity.
"""
