#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's dialogs for files, which are another program's: whoever asks for a
file to open is given the one that was named.

Usage: portal.py FILE, on the session bus; prints a line when it can be asked
"""
import sys
from pathlib import Path

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.portal.Desktop'
PATH = '/org/freedesktop/portal/desktop'
INTERFACES = """<node>
  <interface name='org.freedesktop.portal.FileChooser'>
    <method name='OpenFile'>
      <arg type='s' direction='in'/><arg type='s' direction='in'/>
      <arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>
    </method>
    <property name='version' type='u' access='read'/>
  </interface>
</node>"""


def on_call(connection, sender, path, interface, method, parameters, invocation):
    options = parameters[2]
    handle = f'{PATH}/request/{sender[1:].replace(".", "_")}/{options["handle_token"]}'
    answer = {'uris': GLib.Variant('as', [Path(sys.argv[1]).as_uri()])}
    invocation.return_value(GLib.Variant('(o)', (handle,)))
    connection.emit_signal(sender, handle, 'org.freedesktop.portal.Request', 'Response',
                           GLib.Variant('(ua{sv})', (0, answer)))


def on_connected(connection, name):
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
    connection.register_object(PATH, node.interfaces[0], on_call,
                               lambda *unused: GLib.Variant('u', 4), None)


Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, on_connected,
                 lambda *unused: print('ready', flush=True), None)
GLib.MainLoop().run()
