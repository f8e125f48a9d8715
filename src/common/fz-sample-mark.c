/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-sample-mark.h"

#include "fz-words.h"

/* The bars around the content of @dialog, if toasts lie over them or not. */
static AdwToolbarView *
find_bars (AdwDialog *dialog)
{
  GtkWidget *child = adw_dialog_get_child (dialog);

  if (ADW_IS_TOAST_OVERLAY (child))
    child = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (child));
  return ADW_IS_TOOLBAR_VIEW (child) ? ADW_TOOLBAR_VIEW (child) : NULL;
}

/* Says at the top of @dialog, which has bars around its content, that the details are
 * invented, where @table has the sample: a dialog may hide the window that says so. */
void
fz_sample_mark (AdwDialog      *dialog,
                FzStationTable *table)
{
  AdwToolbarView *bars = find_bars (dialog);
  GtkWidget      *banner;

  g_return_if_fail (bars != NULL);

  if (!fz_station_table_get_catalog (table)->dataset.sample)
    return;
  banner = adw_banner_new (fz_words_for_sample ());
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
  adw_toolbar_view_add_top_bar (bars, banner);
}
