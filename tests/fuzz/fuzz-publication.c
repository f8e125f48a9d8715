/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fuzz.h"
#include "fz-publication-private.h"
#include "fz-rules.h"

#include <string.h>

/* What is behind a good signature must be judged too: whatever is taken keeps the rules, and is
 * read back as it was. */
static void
check (const FzPublication *publication)
{
  g_autoptr (GString) text = fz_publication_make_content (publication);
  g_autoptr (FzPublication) again = fz_publication_new ();
  g_autoptr (GString) once_more = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (publication->dataset->catalog->dataset.sample);
  for (guint i = 0; i < publication->dataset->records->len; i++)
    g_assert_true (fz_rules_check_record (g_ptr_array_index (publication->dataset->records, i),
                                          publication->dataset->catalog, NULL, NULL));
  fz_publication_parse_content (again, text->str, text->len, &error);
  g_assert_no_error (error);
  once_more = fz_publication_make_content (again);
  g_assert_cmpstr (once_more->str, ==, text->str);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzPublication) file = NULL;
  g_autoptr (FzPublication) publication = fz_publication_new ();
  g_autofree char *text = g_malloc (size + 1);

  /* Nothing can be signed by chance. */
  memcpy (text, data, size);
  text[size] = '\0';
  file = fz_publication_parse (text, size, &error);
  g_assert_null (file);
  g_assert_nonnull (error);

  if (fz_publication_parse_content (publication, text, size, NULL))
    check (publication);
  return 0;
}
