/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-shortcuts.h"

#include <glib/gi18n.h>

/*
 * The keys of an action of the application are asked of the application, so that nobody is
 * told of others than those that work; the rest are the widgets' own bindings. Tests press each.
 */

static const FzShortcut general[] = {
  { N_ ("Search, or just type"), NULL, "<Control>f" },
  { N_ ("One step back"), NULL, "Escape" },
  { N_ ("Print"), "win.print", NULL },
  { N_ ("Preferences"), "app.preferences", NULL },
  { N_ ("Guide"), "app.guide", NULL },
  { N_ ("Keyboard shortcuts"), "app.shortcuts", NULL },
  { N_ ("Main menu"), NULL, "F10" },
  { N_ ("Quit"), "app.quit", NULL },
  { N_ ("Leave: close at once and clear all traces"), "app.leave", NULL },
};

static const FzShortcut list[] = {
  { N_ ("From the search to the stations"), NULL, "Down" },
  { N_ ("Open the station"), NULL, "Return" },
  { N_ ("Menu of the station"), NULL, "<Shift>F10 Menu" },
};

static const FzShortcut map[] = {
  { N_ ("Move the map"), NULL, "Left Right Up Down" },
  { N_ ("Zoom in, zoom out"), NULL, "plus minus" },
  { N_ ("Show everything"), NULL, "Home" },
  { N_ ("Menu of the place in the middle"), NULL, "<Shift>F10 Menu" },
  { N_ ("From the map to its stations"), NULL, "Tab" },
};

static const FzShortcut stations[] = {
  { N_ ("To the next station in that direction"), NULL, "Left Right Up Down" },
  { N_ ("Open the station, or the group of stations"), NULL, "Return" },
  { N_ ("Back to the map"), NULL, "Escape" },
};

static const FzShortcut records[] = {
  { N_ ("Edit the record of the station"), "win.edit-station(uint32 0)", NULL },
  { N_ ("Save what was changed"), NULL, "<Control>s" },
  { N_ ("Copy the hours of a day to Monday–Friday"), NULL, "<Control>d" },
  { N_ ("Table of records"), "win.records", NULL },
  { N_ ("History of changes"), "win.history", NULL },
  { N_ ("Close the table, or the history"), NULL, "<Control>w" },
  { N_ ("Copy the selected records for a spreadsheet"), NULL, "<Control>c" },
  { N_ ("Change what the selected cell says"), NULL, "F2" },
  { N_ ("Change a field of all selected records"), NULL, "<Control><Shift>e" },
  { N_ ("Paste records from a spreadsheet"), NULL, "<Control>v" },
  { N_ ("Mark the field, or the selected records, as checked today"), NULL, "<Control>m" },
};

static const FzShortcutSection sections[] = {
  { N_ ("Everywhere"), general, G_N_ELEMENTS (general) },
  { N_ ("List"), list, G_N_ELEMENTS (list) },
  { N_ ("Map"), map, G_N_ELEMENTS (map) },
  { N_ ("Stations on the Map"), stations, G_N_ELEMENTS (stations) },
  { N_ ("Keeping the Records"), records, G_N_ELEMENTS (records) },
};

/* What the keyboard does, by where it does it. */
const FzShortcutSection *
fz_shortcuts_get_sections (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}

/* The accelerators, each of which does it; those of an action are the default application's.
 * Returns: (transfer full) */
char **
fz_shortcut_list_keys (const FzShortcut *shortcut)
{
  if (shortcut->action == NULL)
    return g_strsplit (shortcut->keys, " ", -1);
  return gtk_application_get_accels_for_action (GTK_APPLICATION (g_application_get_default ()),
                                                shortcut->action);
}
