#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The citizen's way and the staff's way for those who do not see the window: each is gone over
AT-SPI alone, with nothing but what the program tells assistive technology and lets it do.

Usage: test-aloud.py, with the program in $FZ_TEST_APPLICATION
"""
import re

from program import Role, State, all_of, fail, has, listen, read, run, say, wait_for

STATE = r'(Open|Closed|Not known if open)'


def check(what, holds):
    listen()
    if not holds:
        fail(what)
    say(what)


def search(program, text):
    program.find(Role.ENTRY, 'Search stations').set_text_contents(text)


def find_row(program, name):
    """The list's row of the station whose sentence begins with NAME."""
    return wait_for(f'the list begins with {name}', lambda: next(
        (a for a in all_of(program.look(Role.LIST, 'Stations$'))
         if a.get_role() == Role.LIST_ITEM and a.get_name()), None)
        if program.rows()[:1] and program.rows()[0].startswith(name) else None)


def open_first(program, name, heading):
    program.do(find_row(program, name), 'item.activate')
    program.find(Role.HEADING, heading)


def fact(program, name):
    return program.find(Role.LIST_ITEM, f'{name}$').get_description()


def metres(sentence):
    """How far off a row says that its station is."""
    found = re.search(r'about ([\d.,]+) (k?m)', sentence)
    return float(found[1].replace(',', '')) * (1000 if found[2] == 'km' else 1) if found else 0


def hear_count(program):
    """The results are told once, when they stand, however many letters made them."""
    program.press('s', 'h', 'a', 'm', 'i')
    check('what is typed anywhere goes into the search', program.hear(r'\d+ stations?\b') and
          read(program.find(Role.ENTRY, 'Search stations')) == 'shami')
    search(program, '')
    program.hear('188 stations')
    check(f'each answer is told once: {program.said}',
          len(program.said) == 2 and program.said[1].startswith('188 stations'))


def read_details(program):
    program.find(Role.LABEL, STATE)
    check('the address is read with its name', '示例' in fact(program, 'Address'))
    check('the phone number is read with its name',
          re.match(r'020-0000 \d{4}$', fact(program, 'Phone')))
    program.find(Role.LIST_ITEM, r'Today \d\d:\d\d|Today closed')
    check('what each service is, is read',
          'question about the law' in fact(program, 'Legal advice'))
    check('what is not offered is said so', fact(program, 'Not offered here'))
    program.find(Role.HEADING, 'Expected at This Level')
    program.find(Role.LIST_ITEM, 'Not recorded: ')
    program.find(Role.GROUPING, 'Sample data: the details are invented')


def read_menu(program, name, known):
    program.do(program.find(Role.TOGGLE_BUTTON, name))
    program.find(Role.MENU_ITEM, known)
    items = [item.get_name() for item in program.shown(Role.MENU_ITEM)]
    check(f'each item of the menu has a name: {items}', all(items))
    program.press('Escape')
    program.gone(Role.MENU_ITEM, known)


def show_way(program, name):
    program.do(program.find(Role.PUSH_BUTTON, 'Search in Maps'))
    handed = wait_for('the map is handed an address', lambda: program.handed.is_file() and
                      program.handed.read_text())
    check(f'an approximate point leads to a name, not to a door: {handed.strip()}', name in handed)


def start_from(program, text, name):
    program.do(program.find(Role.PUSH_BUTTON, 'Nearest to a place'))
    field = program.find(Role.ENTRY, 'Starting Point')
    field.set_text_contents(text)
    found = program.find(Role.LIST_ITEM, f'{name}$')
    check('which of the places of that name it is, is read',
          found.get_description() == 'Subdistrict in Yuexiu District')
    program.do(found, 'item.activate')
    program.gone(Role.DIALOG, 'Starting Point')
    program.hear('188 stations, nearest ')
    find_row(program, f'{name}, Subdistrict station · Yuexiu District, Your station')
    far = [metres(row) for row in program.rows()]
    check(f'the nearest comes first: {far}', len(far) > 3 and far == sorted(far))


