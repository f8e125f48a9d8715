#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Shell scripts parse. Usage: shell.sh SOURCE-ROOT
cd "$1" || exit 99
bad=0
for file in dev .ci/run; do
  bash -n "$file" && test -x "$file" || { echo "$file: not a script that runs"; bad=1; }
done
for file in $(find src tests data resources -name '*.sh'); do
  sh -n "$file" || bad=1
done
for file in flatpak/*.sh tests/bench/bench.sh; do # parts of dev
  bash -n "$file" || bad=1
done
exit $bad
