# SPDX-License-Identifier: GPL-3.0-or-later
"""The running program as it is had from outside: what assistive technology is told over AT-SPI.

Everything is asked anew each time: nothing here remembers what was so before.
"""
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

LONGEST_WAIT = 60


def say(text):
    print(f'  {text}', file=sys.stderr)


def fail(text):
    say(f'NOT SO: {text}')
    sys.exit(1)


def listen():
    """Lets what the program has said so far be heard."""
    while GLib.MainContext.default().iteration(False):
        pass


def wait_for(what, condition):
    """What the condition returns, once it is something; the test fails if it never is."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        listen()
        try:
            found = condition()
        except GLib.Error:  # a widget went while it was looked at
            found = None
        if found:
            say(what)
            return found
        time.sleep(0.1)
    return fail(what)


def has(accessible, *states):
    found = accessible.get_state_set()
    return all(found.contains(state) for state in states)


def all_of(accessible):
    """It and all below it, in the order in which they are read."""
    yield accessible
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is not None:
            yield from all_of(child)


def names(accessible, role):
    return [a.get_name() for a in all_of(accessible) if a.get_role() == role]


def find_application():
    """The program once its window is there, or None."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and child.get_name() == 'fazhan' and child.get_child_count() > 0:
            return child
    return None
