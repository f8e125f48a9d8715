/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-encoding.h"

G_BEGIN_DECLS

FzEncoding fz_encoding_judge_chinese (const char *bytes,
                                      gsize       length,
                                      gboolean   *is_guess);

G_END_DECLS
