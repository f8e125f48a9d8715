# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ways by the keyboard alone have in common."""
import re
from collections import namedtuple

from program import Role, fail, wait_for

MOST_TABS = 80
SEARCH = Role.ENTRY, 'Search stations'

# A place that the keyboard was at, as it was then.
Stop = namedtuple('Stop', 'accessible role name')


def look_at_stop(program):
    focus = program.focus()
    stop = Stop(focus, focus.get_role(), focus.get_name()) if focus is not None else None
    return stop if stop is not None and stop.name else None


def find_stop(program):
    return wait_for('something with a name has the keyboard', lambda: look_at_stop(program))


def is_at(stop, role, name):
    return stop is not None and stop.role == role and re.match(name, stop.name)


def is_same(stop, other):
    return stop is not None and stop.accessible == other.accessible


def tell(stop):
    return f'{stop.role.value_nick} “{stop.name}”'


def wait_at(program, what, role, name):
    wait_for(f'{what} leads to the {role.value_nick} “{name}”', lambda: look_at_stop(program),
             lambda stop: is_at(stop, role, name))


def press(program, keys, role, name):
    """Presses keys that lead to a control of that role and name."""
    program.press(*keys.split())
    wait_at(program, keys, role, name)


def step(program, key, before):
    """Presses KEY, which moves the keyboard on from there; returns where to."""
    # Each link of a label is a stop of its own.
    n_stops = before.name.count(', ') + 1 if before.role == Role.LABEL else 1
    program.press(*[key] * n_stops)
    return wait_for(f'{key} moves on from the {tell(before)}', lambda: look_at_stop(program),
                    lambda stop: stop is not None and not is_same(stop, before))


def tab_to(program, role, name):
    at = find_stop(program)
    for _ in range(MOST_TABS):
        if is_at(at, role, name):
            return
        at = step(program, 'Tab', at)
    fail(f'Tab leads to the {role.value_nick} “{name}”')


def start_from(program, letters, name):
    tab_to(program, Role.PUSH_BUTTON, 'Where are you starting from')
    press(program, 'Return', Role.ENTRY, 'Starting Point')
    program.type(letters)
    wait_for('all letters are there',
             lambda: program.text(Role.ENTRY, 'Starting Point') == letters)
    program.find(Role.LIST_ITEM, f'{name}$')
    press(program, 'Down', Role.LIST_ITEM, name)
    press(program, 'Return', Role.PUSH_BUTTON, f'From: {name}')
