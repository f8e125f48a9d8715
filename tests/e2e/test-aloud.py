#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The citizen's way and the staff's way for those who do not see the window: each is gone over
AT-SPI alone, with nothing but what the program tells assistive technology and lets it do.

Usage: test-aloud.py, with the program in $FZ_TEST_APPLICATION
"""
import re

from aloud import STATE, fact, find_row, metres, open_first, search, sign, undo
from program import Role, State, all_of, has, name_of, run, wait_for

SHAMIAN = 'Shamian Subdistrict'
NEW_PHONE = '020-0000 9876'


def hear_count(program):
    """The answers are told when they stand, not with each letter, and each once."""
    letters = 'shamian'
    program.press(*letters)
    wait_for('what is typed anywhere goes into the search',
             lambda: program.text(Role.ENTRY, 'Search stations'), lambda text: text == letters)
    program.hear(r'1 station\b')
    n_said = len(program.said)
    wait_for('not each letter is told of', lambda: program.said[:n_said],
             lambda said: len(said) < len(letters))
    search(program, '')
    program.hear('188 stations', n_said)
    wait_for('the answer is told once', lambda: program.said[n_said:],
             lambda said: len(said) == 1)


def is_phone(text):
    return re.match(r'020-0000 \d{4}$', text)


def read_details(program):
    program.find(Role.LABEL, STATE)
    fact(program, 'Address', lambda text: '示例' in text)
    fact(program, 'Phone', is_phone)
    program.find(Role.LIST_ITEM, r'Today \d\d:\d\d|Today closed')
    fact(program, 'Legal advice', lambda text: 'question about the law' in text)
    fact(program, 'Not offered here')
    program.find(Role.HEADING, 'Expected at This Level')
    program.find(Role.LIST_ITEM, 'Not recorded: ')
    program.find(Role.GROUPING, 'Sample data: the details are invented')


def open_menu(program, role, known):
    program.click(Role.TOGGLE_BUTTON, 'Main Menu')
    program.find(role, known)


def close_menu(program, role, known):
    program.press('Escape')
    program.gone(role, known)


def read_menu(program, role, known, way=()):
    """Goes by the letters of WAY to the level that has the item KNOWN, and reads all there."""
    program.click(Role.TOGGLE_BUTTON, 'Main Menu')
    for letter, item in way:
        program.find(Role.MENU_ITEM, item)
        program.press(letter)
    program.find(role, known)
    wait_for('each item of the menu has a name',
             lambda: [item.get_name() for item in program.shown(role)],
             lambda items: items and all(items))
    close_menu(program, role, known)


def read_easily(program):
    """An item with a state is read with it whenever the menu opens."""
    item = Role.CHECK_MENU_ITEM, 'Easy Reading'
    for on in (False, True):
        open_menu(program, *item)
        wait_for(f'it is read whether it is on: {on}', lambda: program.has(*item, State.CHECKED)
                 if on else program.lacks(*item, State.CHECKED))
        program.click(*item)
        program.gone(*item)


def show_way(program, name):
    program.click(Role.PUSH_BUTTON, 'Search in Maps')
    wait_for('an approximate point leads to a name, not to a door',
             lambda: program.handed.is_file() and program.handed.read_text(),
             lambda handed: handed and name in handed)


def start_from(program, text, name):
    program.click(Role.PUSH_BUTTON, 'Where are you starting from')
    program.fill(Role.ENTRY, 'Starting Point', text)
    wait_for('which of the places of that name it is, is read',
             lambda: program.description(Role.LIST_ITEM, f'{name}$'),
             lambda words: words == 'Subdistrict in Yuexiu District')
    program.activate(Role.LIST_ITEM, f'{name}$')
    program.gone(Role.DIALOG, 'Starting Point')
    program.hear('188 stations, nearest ')
    find_row(program, f'{name}, Subdistrict station · Yuexiu District, Your station')
    wait_for('the nearest comes first', lambda: [metres(row) for row in program.rows()],
             lambda far: len(far) > 3 and far == sorted(far))
    open_first(program, name, name)
    fact(program, 'Phone', is_phone)
    go_back(program)


def name_filters(program):
    return [a.get_name() for a in all_of(program.look(Role.GROUPING, 'Filters$'))
            if a.get_role() == Role.TOGGLE_BUTTON]


def filter_by_service(program):
    services = Role.TOGGLE_BUTTON, 'Services$'
    aid = Role.LIST_ITEM, 'Legal aid'
    before = wait_for('there is a list', program.rows)
    wait_for('each filter has a name', lambda: name_filters(program),
             lambda filters: len(filters) >= 6 and all(filters))
    program.click(*services)
    # An open menu is not read as the name of its button.
    wait_for('the button says that it is open', lambda: program.has(*services, State.PRESSED))
    program.activate(Role.RADIO_BUTTON, 'Offered, by the station’s own record')
    count = wait_for('how many stations it leaves is read', lambda: program.description(*aid),
                     lambda words: re.match(r'\d+ stations$', words))
    wait_for('what is not chosen is not read as chosen',
             lambda: program.lacks(*aid, State.SELECTED))
    n_said = len(program.said)
    program.activate(*aid)
    program.hear(count, n_said)
    wait_for('the answer is told once', lambda: program.said[n_said:],
             lambda said: len([one for one in said if one.startswith(count)]) == 1)
    wait_for('what is chosen says so', lambda: program.has(*aid, State.SELECTED))
    program.find(Role.PUSH_BUTTON, 'Remove the filter “')
    wait_for('the list has changed', program.rows, lambda rows: rows and rows != before)
    program.find(Role.LABEL, count.replace(' stations', ' of 188 stations'))


def look_for_pin(program, name=''):
    """A station on the map whose sentence begins with NAME."""
    return next((a for a in all_of(program.look(Role.GROUPING, 'Map$'))
                 if a.get_role() == Role.PUSH_BUTTON and ' station · ' in a.get_name()
                 and a.get_name().startswith(name)), None)


def open_on_map(program):
    """The map is a part like others: named, with stations that can be opened."""
    wait_for('how the map is moved is read',
             lambda: program.description(Role.GROUPING, 'Map$'),
             lambda words: 'Arrow keys' in words)
    pin = wait_for('a pin is read as a sentence', lambda: name_of(look_for_pin(program)),
                   lambda words: re.search(STATE, words))
    name = pin.split(',')[0]
    n_said = len(program.said)
    program.do(f'the pin of {name}', lambda: look_for_pin(program, f'{name},'), 'pin.open')
    program.hear(f'{name}.* Public Legal Service ', n_said)
    wait_for('the pin says that it is chosen',
             lambda: has(look_for_pin(program, f'{name},'), State.SELECTED))
    program.find(Role.HEADING, f'{name} ')


def keep_favourite(program):
    program.click(Role.PUSH_BUTTON, 'Add to Favourites')
    program.find(Role.PUSH_BUTTON, 'Remove from Favourites')


def go_back(program):
    program.click(Role.PUSH_BUTTON, 'Back$')
    program.find(Role.LIST, 'Stations$')


def citizen(program):
    program.find(Role.GROUPING, 'Sample data: hours, phones, addresses')
    hear_count(program)
    search(program, '海珠')
    wait_for('a row is a whole sentence', lambda: find_row(program, 'Haizhu District'),
             lambda row: re.match(rf'Haizhu District, District centre, {STATE}.*, '
                                  'approximate position$', row))
    open_first(program, 'Haizhu District', 'Haizhu District Public Legal Service Centre')
    read_details(program)
    show_way(program, '%E6%B5%B7%E7%8F%A0')
    go_back(program)
    search(program, '')
    start_from(program, '北京', 'Beijing Subdistrict')
    filter_by_service(program)
    open_on_map(program)
    keep_favourite(program)
    go_back(program)
    read_menu(program, Role.MENU_ITEM, 'Preferences')
    read_easily(program)


def change_phone(program):
    field = Role.TEXT, 'Phone'
    program.click(Role.PUSH_BUTTON, 'Edit This Record')
    program.find(Role.DIALOG, 'Edit Station')
    program.fill(*field, '020-1234 5678')
    program.click_button('Save')
    wait_for('what is wrong is read with the field', lambda: program.description(*field),
             lambda words: 'cannot be' in words)
    wait_for('and the field says that it is', lambda: program.has(*field, State.INVALID_ENTRY))
    program.fill(*field, NEW_PHONE)
    program.click_button('Save')
    sign(program, 'Chen')
    program.hear_toast('The station was saved')


def staff(program):
    read_menu(program, Role.MENU_ITEM, 'New Station…', [('r', 'Records')])
    search(program, 'shamian')
    open_first(program, SHAMIAN, f'{SHAMIAN} Public Legal Service Station')
    before = fact(program, 'Phone')
    change_phone(program)
    undo(program, 'Phone', NEW_PHONE)
    fact(program, 'Phone', lambda phone: phone == before)
    program.gone(Role.DIALOG, 'Edit Station')


if __name__ == '__main__':
    run((['--sample'], citizen), (['--sample', '--staff'], staff))
