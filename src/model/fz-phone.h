/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of a record's telephone numbers. */
typedef struct
{
  char *number;  /* as it is recorded: "020-8555 1234" */
  char *purpose; /* (nullable) what it is for, in words */
} FzPhone;

GArray *fz_phones_parse (const char *text);
char   *fz_phone_make_uri (const char *number);

G_END_DECLS
