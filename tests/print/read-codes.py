#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what a phone reads from the QR codes on the pages of a PDF, one a line.

Usage: read-codes.py PDF
"""
import re
import subprocess
import sys

import zbar

pages = subprocess.run(['pdftoppm', '-gray', '-r', '150', sys.argv[1]], stdout=subprocess.PIPE,
                       check=True).stdout
while pages:
    header = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', pages)
    width, height = int(header[1]), int(header[2])
    end = header.end() + width * height
    image = zbar.Image(width, height, 'Y800', pages[header.end():end])
    zbar.ImageScanner().scan(image)
    for symbol in image:
        print(symbol.data)
    pages = pages[end:]
