/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-import-refusal.h"

#include "fz-access.h"
#include "fz-import-words.h"

#include <glib/gi18n.h>

/* Says on @page why @file is refused; aloud too, unless that is what @page shows already. */
void
fz_import_refusal_say (AdwStatusPage *page,
                       FzImportFile  *file)
{
  g_autofree char *words = fz_words_for_import_fault (fz_import_file_get_name (file),
                                                      fz_import_file_get_error (file));
  g_autofree char *markup = g_markup_escape_text (words, -1);

  if (gtk_widget_get_mapped (GTK_WIDGET (page)) &&
      g_strcmp0 (adw_status_page_get_description (page), markup) == 0)
    return;
  adw_status_page_set_description (page, markup);
  fz_access_announce (GTK_WIDGET (page), words);
}

static gboolean
refuses_another (FzImportSet  *files,
                 FzImportFile *shown)
{
  for (guint i = 0; i < fz_import_set_get_n (files); i++)
    {
      FzImportFile *file = fz_import_set_get (files, i);

      if (file != shown && fz_import_file_get_state (file) == FZ_IMPORT_FILE_REFUSED)
        return TRUE;
    }
  return FALSE;
}

/* Why @files cannot be reviewed yet, other than by what is said of @shown itself; static,
 * NULL: nothing is to be said. */
const char *
fz_import_refusal_find_trouble (FzImportSet  *files,
                                FzImportFile *shown)
{
  if (refuses_another (files, shown))
    return _ ("Another file cannot be imported: choose it to see why, or to leave it out.");
  if (fz_import_set_are_read (files) && !fz_import_set_are_identified (files))
    return _ ("No column is the code or the name: choose which one tells the stations apart.");
  return NULL;
}
