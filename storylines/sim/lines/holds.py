"""Frames for holds: the grip, the rope, the way out."""

BOOK = """
= hold
| {by} puts on {move}.
| {by} has {on} in {move}.
| {Move}. {by} settles down to it.
| {by} cinches {move}, and the referee asks {on} the question.
| {by} catches {on} in {move} and pulls.
| {Move} by {by}, and {on} begins to look for the ropes.
| {by} ties {on} up: {move}.
| {by} applies {move}. {on} shakes {on.his} head at the referee.
| Now it is {move}, and {on} is a long way from anywhere.
| {by} leans back in {move}.
| {on} is caught: {move}.
| {by} closes it: {move}. {on} has to decide something.
| {by} goes to {move} and lets time pass.
| {Move}, and {by} has the patience for it.
| {on} reaches for a rope that is not there. {Move} from {by}.
| {by} sinks in {move}, hips low.
| {by} draws {on} down into {move}.
| {by} has the grip it takes: {move}.
| {Move}. {on} makes the noise people make.
| {by} holds {on} in {move} and lets the hall count the seconds.
| {by} finds an arm, a leg, a reason. {Move}.
| {by} stretches {on} with {move}.
opening | They start with the basics: {move}, from {by}.
opening | {by} tries {move} early, to see how {on} takes it.
by_submission | {by} could do this with eyes shut. {Move}.
by_submission | {by} is home. {Move}.
by_technician | {Move}, done as the book has it, and {by} may have written the book.
by_powerhouse | {by} squeezes. That is all, and it is a great deal. {Move}.
by_heel | {by} pulls on {move} a little past what is needed.
on_worn | {Move}, and {on} has very little left to refuse with.
on_worn late | {Clock} in, {by} finds {move}. {on's} hand hovers.
again | Back to {move}. {by} knows it hurt the first time.
thrice | {Move}, a third time. By now {on} can feel it coming in the weather.
quiet | {Move}. You can hear {on} breathe.
hot | {Move}, and the hall begs {on} one way or the other.
loved by_face | {by} has {move} on, and the hall would like {on} to give up, please.
unloved | {Move}. They clap to bring {on} back.
on_champ title | {by} has the champion in {move}.
title | {Move}, with the {title} at the end of it.

= rope_break
| {by} gets to the ropes.
| A hand on the bottom rope. {on} has to let go.
| {by} finds the rope with a boot.
| Rope. The referee starts counting {on} off it.
| {by} drags the two of them to the ropes.
| Fingertips, then a fist: {by} has the rope.
| {by} makes the ropes, by inches.
| The ropes save {by}.
| {by} falls on the rope more than grabs it. It counts the same.
| The ropes. {on} knew they were there. So, it turns out, did {by}.
on_heel | Rope break. {on} uses all of the referee's count, and a little more.
on_face | Rope break, and {on} lets go at once, as one should and few do.
by_worn | {by} takes a week to reach it, and reaches it.
late | {Clock} in, the bottom rope is {by's} best friend.
hot | They pulled {by} to that rope themselves.
again | The ropes again. {on} must start dragging {by} the other way.
by_champ title | The champion has a hand on the rope, and breathes.
finisher | {by} got to the ropes, out of that. {on} stares.

= escape
| {by} slips out.
| {by} gets a hip under and is loose.
| {by} fights out of it.
| The grip goes. {by} is free.
| {by} unpicks it, finger by finger.
| {by} stands up with {on} still attached, then without.
| {by} turns into it and out of it.
| {by} rolls through.
| An elbow, another, and {by} is out.
| {by} finds the way out that {on} left open.
| {by} breaks the hold and keeps the arm.
| {on} loses it. {by} backs away, shaking the limb.
| {by} wriggles free and looks annoyed about it.
move | That was {move}. {by} is out of it.
by_powerhouse | {by} breaks the hold by being larger than it.
by_technician | {by} reverses it, as if it had been {by.his} idea.
by_high_flyer | {by} flips out of it, because {by.he} can.
by_heel | {by} wriggles free, and complains about the hold to anyone who will listen.
by_worn | {by} gets out. It takes nearly all there is.
loved | {by} breaks free, and a few hundred throats with {by.him}.
finisher | {by} escapes the one thing nobody escapes.
again | Out again. {on} might try tying a knot.
late | {Clock} gone, {by} still finds a way out.
by_champ title | The champion slips the hold. It was close to costing the {title}.

= escape.broken_up
| {by} comes in and breaks the hold.
| {by} kicks {on} loose of it.
| The hold is good, but {by} is quicker across the ring.
| {by} saves it, at a run.
| {by} takes {on} off by the hair.
| It would have been over. {by} steps in.
| {by} interrupts with a boot.
late | {Clock} in, {by} has still one rescue left.
"""
