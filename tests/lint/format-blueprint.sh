#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Blueprint files are as blueprint-compiler leaves them. Usage: format-blueprint.sh SOURCE-ROOT
cd "$1" || exit 99
files=$(find resources -name '*.blp')
[ -n "$files" ] || exit 77
# No file of ours has a space in its name.
# shellcheck disable=SC2086
exec blueprint-compiler format $files
