/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-handover.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A value for the program that takes this one's place: in memory that both have open, whose
 * number is in the environment. It is never in a file, and gone with the program.
 */

#define VARIABLE "FAZHAN_HANDOVER"

/* No value of ours is that large. */
#define MAX_BYTES 1048576

static gboolean
write_all (int         memory,
           const char *text,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (memory, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      text += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Whether @number is memory such as fz_handover_give() makes: nothing else has seals. */
static gboolean
is_memory (int number)
{
  return fcntl (number, F_GET_SEALS) >= 0;
}

/* What is in @memory; NULL where it cannot be read, or is too much to be a value of ours.
 * Returns: (transfer full) (nullable) */
static char *
read_all (int memory)
{
  g_autofree char *text = NULL;
  struct stat      status;
  gsize            length = 0;

  if (fstat (memory, &status) != 0 || status.st_size > MAX_BYTES ||
      lseek (memory, 0, SEEK_SET) != 0)
    return NULL;
  text = g_malloc0 ((gsize) status.st_size + 1);
  while (length < (gsize) status.st_size)
    {
      gssize n = read (memory, text + length, (gsize) status.st_size - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return NULL;
      length += (gsize) n;
    }
  return g_steal_pointer (&text);
}

/* Keeps @variant for the program that takes this one's place. To be called when no other
 * thread reads the environment any more. Returns whether that could be done. */
gboolean
fz_handover_give (GVariant *variant)
{
  g_autofree char *text = g_variant_print (variant, FALSE);
  g_autofree char *number = NULL;
  int              memory = memfd_create ("fazhan", 0);

  if (memory < 0)
    return FALSE;
  if (!write_all (memory, text, strlen (text)))
    {
      close (memory);
      return FALSE;
    }
  number = g_strdup_printf ("%d", memory);
  return g_setenv (VARIABLE, number, TRUE);
}

/* What the program before this one gave, once; NULL where there was none, or what it gave is
 * not of @type. To be called while there is one thread only.
 * Returns: (transfer full) (nullable) */
GVariant *
fz_handover_take (const GVariantType *type)
{
  g_autofree char *number = g_strdup (g_getenv (VARIABLE));
  g_autofree char *text = NULL;
  guint64          memory;

  g_unsetenv (VARIABLE);
  if (number == NULL ||
      !g_ascii_string_to_unsigned (number, 10, STDERR_FILENO + 1, G_MAXINT, &memory, NULL) ||
      !is_memory ((int) memory))
    return NULL;
  text = read_all ((int) memory);
  close ((int) memory);
  return text != NULL ? g_variant_parse (type, text, NULL, NULL, NULL) : NULL;
}
