/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-code-dialog.h"

#include "fz-card.h"
#include "fz-code-view.h"
#include "fz-dialog-width.h"
#include "fz-handoff.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * A station as a QR code: the place, the telephone number or the whole contact, to be
 * read by a phone's camera. Says what the phone will do, and that sample data is
 * invented; where there is nothing to carry it says so in place of a code.
 */
struct _FzCodeDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwBanner      *sample_banner;
  AdwToggleGroup *toggles;
  GtkStack       *stack;
  FzCodeView     *code_view;
  AdwStatusPage  *none_page;
  GtkLabel       *name_label;
  GtkLabel       *hint_label;

  FzRecord  *record;  /* (owned) (nullable) while it is being made */
  FzCatalog *catalog; /* (owned) */
  FzScript   script;
};

G_DEFINE_FINAL_TYPE (FzCodeDialog, fz_code_dialog, ADW_TYPE_DIALOG)

static const char *
find_hint (FzCodeDialog *self,
           FzCode        code)
{
  switch (code)
    {
    case FZ_CODE_PLACE:
    case FZ_CODE_GEO:
      if (fz_handoff_is_search (self->record))
        return _ ("The phone opens AMap and searches for the station’s name, since its "
                  "position is approximate.");
      return _ ("The phone opens AMap and shows the station’s door.");
    case FZ_CODE_PHONE:
      return self->catalog->dataset.sample ? _ ("The number is invented, so the phone only shows "
                                                "it.")
                                           : _ ("The phone offers to call the station.");
    case FZ_CODE_CARD:
      return _ ("The phone offers to save the station as a contact.");
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
find_refusal (const GError *error)
{
  if (g_error_matches (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NO_PHONE))
    return _ ("No phone number is recorded. Call 12348.");
  return _ ("This is more than a code holds.");
}

static FzQr *
create_code (FzCodeDialog *self,
             FzCode        code,
             GError      **error)
{
  g_autofree char *note = fz_words_for_missing (self->record);
  const FzCard     card = {
        .record = self->record,
        .catalog = self->catalog,
        .script = self->script,
        .note = note,
  };
  g_autofree char *text = fz_card_make_code (&card, code, error);

  return text != NULL ? fz_qr_new (text, error) : NULL;
}

static void
show_code (FzCodeDialog *self,
           FzCode        code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzQr) qr = create_code (self, code, &error);

  fz_code_view_set_code (self->code_view, qr);
  gtk_stack_set_visible_child_name (self->stack, qr != NULL ? "code" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), qr != NULL);
  if (qr == NULL)
    {
      adw_status_page_set_title (self->none_page, find_refusal (error));
      return;
    }
  gtk_label_set_label (self->hint_label, find_hint (self, code));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("QR code"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, find_hint (self, code),
                                  -1);
}

static void
on_code_chosen (FzCodeDialog *self)
{
  FzCode code;

  if (self->record != NULL &&
      fz_code_from_word (adw_toggle_group_get_active_name (self->toggles), &code))
    show_code (self, code);
}

static void
fz_code_dialog_dispose (GObject *object)
{
  FzCodeDialog *self = FZ_CODE_DIALOG (object);

  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_CODE_DIALOG);
  G_OBJECT_CLASS (fz_code_dialog_parent_class)->dispose (object);
}

static void
fz_code_dialog_class_init (FzCodeDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_code_dialog_dispose;

  g_type_ensure (FZ_TYPE_CODE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-code-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzCodeDialog, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzCodeDialog, toggles);
  gtk_widget_class_bind_template_child (widget_class, FzCodeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FzCodeDialog, code_view);
  gtk_widget_class_bind_template_child (widget_class, FzCodeDialog, none_page);
  gtk_widget_class_bind_template_child (widget_class, FzCodeDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, FzCodeDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_code_chosen);
}

static void
fz_code_dialog_init (FzCodeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
}

/* A dialog that shows where the station of @record is. */
AdwDialog *
fz_code_dialog_new (FzRecord  *record,
                    FzCatalog *catalog,
                    FzScript   script)
{
  FzCodeDialog    *self = g_object_new (FZ_TYPE_CODE_DIALOG, NULL);
  const FzCard     card = { .record = record, .catalog = catalog, .script = script };
  g_autofree char *title = fz_card_make_title (&card);

  self->record = fz_record_ref (record);
  self->catalog = fz_catalog_ref (catalog);
  self->script = script;
  gtk_label_set_label (self->name_label, title);
  adw_banner_set_title (self->sample_banner, fz_words_for_sample_in_short ());
  adw_banner_set_revealed (self->sample_banner, catalog->dataset.sample);
  show_code (self, FZ_CODE_PLACE);
  return ADW_DIALOG (self);
}
