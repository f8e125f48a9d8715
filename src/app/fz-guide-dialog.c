/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-guide-dialog.h"

#include "fz-access.h"
#include "fz-dialog-width.h"
#include "fz-guide-topics.h"

#include <glib/gi18n.h>

/*
 * The guide for users: a list of topics by chapter, and a page for each, made when it is
 * opened. It comes with the program, for whoever is without a network.
 */
struct _FzGuideDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView  *pages;
  AdwPreferencesPage *contents;
};

G_DEFINE_FINAL_TYPE (FzGuideDialog, fz_guide_dialog, ADW_TYPE_DIALOG)

/* A keyboard goes from one paragraph to the next, by which it scrolls and a screen reader
 * reads. */
static GtkWidget *
create_text (const FzGuideTopic *topic)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "guide-text");
  for (guint i = 0; topic->paragraphs[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (_ (topic->paragraphs[i]));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_focusable (label, TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static AdwNavigationPage *
create_page (const FzGuideTopic *topic)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_child (ADW_CLAMP (clamp), create_text (topic));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  return adw_navigation_page_new (view, _ (topic->title));
}

static void
on_topic_activated (FzGuideDialog *self,
                    GtkWidget     *row)
{
  const FzGuideTopic *topic = g_object_get_data (G_OBJECT (row), "fz-guide-topic");

  adw_navigation_view_push (self->pages, create_page (topic));
}

static GtkWidget *
create_row (FzGuideDialog      *self,
            const FzGuideTopic *topic)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set_data (G_OBJECT (row), "fz-guide-topic", (gpointer) topic);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (topic->title));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), fz_access_create_icon (topic->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             fz_access_create_icon ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_topic_activated), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
add_chapter (FzGuideDialog        *self,
             const FzGuideChapter *chapter)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ (chapter->title));
  for (guint i = 0; i < chapter->n_topics; i++)
    adw_preferences_group_add (group, create_row (self, &chapter->topics[i]));
  adw_preferences_page_add (self->contents, group);
}

static void
fz_guide_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_GUIDE_DIALOG);
  G_OBJECT_CLASS (fz_guide_dialog_parent_class)->dispose (object);
}

static void
fz_guide_dialog_class_init (FzGuideDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_guide_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-guide-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzGuideDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, FzGuideDialog, contents);
}

static void
fz_guide_dialog_init (FzGuideDialog *self)
{
  const FzGuideChapter *chapters;
  guint                 n_chapters;

  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  chapters = fz_guide_get_chapters (&n_chapters);
  for (guint i = 0; i < n_chapters; i++)
    add_chapter (self, &chapters[i]);
}

FzGuideDialog *
fz_guide_dialog_new (void)
{
  return g_object_new (FZ_TYPE_GUIDE_DIALOG, NULL);
}
