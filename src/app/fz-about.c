/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
add_sources (AdwAboutDialog *about)
{
  adw_about_dialog_add_legal_section (
      about, _ ("Station data"),
      "GeoNames (CC BY 4.0), Vonng/adcode (CC BY 4.0)",
      GTK_LICENSE_CUSTOM,
      _ ("Points stand for the subdistrict, the town or the seat of government, "
         "not for a station’s door."));
  adw_about_dialog_add_legal_section (
      about, _ ("Built-in map"),
      "© OpenStreetMap contributors (ODbL 1.0), GSHHG (LGPL 3.0), GeoNames (CC BY 4.0), "
      "Vonng/adcode (CC BY 4.0)",
      GTK_LICENSE_CUSTOM, NULL);
}

/* Shows what the program is, and what it is not, above @parent. */
void
fz_about_present (GtkWidget *parent)
{
  AdwDialog      *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _ ("Fazhan"));
  adw_about_dialog_set_application_icon (about, FZ_APPLICATION_ID);
  adw_about_dialog_set_developer_name (about, _ ("The Fazhan contributors"));
  adw_about_dialog_set_version (about, FZ_VERSION);
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (about, _ ("Finds Guangzhou’s public legal service stations.\n\n"
                                           "Made by volunteers: this is not an application of "
                                           "any authority."));
  if (*FZ_HOMEPAGE != '\0')
    adw_about_dialog_set_website (about, FZ_HOMEPAGE);
  /* Translators: your names, a name a line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  add_sources (about);
  adw_dialog_present (dialog, parent);
}
