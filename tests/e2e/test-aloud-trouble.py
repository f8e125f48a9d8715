#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong in a form is announced once it stands, for those who do not see it come.

Usage: test-aloud-trouble.py, with the program in $FZ_TEST_APPLICATION
"""
from program import Role, State, run, wait_for


def hear_only(program, n_said, words):
    """Nothing but WORDS is announced after the first N_SAID."""
    program.hear(words, n_said)
    wait_for('that is all', lambda: program.said[n_said:], lambda said: len(said) == 1)
    return len(program.said)


def publish(program):
    """A form that is filled finds one thing after the other, and says the last."""
    program.click(Role.TOGGLE_BUTTON, 'Main Menu')
    program.click(Role.MENU_ITEM, 'Import and Publish')
    program.find(Role.MENU_ITEM, 'Publish…')
    n_said = len(program.said)
    program.click(Role.MENU_ITEM, 'Publish…')
    n_said = hear_only(program, n_said, 'Say who publishes the stations')
    program.fill(Role.TEXT, 'Publisher', 'Office')
    hear_only(program, n_said, 'Open your key')


def serve(program):
    """The address of a server is looked at as it is typed."""
    address = Role.TEXT, 'Address with'
    program.click(Role.TOGGLE_BUTTON, 'Choose a Map')
    program.activate(Role.LIST_ITEM, 'Own Map Server')
    program.find(*address)
    n_said = len(program.said)
    program.fill(*address, 'http://tiles.example.org/{z}/{x}/{y}.png')
    n_said = hear_only(program, n_said, 'The address has to begin with https://')
    wait_for('the field says that it is wrong',
             lambda: program.has(*address, State.INVALID_ENTRY))
    wait_for('what is wrong is read with it', lambda: program.description(*address),
             lambda words: 'https://' in words)
    program.fill(*address, 'https://tiles.example.org/{z}/{x}/{y}.png')
    hear_only(program, n_said, 'Say whose map it is')
    wait_for('the field is right', lambda: program.lacks(*address, State.INVALID_ENTRY))


if __name__ == '__main__':
    run((['--staff'], publish), (['--sample'], serve))
