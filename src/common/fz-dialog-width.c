/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-dialog-width.h"

#include <math.h>

/* @length, in pixels for letters of the usual size, for those of the size that the desktop
 * has. */
int
fz_dialog_width_scale (int length)
{
  return (int) round (adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, length, NULL));
}

/* Makes the size that @dialog asks for, in pixels for letters of the usual size, one for
 * letters of the size that the desktop has. A window that has less room gives what it has.
 * Its template has to ask for both: what is not asked for is by now what libadwaita takes for
 * a dialog without content, and would stay so. */
void
fz_dialog_width_follow_text (AdwDialog *dialog)
{
  int width = adw_dialog_get_content_width (dialog);
  int height = adw_dialog_get_content_height (dialog);

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  if (width > 0)
    adw_dialog_set_content_width (dialog, fz_dialog_width_scale (width));
  if (height > 0)
    adw_dialog_set_content_height (dialog, fz_dialog_width_scale (height));
}
