#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries an installed Flatpak as a person would: in its sandbox, without a network.

Looks at the window as assistive technology does and types on the keyboard. Stations are shown,
the search finds one, a saved record is there after a restart. save-address, a program of the tests,
saves it in the same sandbox, so that the trial does not hang on how the editor looks.

Usage: smoke.py APPLICATION BRANCH SAVE-ADDRESS
Needs a display, a session bus and a home that may be written to.
"""
import array
import configparser
import ctypes
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / 'tests/e2e'))
from outside import (  # noqa: E402
    LONGEST_WAIT, Atspi, all_of, fail, find_application, has, names, say, wait_for)

N_STATIONS = 188
CODE, NAME, PINYIN = '440103001', 'Shamian Subdistrict', 'shamian'
LEAST_WATER = 2000  # pixels
Z_PIXMAP = 2  # Xlib's word for whole pixels
ADDRESS = 'Smoke Street 1'
EXPORTS = (
    'applications/{}.desktop',
    'dbus-1/services/{}.service',
    'gnome-shell/search-providers/{}.search-provider.ini',
    'icons/hicolor/scalable/apps/{}.svg',
    'icons/hicolor/symbolic/apps/{}-symbolic.svg',
    'mime/packages/{}.xml',
)


def check_exports(application, branch):
    """What the desktop gets to see of a Flatpak: it takes only what is named for it."""
    location = subprocess.run(
        ['flatpak', 'info', '--show-location', f'{application}//{branch}'],
        check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    share = Path(location) / 'export/share'
    for name in EXPORTS:
        if not (share / name.format(application)).exists():
            fail(f'the desktop is given {name.format(application)}')
    say('the desktop is given its entry, icons, services and file types')


class Image(ctypes.Structure):
    """Xlib's XImage, as far as it is needed."""
    _fields_ = [(name, ctypes.c_int) for name in ('width', 'height', 'xoffset', 'format')] + [
        ('data', ctypes.c_void_p)] + [
        (name, ctypes.c_int) for name in ('byte_order', 'bitmap_unit', 'bitmap_bit_order',
                                          'bitmap_pad', 'depth', 'bytes_per_line')]


def count_pixels(colour):
    """How many on the screen are of that colour."""
    x = ctypes.CDLL('libX11.so.6')
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XGetImage.restype = ctypes.POINTER(Image)
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    width, height = x.XDisplayWidth(display, 0), x.XDisplayHeight(display, 0)
    image = x.XGetImage(display, root, 0, 0, width, height, ctypes.c_ulong(-1), Z_PIXMAP).contents
    pixels = array.array('I', ctypes.string_at(image.data, image.bytes_per_line * image.height))
    x.XCloseDisplay(display)
    return sum(pixel & 0xffffff == colour for pixel in pixels)


def read_water():
    """The colour of rivers on the built-in map by day."""
    palette = configparser.RawConfigParser(comment_prefixes='# ', delimiters='=')
    palette.read(Path(__file__).parent.parent / 'resources/map/palette.ini')
    return int(palette['light']['water'].lstrip('#'), 16)


class Run:
    """The application, from its start to its end."""

    def __init__(self, application, branch):
        self.application = application
        self.process = subprocess.Popen(
            ['flatpak', 'run', f'--branch={branch}', '--unshare=network', application],
            stdout=sys.stderr)
        self.root = wait_for('the window opens', self.find)

    def find(self):
        if self.process.poll() is not None:
            fail(f'the application ended with status {self.process.returncode}')
        return find_application()

    def stations_on_map(self):
        """How many stations the pins and the groups of pins stand for."""
        total = 0
        for name in names(self.root, Atspi.Role.PUSH_BUTTON):
            group = re.match(r'(\d+) stations', name)
            total += int(group[1]) if group else 'station ·' in name or 'cent' in name
        return total

    def rows(self):
        return [a for a in all_of(self.root) if a.get_role() == Atspi.Role.LIST_ITEM]

    def search(self, text):
        subprocess.run(['xdotool', 'key', 'ctrl+f'], check=True)
        subprocess.run(['xdotool', 'type', '--delay', '50', text], check=True)

    def is_found(self, name):
        rows = self.rows()
        return len(rows) == 1 and rows[0].get_name().startswith(name)

    def focus_row(self):
        """Whether the row is focused; goes on towards it if not."""
        if has(self.rows()[0], Atspi.StateType.FOCUSED):
            return True
        subprocess.run(['xdotool', 'key', 'Down'], check=True)
        return False

    def open_station(self):
        self.search(PINYIN)
        wait_for(f'the search for {PINYIN} finds {NAME} alone', lambda: self.is_found(NAME))
        wait_for('the arrow keys reach its row', self.focus_row)
        subprocess.run(['xdotool', 'key', 'Return'], check=True)

    def shows(self, text):
        return any(text in a.get_name() for a in all_of(self.root))

    def end(self):
        subprocess.run(['flatpak', 'kill', self.application], check=True)
        self.process.wait(LONGEST_WAIT)


def save_record(application, branch, program):
    """In the sandbox, which has the same folder for the user's data."""
    program = Path(program)
    subprocess.run(
        ['flatpak', 'run', f'--branch={branch}', '--unshare=network',
         f'--filesystem={program.parent}:ro', f'--command={program}', application, CODE, ADDRESS],
        check=True, stdout=sys.stderr)


def main():
    application, branch, save_address = sys.argv[1:]
    check_exports(application, branch)
    Atspi.init()
    run = Run(application, branch)
    wait_for(f'{N_STATIONS} stations are on the map', lambda: run.stations_on_map() == N_STATIONS)
    water = read_water()
    wait_for('the built-in map shows its rivers', lambda: count_pixels(water) > LEAST_WATER)
    run.open_station()
    wait_for('what is known of it is shown', lambda: run.shows(CODE))
    if run.shows(ADDRESS):
        fail('nothing is saved yet')
    run.end()

    save_record(application, branch, save_address)
    run = Run(application, branch)
    run.open_station()
    wait_for('the saved address is there after a restart', lambda: run.shows(ADDRESS))
    run.end()


main()
