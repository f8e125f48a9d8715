/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-signature-box.h"

#include "fz-settings.h"

#include <glib/gi18n.h>

/*
 * "Signing as X", and a button that asks for another name: beside whatever saves. Follows
 * the settings, so that all windows sign alike.
 */
struct _FzSignatureBox
{
  GtkBox parent_instance;

  GtkLabel  *label;    /* (unowned): a child */
  GSettings *settings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzSignatureBox, fz_signature_box, GTK_TYPE_BOX)

static void
update (FzSignatureBox *self)
{
  g_autofree char *words = fz_words_for_signature ();

  gtk_label_set_label (self->label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), words);
}

static void
on_signed (gpointer user_data)
{
  update (user_data);
}

static void
on_clicked (FzSignatureBox *self)
{
  fz_signature_ask (GTK_WIDGET (self), on_signed, G_OBJECT (self));
}

static GtkWidget *
create_button (FzSignatureBox *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Name…"));

  gtk_widget_set_tooltip_text (button, _ ("Change the name that changes are signed with"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fz_signature_box_dispose (GObject *object)
{
  g_clear_object (&FZ_SIGNATURE_BOX (object)->settings);
  G_OBJECT_CLASS (fz_signature_box_parent_class)->dispose (object);
}

static void
fz_signature_box_class_init (FzSignatureBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_signature_box_dispose;
}

static void
fz_signature_box_init (FzSignatureBox *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), create_button (self));
  self->settings = fz_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::" FZ_SIGNATURE_KEY, G_CALLBACK (update),
                             self, G_CONNECT_SWAPPED);
  update (self);
}
