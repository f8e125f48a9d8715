/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What a fuzz target gives, by the names that libFuzzer knows: one try. It must
 * come back, whatever the bytes; it aborts where a promise is broken. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

G_END_DECLS
