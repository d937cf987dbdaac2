"""Frames for what is given at a season's end: awards, and places in the hall."""

BOOK = """
= award.given
why_match | {event} had the match of {year}: {by.full} against {on.full}.
why_match | Ask anybody here for the match of {year}, and they say {event}: {by.full}, {on.full}.
why_match | {fed} keeps one match of {year} for ever: {by.full} and {on.full}, at {event}.
why_wrestler | {fed} has its wrestler of {year}, and it is {by.full}.
why_wrestler | {year} belonged to {by.full}. {fed} has it in writing now.
why_wrestler | Wrestler of the year {year} at {fed}: {by.full}.
why_team | The team of {year} at {fed}: {by.full}.
why_team | Nobody shared {year} at {fed} better than {by.full}.
why_rookie | {fed} names its rookie of {year}: {by.full}. It only gets harder.
why_rookie | A year ago nobody could spell it. Rookie of {year}: {by.full}.
why_show | If you missed one night of {year}, I hope it was not {event}. Show of the year.
why_show | {fed} calls {event} its show of {year}.
why_world_match | The best match of {year}, anywhere: {by.full} against {on.full}, at {event}.
why_world_match | Of all the matches in the world {year} leaves one behind: {by.full}, {on.full}, {event}.
why_world_wrestler | The wrestler of {year}, of all the houses there are: {by.full}.
why_world_wrestler | {by.full} is the best there was in {year}. The rest may argue.
why_world_team | The world's team of {year}: {by.full}.
why_world_team | Two names, one award: {by.full}, the team of {year}.
why_world_rookie | The world's rookie of {year}: {by.full}.
why_world_rookie | Remember the name; the world has: {by.full}, rookie of {year}.
why_world_show | The show of {year}, wherever you were: {event}.
why_world_show | No evening of {year} was better than {event}.

= hall.inducted
| {by.full} goes up on the wall. The hall of fame has a new name.
| The hall of fame opens its doors to {by.full}.
| There is a place on the wall for {by.full}, and it is for good.
| {by.full}, hall of fame. Say it slowly.
"""
