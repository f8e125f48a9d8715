#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The citizen's way and the staff's way by the keyboard alone. After each key something that is
shown and has a name has the keyboard, and what was closed gives it back to where it was.

Usage: test-keys.py, with the program in $FZ_TEST_APPLICATION
"""
import re

from program import Role, fail, read, run, say, wait_for

MOST_TABS = 80
MOST_KEYS = {'citizen': 30, 'staff': 50}


def named_focus(program):
    focus = program.focus()
    return focus if focus is not None and focus.get_name() else None


def is_on(program, role, name):
    focus = named_focus(program)
    return focus is not None and focus.get_role() == role and re.match(name, focus.get_name())


def press(program, keys, role, name):
    """Presses keys that lead to a control of that role and name."""
    program.press(*keys.split())
    wait_for(f'{keys} leads to the {role.value_nick} “{name}”',
             lambda: is_on(program, role, name))


def tell(accessible):
    return f'{accessible.get_role_name()} “{accessible.get_name()}”'


def step(program, key):
    """Presses KEY, which moves the keyboard on; returns where to."""
    before = named_focus(program)
    # Each link of a label is a stop of its own.
    n_stops = before.get_name().count(', ') + 1 if before.get_role() == Role.LABEL else 1
    program.press(*[key] * n_stops)
    return wait_for(f'{key} moves on from the {tell(before)}',
                    lambda: next((a for a in [named_focus(program)] if a and a != before), None))


def tab_to(program, role, name):
    for _ in range(MOST_TABS):
        if is_on(program, role, name):
            return
        step(program, 'Tab')
    fail(f'Tab leads to the {role.value_nick} “{name}”')


def go_round(program):
    """Tab passes all parts of the window, the map too, and comes back to where it began."""
    start = named_focus(program)
    passed = [tell(start)]
    for _ in range(MOST_TABS):
        at = step(program, 'Tab')
        if at == start:
            break
        passed.append(tell(at))
    else:
        fail(f'Tab comes round: {passed}')
    for part in ('Map', 'Search stations', 'Main Menu', 'Zoom In'):
        if not any(f'“{part}”' in name for name in passed):
            fail(f'Tab passes “{part}”: {passed}')
    say(f'Tab passes {len(passed)} controls and comes round')


def open_and_close(program, keys, role, name):
    """What keys open is closed by Escape, which puts the keyboard back."""
    before = named_focus(program)
    program.press(*keys.split())
    wait_for(f'{keys} opens “{name}”', lambda: program.look(role, name))
    wait_for('and gives it the keyboard', lambda: program.focus() not in (None, before))
    program.press('Escape')
    wait_for(f'Escape goes back to the {tell(before)}', lambda: named_focus(program) == before)


def open_station(program, letters, name):
    press(program, ' '.join(letters), Role.ENTRY, 'Search stations')
    wait_for(f'{letters} finds {name}', lambda: program.rows()[:1] and
             program.rows()[0].startswith(name))
    press(program, 'Down', Role.LIST_ITEM, name)
    press(program, 'Return', Role.SCROLL_PANE, name)


def count_keys(program, way, since=0):
    n_keys = program.n_keys - since
    if n_keys > MOST_KEYS[way]:
        fail(f'{n_keys} keys are few')
    say(f'the {way}’s way took {n_keys} keys')


def citizen(program):
    open_station(program, 'shami', 'Shamian Subdistrict')
    press(program, 'Tab', Role.PUSH_BUTTON, 'Search in Maps')
    program.press('Return')
    wait_for('the way is shown', program.handed.is_file)
    press(program, 'Escape', Role.LIST_ITEM, 'Shamian Subdistrict')
    program.press('Escape')
    wait_for('Escape takes the search away',
             lambda: read(program.look(Role.ENTRY, 'Search stations')) == '')
    count_keys(program, 'citizen')

    tab_to(program, Role.LABEL, '© OpenStreetMap')
    press(program, 'ctrl+f', Role.ENTRY, 'Search stations')
    tab_to(program, Role.PUSH_BUTTON, 'Nearest to a place')
    press(program, 'Return', Role.ENTRY, 'Starting Point')
    program.type('beijing')
    program.find(Role.LIST_ITEM, 'Beijing Subdistrict$')
    press(program, 'Down', Role.LIST_ITEM, 'Beijing Subdistrict')
    press(program, 'Return', Role.PUSH_BUTTON, 'From: Beijing Subdistrict')
    go_round(program)
    for keys, role, name in (('ctrl+question', Role.DIALOG, 'Keyboard Shortcuts'),
                             ('ctrl+comma', Role.DIALOG, 'Preferences'),
                             ('F1', Role.DIALOG, 'Guide'),
                             ('ctrl+p', Role.DIALOG, 'Print')):
        open_and_close(program, keys, role, name)


def staff(program):
    open_station(program, 'shami', 'Shamian Subdistrict')
    press(program, 'ctrl+e', Role.TEXT, 'Phone')
    program.press('ctrl+a')
    program.type('020-0000 9876')
    press(program, 'ctrl+s', Role.TEXT, 'Your name')
    program.type('Chen')
    program.press('Return')
    program.hear('The station was saved')
    program.gone(Role.DIALOG, 'Edit Station')
    wait_for('the keyboard is back', lambda: is_on(program, Role.SCROLL_PANE, 'Shamian'))
    wait_for('the new number is there', lambda: program.look(
        Role.LIST_ITEM, 'Phone$').get_description() == '020-0000 9876')
    program.press('alt+u')
    wait_for('the old number is back', lambda: program.look(
        Role.LIST_ITEM, 'Phone$').get_description() != '020-0000 9876')
    wait_for('and the keyboard is somewhere', lambda: named_focus(program))
    count_keys(program, 'staff')


if __name__ == '__main__':
    run((['--sample'], citizen), (['--sample', '--staff'], staff))
