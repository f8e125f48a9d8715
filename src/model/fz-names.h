/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The script that names are shown in. */
typedef enum
{
  FZ_SCRIPT_HANS,  /* simplified Chinese */
  FZ_SCRIPT_HANT,  /* traditional Chinese */
  FZ_SCRIPT_LATIN, /* English */
} FzScript;
#define FZ_N_SCRIPTS 3

/* One name in every script, UTF-8; a missing one is NULL. */
typedef struct
{
  char *by_script[FZ_N_SCRIPTS];
} FzNames;

FzScript    fz_script_for_languages (const char *const *languages);
FzScript    fz_script_of_interface (void);
const char *fz_script_to_language (FzScript script);

FzNames     fz_names_make (const char *hans,
                           const char *hant,
                           const char *latin);
FzNames     fz_names_copy (const FzNames *names);
void        fz_names_clear (FzNames *names);
gboolean    fz_names_equal (const FzNames *a,
                            const FzNames *b);
const char *fz_names_get (const FzNames *names,
                          FzScript       script);

G_END_DECLS
