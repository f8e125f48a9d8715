/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-shortcuts-dialog.h"

#include "fz-dialog-width.h"
#include "fz-shortcuts.h"

#include <glib/gi18n.h>

/* What the keyboard does, by where it does it: all of fz_shortcuts_get_sections(). */
struct _FzShortcutsDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (FzShortcutsDialog, fz_shortcuts_dialog, ADW_TYPE_DIALOG)

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
list_key_words (const FzShortcut *shortcut)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) keys = fz_shortcut_list_keys (shortcut);

  for (guint i = 0; keys[i] != NULL; i++)
    g_strv_builder_take (words, dup_key_words (keys[i]));
  return g_strv_builder_end (words);
}

static void
add_keys (GtkWidget        *row,
          const FzShortcut *shortcut)
{
  /* The theme draws keys in a node of that name. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "shortcut", "spacing", 6, NULL);
  g_auto (GStrv) keys = list_key_words (shortcut);
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
add_section (FzShortcutsDialog       *self,
             const FzShortcutSection *section)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ (section->title));
  for (guint i = 0; i < section->n_shortcuts; i++)
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
  guint                    n_sections;
  const FzShortcutSection *sections = fz_shortcuts_get_sections (&n_sections);

  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  for (guint i = 0; i < n_sections; i++)
    add_section (self, &sections[i]);
}

/* Needs the default application, whose keys it shows. */
FzShortcutsDialog *
fz_shortcuts_dialog_new (void)
{
  return g_object_new (FZ_TYPE_SHORTCUTS_DIALOG, NULL);
}
