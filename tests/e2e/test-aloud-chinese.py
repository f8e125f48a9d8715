#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The citizen's way and the staff's way over AT-SPI in Chinese: in what is read aloud, names,
descriptions, texts and what is announced, there is not one English word.

Usage: test-aloud-chinese.py, with the program in $FZ_TEST_APPLICATION
"""
import re

from aloud import fact, open_first, search, sign
from program import Role, State, all_of, description_of, name_of, run, text_of, wait_for

NEW_PHONE = '020-0000 9876'
# Names, kinds of files, datums and keys are the same in Chinese. Addresses of the web are, and
# whom map and points are by is as it has to be given, as is what servers are told; the scale of
# the map is libshumate's.
SAME = re.compile(r'OpenStreetMap|“Fazhan”|xxxx|UTF-8|GB ?18030|CSV|XLSX|JSON|GeoJSON|PDF|PNG|'
                  r'MBTiles|opening_hours|GPS|WGS-84|GCJ-02|BD-09|Ctrl|Shift|Enter|Tab|Esc|F1|'
                  r'https?://\S*|© .*|Vonng/adcode.*|\d+\sk?m$')
TOAST = re.compile(r'A toast appeared(: )?|, has a button: ')
# Of toasts and of the frame of a window, by the toolkit's own catalogues, which not every machine has.
FRAME = re.compile(r'Back$|(Close|Minimize|Maximize|Restore)( the window)?$')
ENGLISH = re.compile(r'[A-Za-z]{2,}')
LETTER = re.compile(r'\(_?[A-Z]\)')


def find(program, role, english, context=None):
    return program.find(role, program.word(english, context) + '$')


def click(program, role, english, context=None):
    program.click(role, program.word(english, context) + '$')


def texts(accessible):
    yield name_of(accessible)
    yield description_of(accessible)
    if accessible.get_role() == Role.LABEL:
        yield LETTER.sub('', text_of(accessible))  # it stands there to be seen


def is_english(text):
    return (LETTER.search(text) or
            ENGLISH.search(SAME.sub('', TOAST.sub('', text))) and not FRAME.match(text))


def read_english(program):
    """What is read or was said in it or has a letter to press, with what says it."""
    windows = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
    english = {f'{a.get_role().value_nick}: {text}' for window in windows
               for a in all_of(window) for text in texts(a) if is_english(text)}
    return sorted(english | {f'said: {text}' for text in program.said if is_english(text)})


def check_chinese(program, where):
    wait_for(f'{where}: what is not Chinese', lambda: read_english(program),
             lambda english: not english)


def choose(program, way, english):
    """In the main menu, at the level that the letters of WAY lead to."""
    click(program, Role.TOGGLE_BUTTON, 'Main Menu')
    for letter, item in way:
        find(program, Role.MENU_ITEM, item)
        program.press(letter)
    find(program, Role.MENU_ITEM, english)
    check_chinese(program, 'the menu')
    click(program, Role.MENU_ITEM, english)


def start_from(program, place):
    click(program, Role.PUSH_BUTTON, 'Where are you starting from?')
    find(program, Role.ENTRY, 'Starting Point')
    check_chinese(program, 'what is asked for a starting point')
    program.fill(Role.ENTRY, program.word('Starting Point'), place)
    program.activate(Role.LIST_ITEM, f'{place}街')
    program.gone(Role.DIALOG, program.word('Starting Point'))
    program.hear('188 ?个站点')


def filter_by_service(program, service):
    click(program, Role.TOGGLE_BUTTON, 'Services', 'filter')
    program.find(Role.LIST_ITEM, service)
    check_chinese(program, 'a filter')
    program.activate(Role.LIST_ITEM, service)
    wait_for('what is chosen says so',
             lambda: program.has(Role.LIST_ITEM, service, State.SELECTED))
    check_chinese(program, 'a filtered list')


def citizen(program):
    search(program, '海珠区')
    open_first(program, '海珠区', '海珠区.*中心')
    check_chinese(program, 'the details')
    program.click(Role.PUSH_BUTTON, '返回$|后退$|Back$')
    search(program, '')
    start_from(program, '北京')
    filter_by_service(program, '法律援助')
    choose(program, [], 'Preferences')
    find(program, Role.DIALOG, 'Preferences')
    check_chinese(program, 'the preferences')


def change_phone(program):
    field = Role.TEXT, program.word('Phone')
    click(program, Role.PUSH_BUTTON, 'Edit This Record')
    find(program, Role.DIALOG, 'Edit Station')
    check_chinese(program, 'the editor')
    program.fill(*field, '020-1234 5678')
    program.click_button('Save')
    wait_for('what is wrong is read with the field',
             lambda: program.has(*field, State.INVALID_ENTRY))
    check_chinese(program, 'what is wrong')
    program.fill(*field, NEW_PHONE)
    program.click_button('Save')
    find(program, Role.ALERT, 'Who Are You?')
    check_chinese(program, 'a question')
    sign(program, '陈')
    program.hear_toast(program.word('The station was saved'))


def look_for_change(program, old):
    """The newest change, by both numbers."""
    changes = program.look(Role.LIST, program.word('Changes') + '$')
    return next((a for a in all_of(changes) if a.get_role() == Role.LIST_ITEM
                 and old in a.get_description() and NEW_PHONE in a.get_description()), None)


def take_back(program, old):
    """In the history, of which the newest is what was done last."""
    choose(program, [('r', 'Records')], 'History of Changes')
    wait_for('the newest change is read with both numbers',
             lambda: look_for_change(program, old))
    check_chinese(program, 'the history')
    program.do('the newest change', lambda: look_for_change(program, old), 'item.activate')
    alert = find(program, Role.ALERT, 'Take It Back?')
    check_chinese(program, 'what would go back')
    program.click_button('Undo', alert)
    program.hear_toast(program.word('Done. It can be taken back here as well.'))


def staff(program):
    search(program, '沙面')
    open_first(program, '沙面', '沙面.*站')
    phone = program.word('Phone')
    old = fact(program, phone)
    change_phone(program)
    fact(program, phone, lambda number: number == NEW_PHONE)
    take_back(program, old)
    fact(program, phone, lambda number: number == old)
    check_chinese(program, 'all at the end')


if __name__ == '__main__':
    run((['--sample'], citizen, {'language': 'zh_CN'}),
        (['--sample', '--staff'], staff, {'language': 'zh_CN'}))
