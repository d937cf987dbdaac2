"""What the commentators throw in that they could say of no other match: they have been here before, and remember."""

BOOK = """
= bell @craft
met last_known +pick | I called {last_event} as well, {colour}, and I learned something. I take {by}.
met last last_known | {last} had the better of it at {last_event}. I do not think it goes the same way twice.
met last last_roll_up | I watched the finish from {last_event} six times. Nobody should win like that twice.
a_heavier | {kilos} is a lot to give away before you have touched hands.
b_heavier | {kilos}. I would want that in writing before I went in there.
-teams -craft_picked | If this goes ten minutes I give it to {a}. If it goes five, to {b.finisher}.
main | There is nothing after this but the drive home. They know it too.

= bell @colour
met last last_known | {last} won at {last_event}, and I believe I said so at the time. I generally did.
met last last_interference | Last time somebody helped. I thought it a friendly touch.
met last last_dq | A disqualification at {last_event}. I have it framed.
a_heavier | {kilos} the better. I always back the side that eats.
b_heavier | {kilos} of a difference. It is not wrestling, it is removals.
-teams | I have been to {a.home}. I have also left {a.home}, which I preferred.
-teams | Nobody from {b.home} has ever beaten my expectations.
main | The main event. After this I am legally allowed to stand up.

= feel_out @craft
met last_known | They are each waiting for what the other did at {last_event}. It is lovely to watch.
on_heavier | Stay out of the corners with that {kilos}, {by}. Stay out of the corners.
-teams | {by} has to earn {finisher}. This is how it is earned.

= feel_out @colour
met last_known | This is how {last_event} began, and I nodded off then too.
on_heavier | {by} is {kilos} short. I should send out for some.
-teams | They teach that in {town}. They do not teach anything else in {town}.

= move @craft
worked | That is the {part} again, {colour}. That is no accident.
worked | Keep an eye on {on's} {part}. That is where this is being won.
on_hurt | Look at how {on} carries the {on.hurt}. You cannot hide that for long.
by_hurt | How {by} does that with the {by.hurt}, I do not know.
held | {Held} of that. It goes into the legs, and then it goes into the head.
on_heavier | {kilos} more than {by}, and did you see that go?
on_stood | {by} has to be asking what it takes, if {finisher} did not do it.
several | {Near_n} near-falls. Every one of those takes a month off a career.
met on_won_last last_known | {by} has put right everything that went wrong at {last_event}. Nearly everything.
met last_known | There was a moment like this at {last_event}, and it went the other way.
title on_champ | The {title} has never had to sit through this much of {by}.
on_cheated | I have not forgotten what {on} did earlier, if the referee has.

= move @colour
worked | I did not care for that {part} either. Too smug.
on_hurt | {on} can always get another {on.hurt}. They must sell them.
by_hurt | {by} is holding {by.his} {by.hurt}. It is called acting, {craft}.
held | {Held}. I have proposed to people in less.
on_heavier | {kilos} of advantage, and {on} has brought them all to the wrong place.
several | {near_n} near-falls. I count only the far ones.
met by_won_last last_known | {by} won at {last_event}. I see no reason to show the film twice.
met on_won_last last_known | {on} won at {last_event}, so all this is only for exercise.
title by_champ | That is what the {title} is for: it gives people something to look up at.
-teams | If I were {on} I would be thinking warmly of {on.home} about now.

= control @craft
on_hurt | It all begins with that {on.hurt}. You could see {by} decide on it.
on_heavier | {by} has found the way round {kilos}. There always is one.
met last_known | At {last_event} it was about now that it got away from {on}.
-teams | If {by} stays patient, {finisher} is five minutes off.

= control @colour
on_hurt | I would leave that {on.hurt} alone. No, I would not.
met on_won_last last_known | {on} won at {last_event}. One can't win them all. One can, but {on} can't.
-teams | Somebody in {on.home} is switching over.

= hope @craft
by_hurt | On that {by.hurt}. Look at it. On that {by.hurt}!
several | It has been {near_times} already, and {by} will not lie down for one of them.
held | {Held} without a word, and now listen to {by}.
by_stood | Anybody who gets up from {on.finisher} has something like this left.
met on_won_last last_known | {by} has thought about {last_event} every day since. You can tell.

= hope @colour
by_hurt | {by} seems to have forgotten the {by.hurt}. Somebody remind {by.him}.
several | {Near_n} chances to lie down like a sensible person, and look.
met by_won_last last_known | {by} did this at {last_event} as well. I have asked for it to be banned.
on_heavier | Hit it again, {by}. I think one of the {kilos} moved.

= comeback @craft
by_hurt | Never mind the {by.hurt}! {by} never has.
several | After {near_n} near-falls! Where do you keep that?
met on_won_last last_known | This is for {last_event}, {colour}. All of it.
on_cheated | {on} had it the easy way. Here comes the other way.

= comeback @colour
by_hurt | A moment ago that {by.hurt} was a tragedy.
met by_won_last last_known | I remember this from {last_event}. I left early then, too.
on_heavier | Timber, I believe, is the word.

= cut_off @craft
on_hurt | That {on.hurt}. If it had held, that was the match turning.
held | All that way back, and {by} takes it away in a second.
on_stood | {on} can take {finisher} and stand up, and then gets caught by that.

= cut_off @colour
on_hurt | Betrayed by a {on.hurt}. They never liked each other.
held | And we return you to our regular programme: {by}.
met by_won_last last_known | As seen at {last_event}. By popular request, mine.

= hold @craft
worked | That is where it has been going all night: the {part}.
on_hurt | With the {on.hurt} in that state I would not like to say how long.
on_heavier | That is how you bring {kilos} down to your own size.

= hold @colour
worked | Leave some of the {part} for the rest of us, {by}.
met last_known | {on} escaped this at {last_event}. I thought that rude.

= cover @craft
met on_won_last last_known | This would settle {last_event}. Count it!
on_hurt | The {on.hurt} will not let {on} bridge. Count!

= cover @colour
by_stood | If this is three, I want it noted that {by} was dead a minute ago.

= kick_out @craft
two several | {Near_n} before that one. I have stopped breathing in between.
two by_hurt | Even the {by.hurt} came up off the mat there.
two after_finisher | Nobody kicks out of {on.finisher}! I have said that for years, and I shall have to stop.
two after_finisher by_stood | That is the second time out of {on.finisher}. I do not know what else {on} owns.
two met on_won_last last_known | It ended with that at {last_event}. It does not end with it here.
two title by_champ | You do not hold the {title} by staying down. I have said it before and I will say it again.
two on_heavier | With {kilos} of {on} on top! {by} is made of wire.

= kick_out @colour
two several | {near_n} of those now. I have had the same coat on and off all evening.
two by_hurt | One did not need the {by.hurt} for that, evidently.
two after_finisher | {on.finisher}, two. I shall want a refund in {on.home}.
two met by_won_last last_known | {by} could lie down. {by} won the last one. Nobody would think worse of {by.him}, least of all me.
two title | The {title} should be given to the referee. Nobody has worked harder.
two on_cheated | {on} did everything right, and by right I mean wrong, and for what?

= cheat @craft
again | I have counted, {colour}. The referee has not.
on_hurt | As if the {on.hurt} were not bad enough.
met last_known | {by} never had to do that at {last_event}.

= cheat @colour
again | If it were wrong somebody would have stopped it the first time.
under | When you are behind, you catch up. It is only manners.
on_heavier | With {kilos} to make up, I call that handicapping.

= signature @craft
worked | All that time on the {part}, and there is what it was for.
several | It has taken {near_n} near-falls to get to that.

= signature @colour
met last_known | I saw that at {last_event}. It has not aged. I have.

= finisher @craft
met on_won_last last_known +over | That is {last_event} paid back. That is all of it paid back.
several +over | After {near_n} near-falls, that is the last one. It has to be.
on_hurt +over | On that {on.hurt}? Nobody is getting up.
title by_champ +over | The {title} is staying where it is.

= finisher @colour
met by_won_last last_known +over | Twice, then. {last_event} and now. I told you so twice.
several +over | {Near_n} near-falls, and now a far one. Coats, everybody.
on_heavier | All {kilos} of it, over like a wardrobe.

= finish @craft
met on_won_last | {on} had the last one. Now they have one each to look at, at least.
met by_won_last last_known | {last_event}, and now this. {by} has the measure of {on}.
nears | I counted {near_n} of them before that one. I would not have minded {near_n} more.
on_hurt | It was the {on.hurt} in the end. It was always going to be the {on.hurt}.
on_heavier | {kilos}! {by} gave away {kilos}!
main | What a way to end a night in {city}.

= finish @colour
met by_won_last last_known | As at {last_event}. I do wish people would keep up.
met on_won_last last_known | {on} still has {last_event}. I should go home and watch it.
nears | {Near_n} false alarms and one fire.
on_hurt | Send the {on.hurt} my regards.
under | The odds were a typing error.
main | And nobody asked me who I had.

= result @craft
met won winner_won_last last_known | {winner} again, as at {last_event}. {loser} has some thinking to do.
met won winner_lost_last last_known | {last_event} is answered. I would not say that it is over.
won main | {winner}, in the last match of the night, and {city} can go home and argue.
won nears | {near_n} near-falls and {time}. Remember the number, and forget mine.

= result @colour
met won winner_won_last | Same two, same end. I may bring a book next time.
met won winner_lost_last last_known | One each, with {last_event}. Which means that we will have to do it again. Send flowers.
won main | {time} of my evening, and {winner} gets the cheque.

= segment.stakes @craft
met last_known | I can still see {last_event}. One of them can see nothing else.
met last last_interference | {last} did not win that alone, at {last_event}, and knows it.
a_heavier | {kilos}, {colour}. It is a good deal to carry, and more to lift.
b_heavier -multi | Somebody will have to tell {a} what {kilos} feels like from below.
-teams -multi | Watch for {a.finisher}. If you see it coming you will be one ahead of most.

= segment.stakes @colour
met last last_known -multi | {last} won at {last_event}. I see no need to ask again, but they have sold the tickets.
-teams -multi | {a.home} against {b.home}. I have been stuck at both stations.
a_heavier | {kilos} of difference. I had a smaller difference with my first landlord.
b_heavier -multi | {b} has {kilos} on {a}. Most of it is opinion.
"""
