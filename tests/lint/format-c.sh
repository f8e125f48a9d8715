#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# C files are as clang-format leaves them. Usage: format-c.sh SOURCE-ROOT
cd "$1" || exit 99
find src tests -name '*.[ch]' -exec clang-format --dry-run -Werror --style=file {} +
