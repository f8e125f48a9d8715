# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ways over AT-SPI have in common."""
import re

from program import Role, wait_for

STATE = r'(Opens?|Close[ds]|Not known if open)'  # it may open or close within the hour


def search(program, text):
    program.fill(Role.ENTRY, program.word('Search stations'), text)


def look_for_row(program, name):
    """The first row of the list if it is of the station that begins with NAME, or None."""
    rows = program.list_rows()[:1]
    return rows[0] if rows and rows[0].get_name().startswith(name) else None


def find_row(program, name):
    """The sentence of that row."""
    return wait_for(f'the list begins with {name}', lambda: next(
        (row for row in program.rows()[:1] if row.startswith(name)), None))


def open_first(program, name, heading):
    program.do(f'the row of {name}', lambda: look_for_row(program, name), 'item.activate')
    program.find(Role.HEADING, heading)


def look_for_fact(program, name):
    """What the details say of it, or nothing."""
    return program.description(Role.LIST_ITEM, f'{name}$')


def fact(program, name, holds=bool):
    return wait_for(f'{name} is read', lambda: look_for_fact(program, name), holds)


def metres(sentence):
    """How far off a row says that its station is."""
    found = re.search(r'about ([\d.,]+) (k?m)', sentence)
    return float(found[1].replace(',', '')) * (1000 if found[2] == 'km' else 1) if found else 0


def sign(program, name):
    """Who does it is asked once."""
    program.find(Role.ALERT, program.word('Who Are You?'))
    program.fill(Role.TEXT, program.word('Your name'), name)
    program.click_button('Sign')


def undo(program, phone, number):
    """Takes the number back where it is said that it was saved, which is not said for long."""
    program.do('Undo, once the new number is there', lambda: program.look_for_button('Undo')
               if look_for_fact(program, phone) == number else None)
