#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what one run of `meson test` found: prints "PASSED FAILED", then, for people, which tests
were skipped, and of each that failed the last that it said.

A test program counts by its TAP lines; one that fails without saying so in TAP counts as one.

Usage: count-results.py BUILD/meson-logs/testlog.json
"""
import json
import re
import sys

LAST_LINES = 12


def tell_end(test):
    said = [*test.get('stdout', '').splitlines(), *test.get('stderr', '').splitlines()]
    name = re.sub(r'.* / ', '', test['name'])
    return '\n'.join([f'{name} failed ({test["result"].lower()}, {test["duration"]:.0f} s):',
                      *(f'    {line}' for line in said[-LAST_LINES:])])


passed = failed = 0
skipped = []
ends = []
for line in open(sys.argv[1]):
    test = json.loads(line)
    taps = re.findall(r'^(not ok|ok)\b(.*)$', test.get('stdout', ''), re.M)
    good = sum(word == 'ok' and '# SKIP' not in rest for word, rest in taps)
    bad = sum(word == 'not ok' and '# TODO' not in rest for word, rest in taps)
    if test['result'] in ('OK', 'EXPECTEDFAIL'):
        good = good or not taps
    elif test['result'] == 'SKIP':
        skipped.append(re.sub(r'.* / ', '', test['name']))
    else:
        bad = bad or 1
        ends.append(tell_end(test))
    passed += good
    failed += bad
print(passed, failed)
if skipped:
    print('Skipped:', *skipped)
print(*ends, sep='\n', end='\n' if ends else '')
