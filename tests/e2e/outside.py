# SPDX-License-Identifier: GPL-3.0-or-later
"""The running program as it is had from outside: what assistive technology is told over AT-SPI.

Everything is asked anew each time: nothing here remembers what was so before. What is looked at
may go meanwhile, which is an error where it is asked; so all looks are taken within wait_for().
"""
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

LONGEST_WAIT = 60
# There is nothing below them, and asking takes its time.
LEAVES = {Atspi.Role.ENTRY, Atspi.Role.HEADING, Atspi.Role.IMAGE, Atspi.Role.LABEL,
          Atspi.Role.RADIO_BUTTON, Atspi.Role.SCROLL_BAR, Atspi.Role.TEXT}


def say(text):
    print(f'  {text}', file=sys.stderr)


def fail(text):
    say(f'NOT SO: {text}')
    sys.exit(1)


def listen():
    """Lets what the program has said so far be heard."""
    while GLib.MainContext.default().iteration(False):
        pass


def add_found(what, found):
    return f'{what}: {found}' if isinstance(found, (list, str)) else what


def wait_for(what, look, holds=bool):
    """What LOOK returns, once it is something or HOLDS is true of it; the test fails if that never
    is, with what there was instead."""
    end = time.monotonic() + LONGEST_WAIT
    found = None
    while time.monotonic() < end:
        listen()
        try:
            found = look()
            if holds(found):
                say(add_found(what, found))
                return found
        except GLib.Error:  # a widget went while it was looked at
            pass
        time.sleep(0.1)
    return fail(add_found(what, found))


# None has no states, nothing below it, no words and no actions.

def has(accessible, *states):
    found = accessible.get_state_set() if accessible is not None else None
    return found is not None and all(found.contains(state) for state in states)


def lacks(accessible, state):
    """Whether it is there without that state; what went has none."""
    return has(accessible, Atspi.StateType.VISIBLE) and not has(accessible, state)


def all_of(accessible):
    """It and all below it, in the order in which they are read."""
    if accessible is None:
        return
    yield accessible
    if accessible.get_role() in LEAVES:
        return
    for i in range(accessible.get_child_count()):
        yield from all_of(accessible.get_child_at_index(i))


def name_of(accessible):
    return accessible.get_name() if accessible is not None else ''


def description_of(accessible):
    return accessible.get_description() if accessible is not None else ''


def text_of(accessible):
    """All the text of a field."""
    if accessible is None:
        return ''
    return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))


def act(accessible, action):
    """Whether it has that action, and it was done."""
    for i in range(accessible.get_n_actions() if accessible is not None else 0):
        if Atspi.Action.get_action_name(accessible, i) == action:
            return accessible.do_action(i)
    return False


def find_application(process_id):
    """The program once its window is there, or None."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if (child is not None and child.get_process_id() == process_id
                and child.get_child_count() > 0):
            return child
    return None
