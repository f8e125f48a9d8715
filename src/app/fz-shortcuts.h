/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing that keys do. */
typedef struct
{
  const char *title;  /* to be translated */
  const char *action; /* the application's; NULL: @keys are a widget's own */
  const char *keys;   /* accelerators, separated by spaces; NULL: the action's */
} FzShortcut;

typedef struct
{
  const char       *title; /* to be translated */
  const FzShortcut *shortcuts;
  guint             n_shortcuts;
} FzShortcutSection;

const FzShortcutSection *fz_shortcuts_get_sections (guint *n_sections);
char                   **fz_shortcut_list_keys (const FzShortcut *shortcut);

G_END_DECLS
