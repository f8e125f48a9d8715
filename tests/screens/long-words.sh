#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every main view is whole with words longer by two fifths, wide and narrow.
# Usage: long-words.sh FAZHAN-SCREENS LENGTHEN.PY CATALOGUE.PO
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$2" "$3" "$folder/locale"
FAZHAN_LOCALEDIR=$folder/locale "$1" --words matrix:long
