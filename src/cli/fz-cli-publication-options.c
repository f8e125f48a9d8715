/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-publication-options.h"

#include "fz-cli-filters.h"
#include "fz-edition.h"

/* The options are @self's from now on; @context must be parsed while it lives. */
void
fz_cli_publication_options_add (FzCliPublicationOptions *self,
                                GOptionContext          *context)
{
  const GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &self->key, "Publish with the key in FILE", "FILE" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->passphrase_file,
      "The first line of FILE is the key's passphrase; - is standard input; asked for unless "
      "given",
      "FILE" },
    { "after", 0, 0, G_OPTION_ARG_FILENAME, &self->after,
      "The new key follows the one in FILE: who trusts that one trusts it too", "FILE" },
    { "old-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->old_passphrase_file,
      "The same for the key that is followed", "FILE" },
    { "notes", 0, 0, G_OPTION_ARG_FILENAME, &self->notes,
      "What changed, in words, for those who take the publication or the corrections", "TEXT" },
    { "edition", 0, 0, G_OPTION_ARG_STRING, &self->edition,
      "The version to publish, like 2026.1; the next one unless given", "VERSION" },
    { "trust", 0, 0, G_OPTION_ARG_STRING, &self->trust,
      "Trust the key of this fingerprint, in digits or words, whoever was trusted before",
      "FINGERPRINT" },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

void
fz_cli_publication_options_clear (FzCliPublicationOptions *self)
{
  g_free (self->key);
  g_free (self->passphrase_file);
  g_free (self->after);
  g_free (self->old_passphrase_file);
  g_free (self->notes);
  g_free (self->edition);
  g_free (self->trust);
}

static gboolean
check_taken (const char        *option,
             const char        *value,
             const char *const *commands,
             const char        *command,
             GError           **error)
{
  return value == NULL || g_strv_contains (commands, command) ||
         fz_cli_refuse (error, "%s takes no --%s", command, option);
}

/* Whether @command takes what was given, and was given what it needs. */
gboolean
fz_cli_publication_options_check (const FzCliPublicationOptions *self,
                                  const char                    *command,
                                  GError                       **error)
{
  static const char *const publish[] = { "publish", NULL };
  static const char *const telling[] = { "publish", "corrections write", NULL };
  static const char *const apply[] = { "verify", "apply", NULL };
  static const char *const make[] = { "key new", NULL };
  static const char *const opening[] = { "key new", "key show", "publish", NULL };

  if (!check_taken ("key", self->key, publish, command, error) ||
      !check_taken ("notes", self->notes, telling, command, error) ||
      !check_taken ("edition", self->edition, publish, command, error) ||
      !check_taken ("trust", self->trust, apply, command, error) ||
      !check_taken ("after", self->after, make, command, error) ||
      !check_taken ("old-passphrase-file", self->old_passphrase_file, make, command, error) ||
      !check_taken ("passphrase-file", self->passphrase_file, opening, command, error))
    return FALSE;
  if (g_str_equal (command, "publish") && self->key == NULL)
    return fz_cli_refuse (error, "publish needs --key FILE");
  if (self->edition != NULL && !fz_edition_is_valid (self->edition))
    return fz_cli_refuse (error, "\"%s\" is not a version: like 2026.1", self->edition);
  return TRUE;
}
