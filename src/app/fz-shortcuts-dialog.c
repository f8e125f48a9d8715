/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-shortcuts-dialog.h"

#include "fz-dialog-width.h"

#include <glib/gi18n.h>

/*
 * What the keyboard does, by where it does it.
 *
 * The keys of an action of the application are asked of the application, so that this page
 * cannot tell of others than those that work; the rest are the widgets' own bindings.
 */
struct _FzShortcutsDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (FzShortcutsDialog, fz_shortcuts_dialog, ADW_TYPE_DIALOG)

/* One thing that keys do. */
typedef struct
{
  const char *title;  /* to be translated */
  const char *action; /* the application's; NULL: @keys are a widget's own */
  const char *keys;   /* accelerators, separated by spaces; NULL: the action's */
} Shortcut;

typedef struct
{
  const char     *title; /* to be translated */
  const Shortcut *shortcuts;
  gsize           n_shortcuts;
} Section;

static const Shortcut general[] = {
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

static const Shortcut list[] = {
  { N_ ("From the search to the stations"), NULL, "Down" },
  { N_ ("Open the station"), NULL, "Return" },
  { N_ ("Menu of the station"), NULL, "<Shift>F10 Menu" },
};

static const Shortcut map[] = {
  { N_ ("Move the map"), NULL, "Left Right Up Down" },
  { N_ ("Zoom in, zoom out"), NULL, "plus minus" },
  { N_ ("Show everything"), NULL, "Home" },
  { N_ ("Menu of the place in the middle"), NULL, "<Shift>F10 Menu" },
  { N_ ("From the map to its stations"), NULL, "Tab" },
};

static const Shortcut stations[] = {
  { N_ ("To the next station in that direction"), NULL, "Left Right Up Down" },
  { N_ ("Open the station, or the group of stations"), NULL, "Return" },
  { N_ ("Back to the map"), NULL, "Escape" },
};

static const Shortcut records[] = {
  { N_ ("Edit the record of the station"), "win.edit-station(uint32 0)", NULL },
  { N_ ("Save what was changed"), NULL, "<Control>s" },
  { N_ ("Copy the hours of a day to Monday–Friday"), NULL, "<Control>d" },
  { N_ ("Table of records"), "win.records", NULL },
  { N_ ("History of changes"), "win.history", NULL },
  { N_ ("Copy the selected records for a spreadsheet"), NULL, "<Control>c" },
  { N_ ("Change what the selected cell says"), NULL, "F2" },
  { N_ ("Change a field of all selected records"), NULL, "<Control><Shift>e" },
  { N_ ("Paste records from a spreadsheet"), NULL, "<Control>v" },
  { N_ ("Mark the field, or the selected records, as checked today"), NULL, "<Control>m" },
};

static const Section sections[] = {
  { N_ ("Everywhere"), general, G_N_ELEMENTS (general) },
  { N_ ("List"), list, G_N_ELEMENTS (list) },
  { N_ ("Map"), map, G_N_ELEMENTS (map) },
  { N_ ("Stations on the Map"), stations, G_N_ELEMENTS (stations) },
  { N_ ("Keeping the Records"), records, G_N_ELEMENTS (records) },
};

static char *
dup_key_words (const char *accelerator)
{
  guint           key;
  GdkModifierType modifiers;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_key (GtkWidget  *keys,
         const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "keycap");
  gtk_box_append (GTK_BOX (keys), label);
}

/* The words for each key, as they are on the keyboard. */
static char **
list_keys (const Shortcut *shortcut)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  if (shortcut->action == NULL)
    keys = g_strsplit (shortcut->keys, " ", -1);
  else
    keys = gtk_application_get_accels_for_action (
        GTK_APPLICATION (g_application_get_default ()), shortcut->action);
  for (guint i = 0; keys[i] != NULL; i++)
    g_strv_builder_take (words, dup_key_words (keys[i]));
  return g_strv_builder_end (words);
}

static void
add_keys (GtkWidget      *row,
          const Shortcut *shortcut)
{
  /* The theme draws keys in a node of that name. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "shortcut", "spacing", 6, NULL);
  g_auto (GStrv) keys = list_keys (shortcut);
  g_autofree char *aloud = g_strjoinv (", ", keys);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; keys[i] != NULL; i++)
    add_key (box, keys[i]);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, aloud,
                                  -1);
}

static void
add_section (FzShortcutsDialog *self,
             const Section     *section)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ (section->title));
  for (gsize i = 0; i < section->n_shortcuts; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (section->shortcuts[i].title));
      add_keys (row, &section->shortcuts[i]);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (self->page, group);
}

static void
fz_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (fz_shortcuts_dialog_parent_class)->dispose (object);
}

static void
fz_shortcuts_dialog_class_init (FzShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/app/fz-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzShortcutsDialog, page);
}

static void
fz_shortcuts_dialog_init (FzShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (self, &sections[i]);
}

/* Needs the default application, whose keys it shows. */
FzShortcutsDialog *
fz_shortcuts_dialog_new (void)
{
  return g_object_new (FZ_TYPE_SHORTCUTS_DIALOG, NULL);
}
