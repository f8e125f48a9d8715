#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes Hong Kong's catalogue of Taiwan's: the same sentences with terms of their own.
# Usage: hong-kong.sh TERMS.SED ZH_TW.PO CATALOGUE.MO
# The lines are joined first: a term may be broken over two of them.
# A second copy goes where the program looks for it when it is not installed.
set -eu
msgcat --no-wrap "$2" | sed -f "$1" | msgfmt --check-format -o "$3" -
folder=$(dirname "$3")/zh_HK/LC_MESSAGES
mkdir -p "$folder"
cp "$3" "$folder/fazhan.mo"
