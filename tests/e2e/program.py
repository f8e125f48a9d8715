# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program for a test from outside: on a display, a bus and in a home of its own."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MARK = 'FZ_TEST_APART'
SCREEN = '-screen 0 1280x1024x24 -nolisten tcp -noreset'
# Its services talk; standard output is the test's.
BUS = 'exec 3>&1 >&2; exec dbus-run-session -- sh -c \'exec "$@" >&3 3>&-\' sh "$@"'
TOOLS = ('xvfb-run', 'dbus-run-session', 'xdotool')


def skip(why):
    """In the notation of the tests; a number would be taken for an error."""
    print(f'1..0 # SKIP {why}')
    sys.exit(0)


def go_apart():
    """Starts the test again where it disturbs nobody: what it opens and presses stays there.

    G_DEBUG is for the program, not for the library that asks while it starts.
    """
    if MARK in os.environ:
        return
    for tool in TOOLS:
        if shutil.which(tool) is None:
            skip(f'there is no {tool}')
    os.execvp('xvfb-run', ['xvfb-run', '-a', '-s', SCREEN, 'env', '-u', 'G_DEBUG',
                           f'{MARK}=' + os.environ.get('G_DEBUG', ''),
                           'sh', '-c', BUS, 'sh', sys.executable, '-B', *sys.argv])


try:
    from outside import Atspi, all_of, fail, find_application, has, listen, say, wait_for
except (ImportError, ValueError):
    skip('nothing here speaks AT-SPI')
Role = Atspi.Role
State = Atspi.StateType

# In the place of the programs that addresses are handed on to; it writes down what it is given.
LISTENER = """[Desktop Entry]
Type=Application
Name=Listener
Exec={script} %u
MimeType=x-scheme-handler/maps;x-scheme-handler/https;
"""


EVENTS = ('object:announcement', 'object:state-changed:focused')


class Program:
    """The program, from its start to its end, and what it says meanwhile."""

    def __init__(self, *arguments, language='en_US.UTF-8'):
        self.home = Path(tempfile.mkdtemp(prefix='fazhan-outside-'))
        self.handed = self.home / 'handed'
        self.said = []
        self.n_keys = 0
        self.focused = None  # what was said to have the keyboard
        self.set_up_desktop()
        self.process = subprocess.Popen(
            [os.environ['FZ_TEST_APPLICATION'], *arguments], env=self.environment(language))
        self.listener = Atspi.EventListener.new(self.on_event)
        for event in EVENTS:
            self.listener.register(event)
        self.root = wait_for('the window opens', self.find_root)
        self.take_keyboard()

    def environment(self, language):
        folders = {f'XDG_{name}_HOME': str(self.home / name.lower())
                   for name in ('DATA', 'CONFIG', 'CACHE', 'STATE')}
        environment = dict(os.environ, HOME=str(self.home), LC_ALL=language, **folders)
        for name in ('GTK_A11Y', 'WAYLAND_DISPLAY', 'LANGUAGE'):
            environment.pop(name, None)
        return dict(environment, GDK_BACKEND='x11', GSK_RENDERER='cairo', GDK_DISABLE='gl,vulkan',
                    GSETTINGS_BACKEND='memory', G_DEBUG=os.environ[MARK])

    def set_up_desktop(self):
        entries = self.home / 'data/applications'
        script = self.home / 'listener'
        entries.mkdir(parents=True)
        script.write_text(f'#!/bin/sh\necho "$1" >>"{self.handed}"\n')
        script.chmod(0o700)
        (entries / 'listener.desktop').write_text(LISTENER.format(script=script))
        schemes = ('maps', 'https')
        (entries / 'mimeapps.list').write_text('[Default Applications]\n' + ''.join(
            f'x-scheme-handler/{scheme}=listener.desktop\n' for scheme in schemes))

    def find_root(self):
        if self.process.poll() is not None:
            fail(f'the program ended with status {self.process.returncode}')
        root = find_application()
        if root is not None:
            root.set_cache_mask(Atspi.Cache.ROLE)  # which never changes
        return root

    def take_keyboard(self):
        """No window manager is here who would give it to the window."""
        def take():
            found = subprocess.run(
                ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                text=True, stdout=subprocess.PIPE).stdout.split()
            for window in found[-1:]:
                subprocess.run(['xdotool', 'windowfocus', window], check=True)
            return self.focus()
        wait_for('the window has the keyboard', take)

    def on_event(self, event):
        if event.source.get_process_id() != self.process.pid:
            return
        if event.type == EVENTS[0]:
            self.said.append(event.any_data)
        elif event.detail1:
            self.focused = event.source

    def end(self):
        self.process.terminate()
        self.process.wait()
        for event in EVENTS:
            self.listener.deregister(event)
        shutil.rmtree(self.home)

    # What there is

    def shown(self, role):
        return (a for a in all_of(self.root) if a.get_role() == role and has(a, State.SHOWING))

    def look(self, role, name):
        """The first of that role whose name begins with NAME, a regular expression; or None."""
        return next((a for a in self.shown(role) if re.match(name, a.get_name())), None)

    def find(self, role, name):
        return wait_for(f'there is the {role.value_nick} “{name}”', lambda: self.look(role, name))

    def gone(self, role, name):
        wait_for(f'the {role.value_nick} “{name}” is gone', lambda: not self.look(role, name))

    def rows(self):
        """The sentences of the stations in the list."""
        stations = self.look(Role.LIST, 'Stations$')
        return [a.get_name() for a in all_of(stations) if a.get_role() == Role.LIST_ITEM
                and a.get_name()] if stations else []

    def focus(self):
        """What has the keyboard, or None."""
        listen()
        if self.focused is not None and has(self.focused, State.FOCUSED, State.SHOWING):
            return self.focused
        return next((a for a in all_of(self.root) if has(a, State.FOCUSED, State.SHOWING)), None)

    def hear(self, words):
        return wait_for(f'“{words}” is heard', lambda: next(
            (said for said in self.said if re.match(words, said)), None))

    # What can be done

    def do(self, accessible, action='click'):
        for i in range(accessible.get_n_actions()):
            if Atspi.Action.get_action_name(accessible, i) == action:
                if not accessible.do_action(i):
                    fail(f'{action} does something to “{accessible.get_name()}”')
                return
        fail(f'“{accessible.get_name()}” has {action}')

    def press(self, *keys):
        """All at once, as fast as the display takes them."""
        subprocess.run(['xdotool', 'key', '--delay', '0', *keys], check=True)
        self.n_keys += sum(key.count('+') + 1 for key in keys)
        listen()

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '20', '--', text], check=True)
        self.n_keys += len(text)
        listen()


def read(accessible):
    """All the text of a field."""
    return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))


def run(*ways):
    """Each goes with a program of its own; ends the test."""
    go_apart()
    Atspi.init()
    print(f'1..{len(ways)}')
    for number, (arguments, way) in enumerate(ways, 1):
        program = Program(*arguments)
        try:
            way(program)
        except SystemExit:
            print(f'not ok {number} {way.__name__}', flush=True)
            raise
        finally:
            program.end()
        print(f'ok {number} {way.__name__}', flush=True)
