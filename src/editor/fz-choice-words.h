/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"

G_BEGIN_DECLS

guint       fz_choice_count (FzField field);
const char *fz_choice_get_value (FzField field,
                                 guint   i);
const char *fz_words_for_choice (FzField field,
                                 guint   i);
const char *fz_words_for_choice_value (FzField     field,
                                       const char *value);

G_END_DECLS
