"""What the commentators throw in when it is close, when it is crooked and when it is over."""

BOOK = """
= hold @craft
| Look at the grip. That is not coming loose by strength.
| {on} must get to a rope, or turn into it. There is no third way.
| You will see people tap to that in a gym, let alone here.
by_submission | Nobody does this better than {by}. Nobody.
on_worn | I don't know what {on} has left to hold out with.
by_technician | Hips low, elbow tight. You could teach from that.

= hold @colour
| I find this relaxing.
| The referee asks if {on} gives up. A little rude, I always think.
by_heel | Just a little more. You can see {on} is thinking about it.
by_face | Chess, I am told. I never liked the horse.
late | Go on, tap. The bar closes.

= rope_break @craft
| That was an inch from being the end of it.
| Smart. Tired, hurt, and still smart.
on_heel | Let go of it, {on}. You have until five, not until fifteen.
finisher | I have seen that finish people. {by} got out of it.
craft_called_over | I did say it was over. I am very glad to be wrong.
colour_called_over | You had the coat out already, {colour}.

= rope_break @colour
| Ropes ought to cost extra.
on_heel | {on} is entitled to the full count. Read the rules.
craft_called_over | Over, you said. I wrote it down, {craft}.
colour_called_over | Nobody could have foreseen a rope.
by_heel | Ring awareness. The mark of a thinker.

= escape @craft
| There was a way out of that, and {by} found it.
| That is schooling. That is all those hours nobody sees.
finisher | Nobody gets out of that! Well. One.
colour_called_over | What was that about it being finished, {colour}?

= escape @colour
| Slippery. I value that in a person.
by_face | {by} was let go, surely.
craft_called_over | You had given that to {on}, {craft}. With ribbons.
by_heel | Out of it, like smoke. Expensive smoke.

= brawl @craft
| This needs to get back in the ring.
| I love wrestling. This is not that.
grudge | It was always going to come to this.
by_face | {by} is not a brawler. It takes a lot to make one.

= brawl @colour
| At last, some culture.
| Mind the table. My sandwich is on the table.
by_heel | {by} is widening the field of play. Visionary.
on_worn | {on} should have taken the tour of the building in daylight.

= cheat @craft
| Oh, come on, referee!
| I saw it. You saw it. Everyone but one saw it.
by_heel | That is {by} all over. And {by} does not need to.
by_face | I never thought I would see that from {by}.
title | The {title} deserves better than that.
helper | Get {helper} out of here. This has nothing to do with {helper}.
again | How many of those does {by} get?

= cheat @colour
| I saw nothing. I was admiring the rafters.
| It is only cheating if it is caught.
by_heel | That is not cheating. That is preparation.
by_face | There, you see? They are all like that underneath. I feel much better.
helper | {helper} happened to be passing.
again | Consistency, {craft}. It wins championships.
title | For a belt I would have done that before breakfast.

= referee_down @craft
| We have no referee. This could go anywhere.
| Somebody get out here and help.

= referee_down @colour
| Now we shall see some wrestling.
| A pity. I was only beginning to dislike them.

= signature @craft
| There it is. Nobody does that one better.
| Watch for what comes next. There is always something next.
by_face loved | They love that one here, and rightly.
by_heel | I will say this for {by}: that is a piece of work.
on_worn +over | That could be it. I think that is it.

= signature @colour
| Everyone's seen it, everyone knows it, everyone takes it. Charming.
by_heel | Frame that.
by_face | I never understood the fuss about that one.
on_worn +over | Done. I will see you in the car park.

= finisher @craft
tap +over | That is locked in. That is over.
+over | That's it. That's the match.
+over | Nobody gets up from that!
+over | Whoever you were for: that is over.
-soft | All of it. {by} got all of it.
by_heel +over | I hate to say it, but that will do it.
by_face loved +over | {by} has done it! Cover, just cover.
title on_champ +over | We are looking at a new champion.
again | A second one. I can't imagine it takes a third.
nears | After all this, that has to be enough. Doesn't it?

= finisher @colour
tap +over | Goodnight. Somebody fetch {on's} coat.
+over | Good night, drive carefully.
+over | And we are done. Who has my hat?
by_heel +over | Beautiful. Count it, frame it, hang it up.
by_face | Fluke. I will explain later.
by_face on_heel | {on} slipped. Check the mat.
title by_champ +over | And still. You may all go home.
again -by_heel | {by} had to do it twice? I am a little disappointed.
thrice | Three. At this point it is simply greed.

= cover @craft
near hot | I don't think I can watch.
on_champ title after_finisher | This is for the {title}!
nears | Surely this time.

= cover @colour
by_heel after_finisher | Count quickly, there is a queue at the cloakroom.
by_face after_finisher | Slowly, referee. No need to rush.
nears | I have stopped believing in three.

= kick_out @craft
two after_finisher | Out of that! How does anyone get out of that!
two after_finisher by_face | {by} kicked out! I don't believe it, and I was hoping for it.
two after_finisher by_heel | I can't stand {by}, but what do you have to do?
two after_finisher on_champ title | The {title} was there. It was right there.
two craft_called_over | I said that was it. I take it back, every word.
two craft_called_over | I have been wrong before. Seldom by that little.
two colour_called_over | You were saying, {colour}?
two colour_called_over | You may put the hat down, {colour}.
two hot | How much closer do you want it?
two | That was a hair. One hair.
two | I had three. I honestly had three.
two loved | Not tonight! {by} is not going tonight.
two nears | I have lost count of the near-falls. Somebody keep count.
two why_late | Get me a ruler. You would not fit a card under that.
two on_face | {on} had it. I would have sworn {on} had it.
two by_worn | That is not strength any more. That is only refusing.

= kick_out @colour
two after_finisher by_heel | Of course {by} kicked out. I told you all along. Did I not? I meant to.
two after_finisher on_heel | I want another referee. A faster one.
two after_finisher by_face | That was three. I know three when I hear it.
two craft_called_over | "That is it," says {craft}. I shall have it printed on a mug.
two craft_called_over | Over, was it, {craft}?
two colour_called_over | I was speaking generally.
two colour_called_over | A pause in my prediction. Not an error.
two on_heel | Slow count. There will be a letter.
two by_heel | Ice in the veins, {by}. And in the heart, to keep it fresh.
two nears | Would somebody please lose. I have a train.
two | Two. It is always two when I am in a hurry.
two hot | Do sit down, everyone. It is only two.
two why_late | I have had longer holidays than that gap.
two roll_up | One almost stole that. One should have practised.

= kick_out.broken_up @craft
| That is what a partner is for. Or an enemy, with good timing.

= kick_out.broken_up @colour
| Rude. We were nearly finished.

= cut_off.finisher_countered @craft
| So close. {by} had that scouted.
| Nobody was ready for it but {by}. That is tape study.
on_face loved | Oh, you could feel them all reach for it.
| One hand slips, and it is a different match.

= cut_off.finisher_countered @colour
| A premature celebration. I know the feeling.
by_heel | Read like a cheap novel.
on_heel | {on} was only practising.
| That would have been rather final. Pity.

= fall @craft
| One fall. It is a different match now.
ahead | Now {on} has to come out and wrestle.
level | One each. You could not ask for more.

= fall @colour
| One down. Why do they need two? Nobody ever tells me.
by_heel | I could stop here. I am perfectly content.
level | Level. So all of that was for nothing.

= finish @craft
pin loved | {by} did it! {by} did it!
pin by_heel | It counts. I don't have to like it.
pin nears | What a match. Win or lose, what a match.
roll_up | Out of nowhere. You must never, ever stop watching.
submission | There is no shame in that. You tap, or you do not wrestle for a year.
submission hot | Listen to that! {on} had nowhere left to go.
dq | Not like that. It should not end like that.
count_out | It is a win. It is not one you would show your children.
interference | That is a disgrace. {on} had that match.
time_limit | Five more minutes. Give us five more minutes.
double | They both deserve a hand. And a stretcher.
no_contest | We will be seeing more of this, mark me.
stoppage | That is the right call. You have to look after people.
on_champ title pin | We have a new champion! I can't believe what I am looking at.
on_champ title submission | The champion tapped. I saw it, and I will have to see it again.
craft_right | I said so at the bell, {colour}. I only say it once a night.
colour_wrong | What was that you had written down, {colour}?

= finish @colour
pin by_heel | A win for talent. They can't take that away from us.
pin by_face | I make it two and three quarters, but nobody asks.
roll_up by_heel | Efficient. I do like efficient.
roll_up on_heel | Robbed! In front of witnesses!
submission by_heel | A gracious win, and a gracious small extra squeeze.
dq | The referee has ruined a perfectly good crime.
count_out | Ten is a very low number, if you think about it.
interference | I call that teamwork.
time_limit | So they both win. No? Pity.
double | The floor wins. I had it as an outsider.
no_contest | My favourite result. Nobody is happy.
stoppage | Well. I take no pleasure in that. Very little.
by_champ title | And still, {craft}. Say it with me: and still.
colour_right | As foretold. I take payment in cash.
craft_wrong | You had the other one, {craft}. In ink.
colour_wrong | I was misquoted. By myself.

= result @craft
won winner_heel clean | I can't complain about how. I would like to.
won unmoved | You can't win the {title} like that, and you should not keep it like that.
won winner_face clean | They will remember that one in {city}.
won winner_face loved clean | Look at what it means to {winner}.
won nears clean | I have called a few. I won't forget that.
won tainted winner_heel | The record does not show how. It should.
won title crowned | A new name on the {title}. Somewhere a young wrestler just made up their mind.
won title retained | {winner} {winner?keeps/keep} it. Who on this roster takes it away?
won quick | That was over before I had found my pencil.
won deep | {Clock} of that. Give them both a week off.
-won | That can't be where it ends.
craft_right | I did have {winner}, if anyone is keeping a tally.
craft_wrong | I was wrong about this one, and I enjoyed it.
met won winner_lost_last | That changes the story between these two.

= result @colour
won winner_heel | The better wrestler won. It does happen.
won winner_heel unloved | Hear that? That is the sound of people being wrong together.
won winner_face | I suppose somebody had to.
won winner_face loved | Wonderful. Now we shall never hear the end of it.
won title crowned | A new champion. I give it a month.
won title retained | And still. Two of my favourite words.
won quick | A short match. My compliments to both.
won deep | I was younger when that began.
-won | All that, for nothing. It is like being at home.
colour_right | I named the winner at the bell. I trust the tape was running.
colour_wrong | I would like my prediction struck from the record.
craft_wrong | {craft} picked the other one. I raise it only because it gives me joy.
"""
