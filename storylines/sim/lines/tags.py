"""Frames for tag bouts: the change, and the one the hall has waited for."""

BOOK = """
= tag
| {by} makes the tag.
| A tag, and {by} comes in.
| {by} gets the hand.
| Quick tag to {by}.
| {by} is the legal one now.
| In comes {by}, fresh.
| A slap of the hands: {by} is in.
| {by} reaches out and gets the change.
| They change. {by} picks up where it was left.
| {by} steps through and takes over.
| A blind tag, and {by} is in before anybody has told {foe}.
| {by} comes in over the top.
| The tag is good. {by} takes it from here.
| {by} is in, and {on} takes {on.his} time about leaving.
| {on} has done enough for now. {by} comes in.
| {on} out, {by} in, {foe} no better off for it.
by_heel | {by} tags in, and there are two on one for as long as the count allows, and a little longer.
by_heel unloved | They change behind the referee's back. {by} is in, by their account.
by_face loved | {by} gets the tag, clean, and gets the cheer.
on_worn | {on} needed that. {by} comes in, and {on} is already lying on the apron.
foe_worn | {by} comes in fresh. {foe} does not get to.
late | {Clock} in, and {by} looks as though just arrived.
again | Tag again. They keep {by} coming.
hot | {by} is in, and loud it is.
fav foe_worn | They have cut the ring in half. {by} comes in to keep it so.
by_powerhouse | The weight comes in: {by}.
by_high_flyer | {by} comes in the fast way.

= hot_tag
| The tag. {by} is in.
| They touch hands, and {by} goes through everything that moves.
| {by} gets the tag, and here it comes.
| A dive, a hand, and {by} is loose.
| {by} has stood on that apron for too long. {by} is in now.
| {on} gets there on elbows. Fingertips. It counts. {by} is in.
| {by} is in, {foe} is down, {foe} is down again.
| There it is: the tag to {by}, who has been saving things up.
loved | The tag, and {city} comes up all at once for {by}.
loved hot | You will not hear the bell for the rest of the week. {by} is in.
unloved | The tag to {by}, and boos to go with it.
late | {Clock} they waited for that. {by} is in.
by_powerhouse | {by} comes in, and people start falling over.
by_high_flyer | {by} is in, and off the ropes, and off the ropes.
by_brawler | {by} is in with both fists and no list.
by_technician | {by} is in, and there is an order even to this.
again | A second time they make the tag when it mattered. {by}.
title | The tag to {by}, and the {title} comes into it again.
grudge | {by} is in, and knows exactly whom {by.he} wants.
under | Nobody counted on that tag. {by} is in.
"""