def filter_by_service(program):
    before = program.rows()
    button = program.find(Role.TOGGLE_BUTTON, 'Services$')
    program.do(button)
    wait_for('the button says that it is open', lambda: has(button, State.PRESSED))
    check('an open menu is not read as the name of its button', button.get_name() == 'Services')
    narrow = program.find(Role.RADIO_BUTTON, 'Offered, by the station’s own record')
    program.do(narrow) if narrow.get_n_actions() else None
    aid = program.find(Role.LIST_ITEM, 'Legal aid')
    check('how many stations it leaves is read', re.match(r'\d+ stations$', aid.get_description()))
    count = aid.get_description()
    program.do(aid, 'item.activate')
    program.hear(count)
    wait_for('the list has changed', lambda: program.rows() != before)
    program.find(Role.LABEL, count.replace(' stations', ' of 188 stations'))


def open_on_map(program):
    """The map is a part like others: named, with stations that can be opened."""
    map_ = program.find(Role.GROUPING, 'Map$')
    check('how the map is moved is read', 'Arrow keys' in map_.get_description())
    pin = wait_for('a station is on the map', lambda: next(
        (a for a in all_of(map_) if a.get_role() == Role.PUSH_BUTTON
         and ' station · ' in a.get_name()), None))
    name = pin.get_name().split(',')[0]
    check(f'a pin is read as a sentence: {pin.get_name()}', re.search(STATE, pin.get_name()))
    program.do(pin, 'pin.open')
    program.find(Role.HEADING, f'{name} ')


def keep_favourite(program):
    program.do(program.find(Role.PUSH_BUTTON, 'Add to Favourites'))
    program.find(Role.PUSH_BUTTON, 'Remove from Favourites')


def go_back(program):
    program.do(program.find(Role.PUSH_BUTTON, 'Back$'))
    program.find(Role.LIST, 'Stations$')


def citizen(program):
    program.find(Role.GROUPING, 'Sample data: hours, phones, addresses')
    hear_count(program)
    search(program, '海珠')
    row = find_row(program, 'Haizhu District').get_name()
    check(f'a row is a whole sentence: {row}',
          re.match(rf'Haizhu District, District centre, {STATE}.*, approximate position$', row))
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
    read_menu(program, 'Main Menu', 'Easy Reading')


def change_phone(program, number):
    program.do(program.find(Role.PUSH_BUTTON, 'Edit This Record'))
    program.find(Role.DIALOG, 'Edit Station')
    field = program.find(Role.TEXT, 'Phone')
    field.set_text_contents(number)
    return field


def staff(program):
    read_menu(program, 'Main Menu', 'New Station…')
    search(program, 'shamian')
    open_first(program, 'Shamian Subdistrict', 'Shamian Subdistrict Public Legal Service Station')
    before = fact(program, 'Phone')

    field = change_phone(program, '020-1234 5678')
    program.do(program.find(Role.PUSH_BUTTON, 'Save$'))
    wait_for('what is wrong is read with the field', lambda: 'cannot be' in field.get_description())
    check('and the field says that it is', has(field, State.INVALID_ENTRY))
    field.set_text_contents('020-0000 9876')
    program.do(program.find(Role.PUSH_BUTTON, 'Save$'))
    program.find(Role.ALERT, 'Who Are You?')
    program.find(Role.TEXT, 'Your name').set_text_contents('Chen')
    program.do(program.find(Role.PUSH_BUTTON, 'Sign$'))
    program.hear('The station was saved')
    program.gone(Role.DIALOG, 'Edit Station')
    wait_for('the new number is there', lambda: fact(program, 'Phone') == '020-0000 9876')

    program.do(program.find(Role.PUSH_BUTTON, 'Undo$'))
    wait_for('the old number is back', lambda: fact(program, 'Phone') == before)


if __name__ == '__main__':
    run((['--sample'], citizen), (['--sample', '--staff'], staff))
