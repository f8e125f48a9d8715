/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The only station that this word finds: Shamian Subdistrict. */
#define SHELL_WORD "沙面"
#define SHELL_STATION "440103001"

/* What GNOME Shell is to the provider of search results, and what its last question came
 * to. */
typedef struct
{
  GDBusConnection *connection; /* (owned) */
  const char      *name;       /* of the application on the bus */
  char            *path;       /* (owned) of the provider */
  GVariant        *reply;      /* (owned) (nullable) */
  GError          *error;      /* (owned) (nullable) */
} Shell;

void   shell_bring_up (GTestDBus *bus);
Shell *shell_new (void);
void   shell_free (Shell *shell);
char  *shell_get_object_path (void);

void      shell_on_reply (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);
gboolean  shell_is_answered (gpointer data);
GVariant *shell_call_object (Shell      *shell,
                             const char *path,
                             const char *interface,
                             const char *method,
                             GVariant   *parameters);
GVariant *shell_call (Shell      *shell,
                      const char *method,
                      GVariant   *parameters);
char     *shell_search (Shell      *shell,
                        const char *text);
guint     shell_ask_metas (Shell      *shell,
                           const char *codes);
char     *shell_dup_meta (Shell      *shell,
                          guint       i,
                          const char *member);
void      shell_check_answers (Shell *shell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shell, shell_free)

G_END_DECLS
