#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language is chosen and the program started anew, by the keyboard alone: it comes back
in that language with the starting point, the filter and the station.

Usage: test-restart.py, with the program in $FZ_TEST_APPLICATION
"""
from keys import find_stop, is_at, press, start_from, step, tab_to
from program import Role, State, run, wait_for

PLACE = 'Beijing Subdistrict'


def go_down_to(program, role, name):
    at = find_stop(program)
    while not is_at(at, role, name):
        at = step(program, 'Down', at)


def filter_by_service(program):
    tab_to(program, Role.TOGGLE_BUTTON, 'Services$')
    press(program, 'Return', Role.RADIO_BUTTON, 'Offered, or expected')
    press(program, 'Tab', Role.LIST_ITEM, 'Any service')
    go_down_to(program, Role.LIST_ITEM, 'Legal aid')
    program.press('Return')
    wait_for('the service is chosen',
             lambda: program.has(Role.LIST_ITEM, 'Legal aid', State.SELECTED))
    press(program, 'Escape', Role.TOGGLE_BUTTON, 'Services$')


def open_nearest(program):
    """Returns how many stations the list had."""
    press(program, 'ctrl+f', Role.ENTRY, 'Search stations')
    wait_for('the nearest comes first', lambda: program.rows()[:1],
             lambda rows: rows and rows[0].startswith(PLACE))
    count = wait_for('the list is counted', lambda: program.name(Role.LABEL, r'\d+ of 188'))
    press(program, 'Down', Role.LIST_ITEM, PLACE)
    press(program, 'Return', Role.SCROLL_PANE, PLACE)
    return count.split()[0]


def choose_language(program, name):
    press(program, 'ctrl+comma', Role.COMBO_BOX, 'Language')
    press(program, 'Return', Role.LIST_ITEM, '')
    go_down_to(program, Role.LIST_ITEM, name)
    program.press('Return')
    program.hear_toast('Fazhan speaks it from the next start')
    program.press('alt+r')


def restart(program):
    start_from(program, 'beijing', PLACE)
    filter_by_service(program)
    count = open_nearest(program)
    choose_language(program, '简体中文')
    program.come_back('zh_CN')
    program.find(Role.HEADING, '北京街.*工作站')
    program.click(Role.PUSH_BUTTON, '返回$|后退$|Back$')
    program.find(Role.PUSH_BUTTON, '.*北京街')
    wait_for('as many stations are left', lambda: program.name(Role.LABEL, '.*188.*个'),
             lambda words: count in words)
    wait_for('the filter is there', lambda: program.name(Role.PUSH_BUTTON, '.*筛选.*法律援助'))


if __name__ == '__main__':
    run((['--sample'], restart))
