/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What --help says of the commands. */
extern const char fz_cli_summary[];
