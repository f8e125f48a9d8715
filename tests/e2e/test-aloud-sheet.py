#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of stations on its way into the records for those who do not see the window: looked at,
taken, and taken back again over AT-SPI alone. The dialog for files is the desktop's.

Usage: test-aloud-sheet.py, with the program in $FZ_TEST_APPLICATION
"""
from aloud import fact, open_first, search, sign, undo
from program import Role, State, all_of, run, wait_for

CODE = '440103001'
NAME = 'Shamian Subdistrict'
PHONE = '020-0000 9876'
SHEET = f'code,phone\n{CODE},{PHONE}\n'


def start_import(program):
    program.click(Role.TOGGLE_BUTTON, 'Main Menu')
    program.click(Role.MENU_ITEM, 'Import and Publish')
    program.click(Role.MENU_ITEM, 'Import…$')
    program.find(Role.DIALOG, 'Import')


def find_usable(program, name):
    wait_for(f'the button “{name}” can be used',
             lambda: program.has(Role.PUSH_BUTTON, f'{name}$', State.SENSITIVE))


def read_form(program):
    """What was found out of the file is read, with what is chosen of each list."""
    wait_for('how the file is written is read',
             lambda: program.description(Role.COMBO_BOX, 'Text encoding'),
             lambda words: 'UTF-8' in words)
    wait_for('what the column is, is read with its values',
             lambda: program.description(Role.COMBO_BOX, 'phone'),
             lambda words: 'Phone' in words and PHONE in words)
    wait_for('what a switch does is read',
             lambda: program.description(Role.CHECK_BOX, 'Blank cells erase'),
             lambda words: 'clears what is recorded' in words)


def read_lines(program):
    lines = program.look(Role.LIST, 'What would change')
    return [a.get_name() for a in all_of(lines) if a.get_role() == Role.LIST_ITEM]


def are_sentences(lines):
    return (len(lines) >= 3 and all(lines) and
            lines[0].startswith('1 station with other values: ') and
            lines[1].startswith(NAME) and lines[2].endswith(f' → {PHONE}'))


def choose_value(program):
    """Each change can be left, and taken again."""
    value = Role.CHECK_BOX, f'Phone: .*{PHONE}'
    wait_for('each line is a sentence', lambda: read_lines(program), are_sentences)
    wait_for('it is read that the value will be taken',
             lambda: program.has(*value, State.CHECKED))
    program.activate(*value)
    wait_for('it is read that it will not', lambda: program.lacks(*value, State.CHECKED))
    wait_for('nothing is left to import', lambda: program.lacks(
        Role.PUSH_BUTTON, 'Import 0 Stations', State.SENSITIVE))
    program.activate(*value)
    wait_for('it will be taken again', lambda: program.has(*value, State.CHECKED))


def sheet(program):
    search(program, 'shamian')
    open_first(program, NAME, f'{NAME} Public Legal Service Station')
    before = fact(program, 'Phone')
    start_import(program)
    find_usable(program, 'Review…')
    read_form(program)
    program.click_button('Review…')
    find_usable(program, 'Import 1 Station')
    choose_value(program)
    program.click(Role.PUSH_BUTTON, 'Import 1 Station$')
    sign(program, 'Chen')
    program.hear_toast('1 station was imported')
    program.gone(Role.DIALOG, 'Import')
    undo(program, 'Phone', PHONE)
    fact(program, 'Phone', lambda phone: phone == before)


def refused(program):
    start_import(program)
    program.hear('.*damaged')


if __name__ == '__main__':
    run((['--sample', '--staff'], sheet, {'chosen': SHEET}),
        (['--sample', '--staff'], refused, {'chosen': '{ "stations": [ 7'}))
