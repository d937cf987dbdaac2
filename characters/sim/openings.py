"""How careers begin: what newcomers want, how they came to it, and how they are about it."""

# What they want: "heel:" or "face:" for those of that mind only; {town} is home without its country.
_WANTS = """
To be on the poster outside the hall in {town}, once, spelt right.
To send the first purse home and have it talked about.
To last ten minutes with somebody whose name is on a belt.
face: A child in the third row who stays up late for it.
face: To be told by an old hand that the falling was all right.
heel: A dressing room with a door, and somebody else on the wrong side of it.
heel: To be booed in {town} by people who once gave a lift.
To find out whether the thing works on anybody over a hundred kilos.
A second match with the first person who won.
To be asked for, by name, by a booker.
heel: Money, early, and in the hand.
face: To win one where the family can see it.
To stop being introduced by the trade.
To hear a whole hall go quiet before the finish.
heel: Somebody famous, on the floor, looking up.
To be given a match that nobody expects to be good.
A pair of boots made to measure.
face: To pay back the trainer, who has asked twice for nothing.
heel: To be the reason that a rule is written.
To learn one thing from everyone who wins, and to use it on them.
A nickname that somebody else thinks of.
To be in the last match of a night and drive home in the dark.
heel: Never to carry another bag.
face: To shake every hand, and mean the last as much as the first.
To get through one winter without a day job.
To be remembered in {town} for this and not for the other thing.
A finish that nobody has kicked out of.
heel: A following that frightens its own mother.
To be better at this than at the trade, which is a high bar.
face: A tag partner who turns up.
To be in a photograph that hangs in a gym.
To have been right to leave.
"""
# How they came to it.
_ROADS = """
Answered a card in a shop window in {town} that asked for people who could carry chairs.
Learned to fall on a judo mat above a bakery in {town}.
Won a bet at a fair outside {town} and did not give the money back.
Wrote to eleven schools and went to the one that did not answer.
Slept for a winter in the ring truck, with permission for half of it.
Took tickets at the door for two years and watched every match from behind a pillar.
Was thrown out of a hall in {town} for correcting the referee, and came back with boots.
Trained in a garage in {town} with the car still in it.
Came along to drive a cousin home and was given a pair of trunks.
Wrestled on sand at home until there was somebody to lose to properly.
Set up rings for eighteen months and was asked, one wet night, to test one.
Lost the first nine matches under three names.
Learned the holds from a library book that {town} would like returned.
Sold a motorcycle to pay for a school that closed in the second week.
Did the rounds of harvest fairs, four bouts a day, one of them real.
Was spotted carrying a wardrobe up five floors in {town} without putting it down.
Grew up two doors from a gym in {town} and was used by it as a weight.
Wrestled in the school team until the school ran out of opponents.
Walked in off the street in {town} to ask what the noise was.
Has a diploma in something else and has never framed it.
Was refereeing in {town} when both wrestlers missed the bus.
Painted the banner for a show in {town}, and then turned up on it.
Wrestled a bear at a fair at sixteen; it was a cousin, and it won.
Came to mend the lights over a ring in {town} and came down by the short way.
Was banned from the judo hall in {town} for enjoying it.
Paid for lessons by washing masks, and knows what everybody smells of.
"""
# How they are about it, by trait: "+" where it is high, "-" where it is low.
_MANNERS = """
+ openness: Invents a hold a week and keeps about one in ten.
+ openness: Watches old matches without the sound, and films from Senegal with it.
+ openness: Has changed the entrance four times and is unhappy with the fifth.
- openness: Does four things, in the same order, until they work.
- openness: Eats the same sandwich before every match and has opinions on the bread.
- openness: Was shown a new hold in spring and is considering it.
+ conscientiousness: First in, sweeps the canvas, last out.
+ conscientiousness: Keeps a notebook on everybody, ruled by hand.
+ conscientiousness: Irons the laces.
- conscientiousness: Has been late for everything but the bell.
- conscientiousness: Owns one boot of each of three pairs.
- conscientiousness: Learns the rules of a match during it.
+ extraversion: Knows the front row by name before the second match.
+ extraversion: Talks through headlocks, mostly about parking.
+ extraversion: Waves to the balcony in halls that have none.
- extraversion: Says good evening to the ropes and to nobody else.
- extraversion: Dresses in the corridor so as not to be asked things.
- extraversion: Has given one interview, of five words, two of them the same.
+ agreeableness: Apologises to opponents afterwards, with cake.
+ agreeableness: Holds doors for people on the way to hit them.
+ agreeableness: Lends out kneepads and gets back other kneepads.
- agreeableness: Has a list, and reads from it.
- agreeableness: Shook hands once, to see what it was for.
- agreeableness: Parks across two bays and waits beside the car.
+ neuroticism: Sick before every match, and steady from the bell on.
+ neuroticism: Counts the lights on the way down and begins again if anybody speaks.
+ neuroticism: Rings home from the last telephone before the ring.
- neuroticism: Was found asleep under the ring an hour before the debut.
- neuroticism: Yawns at the bell, which is only breathing, and has started two fights.
- neuroticism: Finished a crossword on the apron while a partner was in trouble.
"""


def _lines(stock: str) -> tuple[str, ...]:
    return tuple(stock.strip().split("\n"))


WANTS, ROADS, MANNERS = _lines(_WANTS), _lines(_ROADS), _lines(_MANNERS)
