"""What somebody did before the ring, and what they brought of it: personas that can be drawn."""

from dataclasses import dataclass

# trade | style | three quirks |
#     two finishers, each with its kind | three signatures
_STOCK = """
beekeeper | technician | in a torn white veil; with a smoker on the belt; who never hurries |
    Queen Excluder/impact; Smoked Out/submission | First Sting, Brood Frame, Waggle Dance
pearl sorter | submission | with a loupe on a string; who holds everyone up to the light; in cotton gloves |
    Flawed/submission; Off the String/roll_up | Lustre, Size and Shape, Dead White
quarry blaster | powerhouse | with cotton wool in both ears; who counts down aloud; in a dusty red helmet |
    Stand Well Back/impact; Second Charge/impact | Drill Hole, Blast Mat, All Clear
window cleaner | high_flyer | with a bucket and no fear; from the fortieth floor; who waves to people indoors |
    Over the Edge/dive; Streak Free/impact | Squeegee, Cradle Swing, Wet Ledge
tram conductor | all_rounder | with a ticket punch; in a cap a size too large; who will see your ticket again |
    End of the Line/impact; No Standing/submission | Ticket Punch, Doors Closing, Request Stop
cinema projectionist | technician | with the reels still running; who has seen how it ends; in a velvet usher's jacket |
    Final Reel/submission; Cut to Black/impact | Change-Over, Cigarette Burn, Double Feature
shepherd | all_rounder | with a whistle and no dog; in a sheepskin; who counts the house and does not fall asleep |
    Over the Crook/impact; Last One In/roll_up | Crook, Shearing, Gate
cave guide | submission | with a lamp and a rope; who switches the light off; in orange overalls |
    Lights Out Below/submission; Squeeze/submission | Stalactite, Mind Your Head, Cold Water
lift engineer | powerhouse | with a spanner and bad news; stuck between floors since Tuesday; who presses every button |
    Ground Floor/impact; Cable Down/impact | Doors Opening, Emergency Stop, Counterweight
bell founder | powerhouse | with singed eyebrows; who strikes everything twice; in a leather apron |
    Cast in Bronze/impact; The Tenor/impact | Clapper, First Peal, Cracked Note
stunt rider | high_flyer | with one clean collarbone; in fringed leather; who has not looked before a leap yet |
    Ramp Off/dive; Wall of Death/impact | Wheelie, Hay Bales, No Hands
ice-cream seller | brawler | with a van and a grievance; who plays the same eight bars; in candy stripes |
    Two Scoops/impact; Brain Freeze/submission | Cone Dip, Wafer, Chimes
piano mover | powerhouse | with straps over both shoulders; who has only dropped one; in a moth-eaten tailcoat |
    Down the Stairs/impact; Grand/impact | Black Keys, Third Landing, Mind the Paint
fire lookout | technician | down from the tower after a dry summer; with binoculars; who sees everyone coming |
    Burn Line/submission; Smoke at Noon/impact | Spark, Cross Bearing, Backburn
oyster shucker | submission | with a chart of scars; who opens anything; in a rubber apron |
    Half Shell/submission; Shucked/impact | Hinge, Brine, Dozen
postal sorter | technician | who returns people to sender; with a rubber thumb; in sleeve protectors |
    Return to Sender/roll_up; Dead Letter/impact | Postage Due, Franked, Second Class
night baker | brawler | floured to the elbows; who is always up before you; with a peel taller than most |
    Day Old/impact; Proved Twice/submission | Knock Back, Scored Crust, Hot Tray
steeplejack | high_flyer | who eats lunch on ledges; with chalk and a short ladder; in a patched jersey |
    Lightning Rod/dive; Long Way Down/dive | Weathercock, Bosun's Chair, Loose Slate
cattle auctioneer | brawler | who never stops for breath; with a cane and a list; in a straw hat |
    Sold/impact; Going Under/impact | Opening Bid, Gavel, Any Advance
crossword setter | technician | with ink on the cuffs; who wins in nine letters; in odd socks |
    Seven Down/submission; Anagram/roll_up | Across, Cryptic, Blank Square
lighthouse painter | high_flyer | red on one side and white on the other; who works from the top down; on a rope's end |
    Second Coat/dive; Wet Paint/impact | Undercoat, Bosun's Swing, Drip
tattooist | brawler | who signs the work; with an unfinished sleeve; in black rubber gloves |
    Full Back Piece/submission; Permanent/impact | Outline, Shading, No Refunds
glacier guide | all_rounder | roped to nobody; with rope burns for bracelets; who knocks before stepping |
    Crevasse/impact; Short Rope/submission | Crampon, Snow Bridge, Whiteout Left
puppet maker | submission | with sawdust in the hair; who smiles with only the jaw; in a waistcoat of pockets |
    Strings Attached/submission; Wooden Head/impact | Hinged Jaw, Hook and Eye, Left Hand
rickshaw puller | all_rounder | who has never been overtaken; with calves like mooring posts; in a numbered vest |
    Full Fare/impact; Wrong Way Up/roll_up | Short Cut, Uphill, Sharp Left
grave-robber's apprentice | brawler | who would rather dig gardens; with a shuttered lantern; in another's good coat |
    Six Feet Up/impact; Short Shovel/impact | Loose Earth, Lantern, Cold Hands
fairground weightlifter | powerhouse | in a leopard skin with moths; whose weights are real; with a drawn-on moustache |
    Ring the Bell/impact; Iron Bar/submission | High Striker, Tent Peg, Bent Nail
falconer | high_flyer | with one glove and no bird; who looks only at what moves; in a feathered hood |
    The Stoop/dive; Talon/submission | Jesses, Lure, Bell and Hood
taxidermist | submission | who keeps people very still; with glass eyes in one pocket; in a tweed jacket |
    Stuffed/submission; Mounted/impact | Wire Frame, Sawdust, Natural Pose
arcade champion | high_flyer | with a pocket of tokens; whose initials are on every machine; in a neon windcheater |
    Insert Coin/dive; Game Over Screen/impact | Left Flipper, Tilt, Extra Ball
coal-barge deckhand | brawler | black to the eyes; who spits before every lock; with a boathook for a cane |
    Clinker/impact; Lower Lock/submission | Slack Rope, Towpath, Bilge
church organist | technician | who pulls out all the stops; in concert black and running shoes; with a page turner |
    Full Organ/impact; Low Pedal/submission | Trumpet Stop, Swell, Amen Break
hedge-maze keeper | submission | whom nobody has found twice; with shears and a map of nothing; in leaf green |
    Dead End/submission; Middle of the Maze/roll_up | Left Turn, Box Hedge, Wrong Gate
rally navigator | all_rounder | who calls every corner early; with the notes in the glove; in a scorched fireproof |
    Crest, Don't Cut/impact; Square Left/impact | Hairpin, Over Jump, Long Right
tightrope walker | high_flyer | with a parasol; who has never once looked at the floor; in silver slippers |
    No Net/dive; Middle of the Wire/roll_up | Balance Pole, Half Turn, Bow
sewer inspector | brawler | whom people sit upwind of; in waders to the chest; with a miner's respect for rain |
    Manhole/impact; High Water/submission | Rising Main, Backflow, Grating
butcher's courier | powerhouse | with half a pig on one shoulder; who delivers through doors; in striped cotton |
    Prime Cut/impact; Hung for a Week/submission | Brisket, Cleaver Arm, Bone In
seismologist | technician | who feels it before you do; with a needle that will not lie flat; in field khaki |
    Epicentre/impact; Aftershock/impact | Foreshock, Fault Line, P-Wave
lost-property clerk | all_rounder | with forty umbrellas; who remembers your hat; in a coat that nobody claimed |
    Unclaimed/impact; Label and Shelf/submission | Left Glove, Odd Shoe, Ninety Days
snake milker | submission | bitten eleven times and counting; with a glass jar; who moves only when it matters |
    Antivenin/submission; Short Fang/roll_up | Strike Range, Hood Up, Coil
marathon pacer | all_rounder | with the time on a stick; who leaves at the last mile; in a bib without a number |
    Negative Split/impact; The Wall/submission | Even Pace, Water Stop, Final Lap
ice-road trucker's child | powerhouse | raised on the bench seat; with a dented thermos; who listens for cracks |
    Thin Ice/impact; Jack-Frosted/impact | Chain Up, Spring Thaw, Snow Plough
opera prompter | technician | who knows everybody's lines; out of the box at last; with a torch and a score |
    Missed Cue/roll_up; Wrong Aria/submission | Whisper, Third Act, From the Top
salt-pan raker | brawler | with white boots; who has been thirsty since noon; under a wide torn hat |
    Rock Salt/impact; Dry Lake/submission | Rake, Brine Burn, White Noon
clock repairer | technician | stopped at ten past four; with a screw in the teeth; in a brown shop coat |
    Overwound/submission; Escapement/roll_up | Mainspring, Second Hand, Cuckoo
kite fighter | high_flyer | with glass on the string; with two bandaged fingers; who reads the flags first |
    Cut Loose/dive; Glass Line/submission | Tail Wind, Bridle, Nose Dive
rodeo clown | brawler | with a barrel; whom bulls respect; in braces and one good boot |
    Eight Seconds/impact; Out of the Chute/dive | Barrel Roll, Bull Pass, Hat Trick
chimney sweep | all_rounder | with soot for luck; who comes in from above; in a top hat with no top |
    Down the Flue/dive; Brush Off/impact | Flue Brush, Soot Fall, Rooftop
"""


@dataclass(frozen=True, slots=True)
class Trade:
    """What somebody did, who it suits, and what it gives them to wrestle with."""

    name: str
    style: str
    quirks: tuple[str, ...]
    finishers: tuple[tuple[str, str], ...]
    signatures: tuple[str, ...]


def _read(row: str) -> Trade:
    name, style, quirks, finishers, signatures = " ".join(row.split()).split(" | ")
    moves = tuple((move, kind) for move, _, kind in (one.rpartition("/") for one in finishers.split("; ")))
    return Trade(name, style, tuple(quirks.split("; ")), moves, tuple(signatures.split(", ")))


TRADES: tuple[Trade, ...] = tuple(map(_read, _STOCK.strip().replace("\n    ", " ").split("\n")))
