#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a card as other programs do, and prints what they see: NAME TAB VALUE lines.

Usage: read-card.py vcard|ical|qr <CARD
"""
import subprocess
import sys


def show(name, value):
    print(name, str(value).replace('\\', '\\\\').replace('\n', '\\n'), sep='\t')


def read_vcard(data):
    import vobject
    cards = list(vobject.readComponents(data.decode()))
    show('cards', len(cards))
    for line in cards[0].lines():
        value = line.value
        if line.name == 'ADR':
            value = f'{value.street}|{value.city}'
        elif line.name == 'ORG':
            value = '|'.join(value)
        show(line.name, value)


def read_ical(data):
    import icalendar
    calendar = icalendar.Calendar.from_ical(data)
    show('calendar', calendar.get('X-WR-CALNAME'))
    show('events', len(calendar.walk('VEVENT')))
    for event in calendar.walk('VEVENT'):
        show('start', event['DTSTART'].dt.isoformat())
        show('end', event['DTEND'].dt.isoformat())
        for name in ('UID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'STATUS'):
            show(name, event.get(name, ''))
        show('GEO', event['GEO'].to_ical() if 'GEO' in event else '')


def read_qr(data):
    import gi
    gi.require_version('GdkPixbuf', '2.0')
    from gi.repository import GdkPixbuf
    import zbar
    png = subprocess.run(['rsvg-convert', '--zoom=3'], input=data, stdout=subprocess.PIPE,
                         check=True).stdout
    loader = GdkPixbuf.PixbufLoader()
    loader.write(png)
    loader.close()
    picture = loader.get_pixbuf()
    width, height = picture.get_width(), picture.get_height()
    pixels, stride, step = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    rows = (pixels[y * stride:y * stride + width * step:step] for y in range(height))
    image = zbar.Image(width, height, 'Y800', b''.join(rows))
    zbar.ImageScanner().scan(image)
    for symbol in image:
        show(str(symbol.type), symbol.data)


{'vcard': read_vcard, 'ical': read_ical, 'qr': read_qr}[sys.argv[1]](sys.stdin.buffer.read())
