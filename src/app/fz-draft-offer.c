/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-draft-offer.h"

#include "fz-draft-file.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * What was typed and not saved when the program or the machine ended: offered once, to
 * those who keep the records, as soon as the stations are there. The first of several is
 * opened; when its editor is closed, the rest is offered.
 */
struct _FzDraftOffer
{
  GObject parent_instance;

  AdwApplicationWindow *window;  /* (borrowed) */
  AdwToastOverlay      *toasts;  /* (owned) */
  FzSession            *session; /* (owned) */
  GPtrArray            *codes;   /* (owned) (nullable) of those to be offered: NULL: not read */
  gboolean              is_open; /* the editor, of one of them */
};

G_DEFINE_FINAL_TYPE (FzDraftOffer, fz_draft_offer, G_TYPE_OBJECT)

static FzStationTable *
get_table (FzDraftOffer *self)
{
  return fz_finder_get_table (fz_session_get_finder (self->session));
}

static gboolean
may_edit (FzDraftOffer *self)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "edit-station");
}

/* Of a station that is gone nothing can be saved. */
static void
read_codes (FzDraftOffer *self)
{
  FzStationTable *table = get_table (self);

  self->codes = fz_draft_file_list (fz_station_table_get_catalog (table)->dataset.name);
  for (guint i = self->codes->len; i > 0; i--)
    {
      g_autoptr (FzStation) station = NULL;

      station = fz_station_table_find_code (table, g_ptr_array_index (self->codes, i - 1));
      if (station == NULL)
        g_ptr_array_remove_index (self->codes, i - 1);
    }
}

static void
on_open_clicked (FzDraftOffer *self)
{
  g_autoptr (FzStation) station = NULL;

  if (self->codes->len == 0 || adw_application_window_get_visible_dialog (self->window) != NULL)
    return;
  station = fz_station_table_find_code (get_table (self), g_ptr_array_index (self->codes, 0));
  g_ptr_array_remove_index (self->codes, 0);
  if (station == NULL)
    return;
  self->is_open = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit-station", "u",
                              fz_station_get_id (station));
}

static void
offer (FzDraftOffer *self)
{
  guint            n = self->codes->len;
  g_autofree char *words = NULL;

  if (n == 0)
    return;
  words = g_strdup_printf (ngettext ("Changes to %u station were not saved the last time",
                                     "Changes to %u stations were not saved the last time", n),
                           n);
  fz_toast_show_with_button (GTK_WIDGET (adw_toast_overlay_get_child (self->toasts)), words,
                             _ ("_Open"), G_CALLBACK (on_open_clicked), G_OBJECT (self));
}

/* The stations, or leave to edit them, may come later. */
static void
on_changed (FzDraftOffer *self)
{
  if (self->codes != NULL || fz_station_table_get_n_rows (get_table (self)) == 0 ||
      !may_edit (self))
    return;
  read_codes (self);
  offer (self);
}

static void
on_dialog_changed (FzDraftOffer *self)
{
  if (!self->is_open || adw_application_window_get_visible_dialog (self->window) != NULL)
    return;
  self->is_open = FALSE;
  offer (self);
}

/* Those of another collection are offered anew. */
static void
on_replacing (FzDraftOffer *self)
{
  g_clear_pointer (&self->codes, g_ptr_array_unref);
}

static void
fz_draft_offer_finalize (GObject *object)
{
  FzDraftOffer *self = FZ_DRAFT_OFFER (object);

  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_object_unref (self->toasts);
  g_object_unref (self->session);
  G_OBJECT_CLASS (fz_draft_offer_parent_class)->finalize (object);
}

static void
fz_draft_offer_class_init (FzDraftOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_draft_offer_finalize;
}

static void
fz_draft_offer_init (FzDraftOffer *self)
{
}

/* Of @window, which outlives the object and has `win.edit-station` already. */
FzDraftOffer *
fz_draft_offer_new (AdwApplicationWindow *window,
                    FzSession            *session,
                    AdwToastOverlay      *toasts)
{
  FzDraftOffer *self = g_object_new (FZ_TYPE_DRAFT_OFFER, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  g_signal_connect_object (session, "replacing", G_CALLBACK (on_replacing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_table (self), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "action-enabled-changed::edit-station",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::visible-dialog", G_CALLBACK (on_dialog_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
