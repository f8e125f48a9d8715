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

/* How a number is to be dialled, mainland China. */
typedef enum
{
  FZ_PHONE_FORM_ODD,     /* no form that there is */
  FZ_PHONE_FORM_HOTLINE, /* 110, 12348, 95598, 400 800 1234 */
  FZ_PHONE_FORM_LOCAL,   /* of the city, without the area: 8555 1234 */
  FZ_PHONE_FORM_AREA,    /* 020-8555 1234, +86 20 8555 1234 */
  FZ_PHONE_FORM_MOBILE,  /* 138 0013 8000 */
  FZ_PHONE_FORM_ABROAD,  /* +852 2123 4567 */
} FzPhoneForm;

GArray *fz_phones_parse (const char *text);
char   *fz_phone_make_uri (const char *number);

char       *fz_phone_dup_digits (const char *text);
gboolean    fz_phone_is_number (const char *text);
FzPhoneForm fz_phone_get_form (const char *text);

G_END_DECLS
