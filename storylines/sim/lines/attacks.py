"""Frames for attacks outside the rules of a match: how it begins, how it gets worse, how it ends."""

BOOK = """
= angle.attack
part1 where_after_bout | The bell has rung, and {by} has not heard it. {by} goes straight back to {on}.
part1 where_after_bout | {on} is still on the mat from the match, and here is {by}, who is not finished.
part1 where_after_bout | The result is in the book. {by} closes the book on {on's} head, so to speak.
part1 where_after_bout | It should be over. {by} turns {on} round by the shoulder, and it is not.
part1 where_after_bout helper | {by} has {on} by the arm and {helper} has the other one. There was a match here a minute ago.
part1 where_backstage | Backstage, a camera that was meant for something else: {by} has {on} up against a wall.
part1 where_backstage | There is shouting in the corridor. When the camera gets there, {by} is over {on}, and {on} is under a table.
part1 where_backstage | {on} was tying a boot. {by} comes round the corner at a run.
part1 where_backstage | A crash from behind the curtain, and {on} comes through a stack of chairs. {by} comes after {on.him}, walking.
part1 where_backstage helper | {helper} holds the door of the locker room shut. {by} is on the inside of it, with {on}.
part1 where_entrance | {on} is halfway down the aisle, waving at somebody, when {by} comes out of the crowd.
part1 where_entrance | {on's} music is playing. {by} is there before {on} is, and from behind.
part1 where_entrance | {on} never gets to the ring. {by} has {on.him} at the rail.
part1 where_entrance helper | {on} looks left, because {helper} is there. {by} comes from the right.
part1 where_interview | {on} is in the middle of a sentence, and {by} finishes it, with a forearm.
part1 where_interview | The microphone hits the floor before {on} does. {by} was standing just out of the picture.
part1 where_interview | {on} sees the interviewer's face change, and turns. It is {by}, and it is too late.
part1 where_interview helper | {helper} takes the microphone away politely. {by} takes {on} away, not politely.
part1 | {by} is on {on}, and there is no match.
part_mid | {by} will not leave it. {on} goes into the steps, and then into them again from the other side.
part_mid | Nobody is counting this. {by} puts the boot in, takes a walk, comes back.
part_mid | {on} tries to stand on somebody's chair. {by} takes the chair, and then has a use for it.
part_mid | {by} is talking to {on} now, low, a word to a blow. It is the talking that makes people look away.
part_mid where_backstage | They have gone through a door that was closed. {by} picks {on} out of what is left of it.
part_mid where_entrance | {by} throws {on} along the rail, past people who had paid to see {on.him} walk.
part_mid where_after_bout | The referee has hold of {by's} arm. {by} looks at the hand until it lets go.
part_mid where_interview | They have knocked the set over. {by} has {on} by the collar against somebody's name in lights.
part_mid helper | {helper} holds {on} up. {by} takes the time to aim.
part_mid helper | It is two to one, and not a quick two: {helper} picks {on} up, {by} puts {on.him} down, and they do not tire of it.
part_mid by_heel | {by} stops, and smiles at the nearest camera, and goes on.
part_mid by_face | There is nothing left in this of the {by} that they cheer. {on} has found the other one.
part_mid finisher -part_last | {by} measures {on}, on the bare floor, for {finisher}.
part_mid finisher | {Finisher}, where there is no mat for it. {on} does not get up to say what it was like.
part_last | It takes four officials to stand between them, and {by} looks round all four.
part_last | {by} lets go, when {by} feels like it, and steps over {on} on the way out.
part_last | They are kneeling by {on} now. {by} is already at the curtain and does not look back.
part_last | Somebody has called for a stretcher. {on} waves it off, sitting down, with the wrong arm.
part_last | {on} gets to one knee, and says {by's} name once, and the microphones on the floor pick it up.
part_last | It ends because there is nothing in reach that {by} has not used.
part_last where_after_bout | The ring fills with yellow jackets, and {by} leaves it through them, unhurried. {on} has not moved.
part_last where_backstage | They get {on} onto a bench. One boot is still in the corridor, where {by} left it.
part_last where_entrance | The music that was playing for {on} has come round to the beginning. Somebody thinks to switch it off.
part_last where_interview | The interviewer is still there, holding half a microphone. {by} says there will be no more questions.
part_last helper | {by} raises {helper's} arm, over {on}, as if there had been a bell.
part_last helper | {helper} goes first, and {by} goes backwards up the aisle, to see if {on} gets up. {on} does not.
part_last by_heel | {by} takes a bow in the doorway. It gets what it deserves.
part_last by_face | {by} stands there, breathing, and looks at {by.his} hands. {on} has not stirred. Nobody is cheering.

= angle.attack @craft
part1 | Get somebody out here. This is not a match. This is not anything.
part1 where_interview | {on} was talking. {on} was only talking!
part_mid | Where is everybody? Where is the locker room?
part_mid by_face | I never want to see {by} like that again, and I have always had time for {by}.
part_mid helper | Two of them. Of course there are two of them.
part_last | I hope somebody wrote that down, because {on} will have.
part_last | I am not calling that. I am only telling you that it happened.

= angle.attack @colour
part1 | I should like it noted that I am sitting perfectly still.
part1 by_heel | Initiative. You cannot teach it.
part_mid | You do not get this at the opera. You get worse, but they sing.
part_mid by_face | And they cheer that one. I only raise the point.
part_mid helper | Many hands, {craft}.
part_last | I have seen friendlier divorces.
part_last by_heel | Brisk, clear, and nobody had to wait for a referee.

= segment.promo @craft
| Let us hear it.
by_heel | This should be charming.
topic_gratitude | I think {by} means it, too.

= segment.promo @colour
| Quiet, everybody. Somebody important may say something.
by_heel | A poet. Nothing less.
by_face | Oh good. Sincerity.
"""
