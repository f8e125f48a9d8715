#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The citizen's way and the staff's way by the keyboard alone. After each key something that is
shown and has a name has the keyboard, and what was closed gives it back to where it was.

Usage: test-keys.py, with the program in $FZ_TEST_APPLICATION
"""
from keys import (MOST_TABS, SEARCH, find_stop, is_same, look_at_stop, press, start_from, step,
                  tab_to, tell, wait_at)
from program import Role, fail, run, say, wait_for

MOST_KEYS = {'citizen': 30, 'staff': 50}
PHONE = Role.LIST_ITEM, 'Phone$'
NEW_PHONE = '020-0000 9876'


def go_round(program):
    """Tab passes all parts of the window, the map too, and comes back to where it began."""
    start = at = find_stop(program)
    passed = []
    for _ in range(MOST_TABS):
        passed.append(tell(at))
        at = step(program, 'Tab', at)
        if is_same(at, start):
            break
    else:
        fail(f'Tab comes round: {passed}')
    for part in ('Map', 'Search stations', 'Main Menu', 'Zoom In'):
        if not any(f'“{part}”' in name for name in passed):
            fail(f'Tab passes “{part}”: {passed}')
    say(f'Tab passes {len(passed)} controls and comes round')


def open_and_close(program, keys, role, name):
    """What keys open is closed by Escape, which puts the keyboard back."""
    before = find_stop(program)
    program.press(*keys.split())
    wait_for(f'{keys} opens “{name}”', lambda: program.look(role, name))
    wait_for('and gives it the keyboard', program.focus,
             lambda focus: focus not in (None, before.accessible))
    program.press('Escape')
    wait_for(f'Escape goes back to the {tell(before)}', lambda: look_at_stop(program),
             lambda stop: is_same(stop, before))


def open_station(program, letters, name):
    press(program, ' '.join(letters), *SEARCH)
    wait_for(f'{letters} finds {name}', lambda: program.rows()[:1],
             lambda rows: rows and rows[0].startswith(name))
    press(program, 'Down', Role.LIST_ITEM, name)
    press(program, 'Return', Role.SCROLL_PANE, name)


def count_keys(program, way):
    if program.n_keys > MOST_KEYS[way]:
        fail(f'{program.n_keys} keys are few')
    say(f'the {way}’s way took {program.n_keys} keys')


def citizen(program):
    open_station(program, 'shami', 'Shamian Subdistrict')
    press(program, 'Tab', Role.PUSH_BUTTON, 'Search in Maps')
    program.press('Return')
    wait_for('the way is shown', program.handed.is_file)
    press(program, 'Escape', Role.LIST_ITEM, 'Shamian Subdistrict')
    program.press('Escape')
    wait_for('Escape takes the search away',
             lambda: program.look(*SEARCH) and program.text(*SEARCH) == '')
    count_keys(program, 'citizen')

    tab_to(program, Role.LABEL, '© OpenStreetMap')
    press(program, 'ctrl+f', *SEARCH)
    start_from(program, 'beijing', 'Beijing Subdistrict')
    go_round(program)
    for keys, role, name in (('ctrl+question', Role.DIALOG, 'Keyboard Shortcuts'),
                             ('ctrl+comma', Role.DIALOG, 'Preferences'),
                             ('F1', Role.DIALOG, 'Guide'),
                             ('ctrl+p', Role.DIALOG, 'Print')):
        open_and_close(program, keys, role, name)


def staff(program):
    open_station(program, 'shami', 'Shamian Subdistrict')
    before = wait_for('the number is read', lambda: program.description(*PHONE))
    press(program, 'ctrl+e', Role.TEXT, 'Phone')
    program.press('ctrl+a')
    program.type(NEW_PHONE)
    press(program, 'ctrl+s', Role.TEXT, 'Your name')
    program.type('Chen')
    program.press('Return')
    program.hear_toast('The station was saved')
    wait_at(program, 'a saved record', Role.SCROLL_PANE, 'Shamian')
    wait_for('the new number is there', lambda: program.description(*PHONE) == NEW_PHONE)
    program.press('alt+u')  # while it is still said that it was saved
    wait_for('the old number is back', lambda: program.description(*PHONE) == before)
    program.gone(Role.DIALOG, 'Edit Station')
    find_stop(program)
    count_keys(program, 'staff')


if __name__ == '__main__':
    run((['--sample'], citizen), (['--sample', '--staff'], staff))
