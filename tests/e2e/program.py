# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program for a test from outside: on a display, a bus and in a home of its own."""
import gettext
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
    from outside import (Atspi, GLib, act, all_of, description_of, fail, find_application, has,
                         lacks, listen, name_of, say, text_of, wait_for)
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


# How long the program may think about one question, and about its first, milliseconds: what is
# not answered in time may have been done all the same.
PATIENCE = 30000
LAST_SECONDS = 10

EVENTS = ('object:announcement', 'object:state-changed:focused')


def read_words(language):
    """What the program says in that language, by what it says in English, letters to press with
    Alt left out of that."""
    words = gettext.translation('fazhan', os.environ['FAZHAN_LOCALEDIR'], [language],
                                fallback=True)
    known = getattr(words, '_catalog', {})
    return {english.replace('_', ''): word for english, word in known.items()
            if isinstance(english, str)}


class Program:
    """The program, from its start to its end, and what it says meanwhile."""

    def __init__(self, *arguments, language='en_US', chosen=None):
        """CHOSEN: the text of the file that a dialog for files gives."""
        self.arguments = arguments
        self.language = language
        self.words = read_words(language)
        self.home = Path(tempfile.mkdtemp(prefix='fazhan-outside-'))
        self.handed = self.home / 'handed'
        self.said = []
        self.n_keys = 0
        self.focused = None  # what was said to have the keyboard
        self.chosen = chosen
        self.portal = None
        self.process = None
        self.root = None
        self.listener = Atspi.EventListener.new(self.on_event)

    def start(self):
        for event in EVENTS:
            self.listener.register(event)
        self.set_up_desktop()
        if self.chosen is not None:
            self.portal = self.start_portal()
        self.process = subprocess.Popen([os.environ['FZ_TEST_APPLICATION'], *self.arguments],
                                        env=self.environment())
        self.root = wait_for('the window opens', self.find_root)
        self.take_keyboard()

    def environment(self):
        folders = {f'XDG_{name}_HOME': str(self.home / name.lower())
                   for name in ('DATA', 'CONFIG', 'CACHE', 'STATE')}
        environment = dict(os.environ, HOME=str(self.home), **folders)
        environment['LC_ALL'] = f'{self.language}.UTF-8'
        for name in ('GTK_A11Y', 'WAYLAND_DISPLAY', 'LANGUAGE'):
            environment.pop(name, None)
        if self.portal is not None:
            environment['GDK_DEBUG'] = 'portals'
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

    def start_portal(self):
        path = self.home / 'list.csv'
        path.write_text(self.chosen)
        program = Path(__file__).with_name('portal.py')
        portal = subprocess.Popen([sys.executable, '-B', program, path],
                                  text=True, stdout=subprocess.PIPE)
        if portal.stdout.readline() != 'ready\n':
            fail('the dialog for files can be asked')
        return portal

    def find_root(self):
        if self.process.poll() is not None:
            fail(f'the program ended with status {self.process.returncode}')
        root = find_application(self.process.pid)
        if root is not None:
            root.set_cache_mask(Atspi.Cache.ROLE)  # which never changes
        return root

    def come_back(self, language):
        """After it was started anew, in the same process: what was had of it is no more."""
        before = self.root
        self.words = read_words(language)
        self.focused = None
        self.root = wait_for('a window opens anew', self.find_root,
                             lambda root: root not in (None, before))
        self.take_keyboard()

    def take_keyboard(self):
        """No window manager is here who would give it to the window."""
        def take():
            found = subprocess.run(
                ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                text=True, stdout=subprocess.PIPE).stdout.split()
            for window in found[-1:]:
                subprocess.run(['xdotool', 'windowfocus', window])
            return self.focus()
        wait_for('the window has the keyboard', take)

    def on_event(self, event):
        try:
            if event.source.get_process_id() != self.process.pid:
                return
        except GLib.Error:  # who said it went
            return
        if event.type == EVENTS[0]:
            self.said.append(event.any_data or '')
        elif event.detail1:
            self.focused = event.source

    def end(self):
        for process in (self.process, self.portal):
            if process is not None:
                end_process(process)
        for event in EVENTS:
            self.listener.deregister(event)
        shutil.rmtree(self.home, ignore_errors=True)

    # What there is

    def word(self, english, context=None):
        """What the program says for ENGLISH, as a regular expression; a letter to press with Alt
        is not part of it."""
        word = self.words.get(english if context is None else f'{context}\4{english}', english)
        return re.escape(re.sub(r'\(_.\)', '', word).replace('_', ''))

    def shown(self, role):
        return (a for a in all_of(self.root) if a.get_role() == role and has(a, State.SHOWING))

    def look(self, role, name):
        """The first of that role whose name begins with NAME, a regular expression; or None."""
        return next((a for a in self.shown(role) if re.match(name, a.get_name())), None)

    def find(self, role, name):
        return wait_for(f'there is the {role.value_nick} “{name}”',
                        lambda: self.look(role, name))

    def look_for_button(self, english, within=None):
        name = self.word(english)
        return next((a for a in all_of(self.root if within is None else within)
                     if a.get_role() == Role.PUSH_BUTTON and has(a, State.SHOWING)
                     and re.fullmatch(name, a.get_name())), None)

    def name(self, role, name):
        return name_of(self.look(role, name))

    def description(self, role, name):
        return description_of(self.look(role, name))

    def text(self, role, name):
        return text_of(self.look(role, name))

    def has(self, role, name, state):
        return has(self.look(role, name), state)

    def lacks(self, role, name, state):
        return lacks(self.look(role, name), state)

    def gone(self, role, name):
        wait_for(f'the {role.value_nick} “{name}” is gone', lambda: not self.look(role, name))

    def list_rows(self):
        """The stations in the list."""
        return [a for a in all_of(self.look(Role.LIST, self.word('Stations') + '$'))
                if a.get_role() == Role.LIST_ITEM and a.get_name()]

    def rows(self):
        """Their sentences."""
        return [row.get_name() for row in self.list_rows()]

    def focus(self):
        """What has the keyboard, or None."""
        listen()
        if self.focused is not None and has(self.focused, State.FOCUSED, State.SHOWING):
            return self.focused
        return next((a for a in all_of(self.root) if has(a, State.FOCUSED, State.SHOWING)), None)

    def hear(self, words, since=0):
        """What was said that begins with WORDS, a regular expression, after the first SINCE."""
        wait_for(f'“{words}” is heard', lambda: self.said[since:],
                 lambda said: any(re.match(words, one) for one in said))
        return next(one for one in self.said[since:] if re.match(words, one))

    def hear_toast(self, words, since=0):
        """Libadwaita announces it, by its own words round these."""
        return self.hear(f'.*{words}', since)

    # What can be done

    def do(self, what, look, action='click'):
        """Does ACTION to WHAT, which LOOK returns, as soon as it takes it."""
        wait_for(f'{action}: {what}', lambda: act(look(), action))

    def click(self, role, name, action='click'):
        self.do(f'the {role.value_nick} “{name}”', lambda: self.look(role, name), action)

    def click_button(self, english, within=None):
        self.do(f'the button “{english}”', lambda: self.look_for_button(english, within))

    def activate(self, role, name):
        self.click(role, name, 'item.activate')

    def fill(self, role, name, text):
        """Has the field say TEXT, whatever stood there."""
        def put():
            field = self.look(role, name)
            return field is not None and field.set_text_contents(text)
        wait_for(f'the {role.value_nick} “{name}” takes “{text}”', put)

    def use_display(self, *arguments):
        if subprocess.run(['xdotool', *arguments]).returncode != 0:
            fail(f'the display takes {arguments}')
        listen()

    def press(self, *keys):
        """All at once, as fast as the display takes them."""
        self.n_keys += sum(key.count('+') + 1 for key in keys)
        self.use_display('key', '--delay', '0', *keys)

    def type(self, text):
        self.n_keys += len(text)
        self.use_display('type', '--delay', '20', '--', text)


def end_process(process):
    process.terminate()
    try:
        process.wait(LAST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def go(program, way):
    """Whether it can be gone; why not has been said."""
    try:
        program.start()
        way(program)
        return True
    except SystemExit:
        return False
    except (GLib.Error, OSError) as error:
        say(f'NOT SO: it goes on: {error}')
        return False
    finally:
        program.end()


def run(*ways):
    """Each, a way with the arguments of the program that it goes with and how else that is
    started, goes with one of its own; ends the test."""
    go_apart()
    Atspi.init()
    Atspi.set_timeout(PATIENCE, PATIENCE)
    print(f'1..{len(ways)}')
    for number, (arguments, way, *how) in enumerate(ways, 1):
        holds = go(Program(*arguments, **dict(*how)), way)
        print(f'{"ok" if holds else "not ok"} {number} {way.__name__}', flush=True)
        if not holds:
            sys.exit(1)
