/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-passphrase.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "fz-cli-filters.h"

/* Longer ones are none, bytes. */
#define MAX_LENGTH 1024

/* The first line of @stream, without its end; the caller's. */
static char *
read_line (FILE    *stream,
           GError **error)
{
  char  line[MAX_LENGTH];
  char *passphrase = NULL;

  if (fgets (line, sizeof line, stream) != NULL)
    {
      line[strcspn (line, "\r\n")] = '\0';
      passphrase = g_strdup (line);
    }
  explicit_bzero (line, sizeof line);
  if (passphrase != NULL && *passphrase != '\0' && g_utf8_validate (passphrase, -1, NULL))
    return passphrase;
  fz_cli_passphrase_free (passphrase);
  fz_cli_refuse (error, "no passphrase was given");
  return NULL;
}

static char *
read_file (const char *path,
           GError    **error)
{
  FILE *stream = g_fopen (path, "re");
  char *passphrase;

  if (stream == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path,
                   g_strerror (errno));
      return NULL;
    }
  passphrase = read_line (stream, error);
  fclose (stream);
  return passphrase;
}

/* Asks on the terminal, which shows nothing of what is typed. */
static char *
ask (const char *question,
     const char *key,
     GError    **error)
{
  g_autofree char *shown = g_filename_display_name (key);
  struct termios   before, silent;
  char            *passphrase;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    {
      fz_cli_refuse (error, "give --passphrase-file FILE: there is no terminal to ask on");
      return NULL;
    }
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  fprintf (stderr, "%s %s: ", question, shown);
  passphrase = read_line (stdin, error);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  fputc ('\n', stderr);
  return passphrase;
}

/* The passphrase of the key file @key: from @file, where "-" is standard input, or, when that is
 * NULL, from the terminal, where a new one is asked for twice. To be freed by
 * fz_cli_passphrase_free(). */
char *
fz_cli_passphrase_get (const char *file,
                       const char *key,
                       gboolean    is_new,
                       GError    **error)
{
  char    *passphrase, *again;
  gboolean same;

  if (file != NULL)
    return g_str_equal (file, "-") ? read_line (stdin, error) : read_file (file, error);
  passphrase = ask (is_new ? "New passphrase for" : "Passphrase of", key, error);
  if (passphrase == NULL || !is_new)
    return passphrase;

  again = ask ("Once more, for", key, error);
  same = g_strcmp0 (passphrase, again) == 0;
  if (again != NULL && !same)
    fz_cli_refuse (error, "the two passphrases differ");
  fz_cli_passphrase_free (again);
  if (same)
    return passphrase;
  fz_cli_passphrase_free (passphrase);
  return NULL;
}

/* Leaves nothing of it in memory. */
void
fz_cli_passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}
