/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-handoff.h"

G_BEGIN_DECLS

const char *fz_words_for_showing_on (FzHandoff handoff);
const char *fz_words_for_searching_on (FzHandoff handoff);
const char *fz_words_for_failed_handoff (FzHandoff handoff);

G_END_DECLS
