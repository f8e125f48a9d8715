/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-printing.h"

#include "fz-file-export.h"
#include "fz-map-page.h"
#include "fz-map-picture.h"
#include "fz-print-run.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * Keeping what the map shows, by the actions
 *
 *   save-map-picture   as a PNG
 *   put-map-on-paper   by the desktop's dialog for printing
 *   save-map-pdf       as that paper's PDF
 *
 * each with the key to its marks, its scale, its day and whose map it is.
 */
struct _FzMapPrinting
{
  GObject parent_instance;

  FzMapView    *map_view;    /* (borrowed) */
  FzSession    *session;     /* (owned) */
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzMapPrinting, fz_map_printing, G_TYPE_OBJECT)

typedef enum
{
  TO_PICTURE,
  TO_PAPER,
  TO_PDF,
} Target;

/* A picture on its way. */
typedef struct
{
  FzMapPrinting *printing; /* (owned) */
  Target         target;
} Errand;

static void
free_errand (Errand *errand)
{
  g_object_unref (errand->printing);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, free_errand)

static GBytes *
make_png (gpointer      sheet,
          GCancellable *cancellable,
          GError      **error)
{
  return fz_map_sheet_make_png (sheet, error);
}

static void
free_sheet (gpointer sheet)
{
  fz_map_sheet_free (sheet);
}

/* Takes @sheet over. */
static void
save_picture (GtkWidget  *widget,
              FzMapSheet *sheet)
{
  g_autofree char *title = fz_map_sheet_make_title (sheet);
  g_autofree char *name = fz_file_export_make_name (title, ".png");

  fz_file_export_start (widget, name, make_png, sheet, free_sheet);
}

/* Takes @sheet over. */
static void
bring (GtkWidget  *widget,
       FzMapSheet *sheet,
       Target      target)
{
  switch (target)
    {
    case TO_PICTURE:
      save_picture (widget, sheet);
      break;
    case TO_PAPER:
      fz_print_run (widget, fz_map_sheet_make_job (sheet));
      break;
    case TO_PDF:
      fz_print_save (widget, fz_map_sheet_make_job (sheet));
      break;
    default:
      g_return_if_reached ();
    }
}

static void
on_picture_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  FzMapView *view = FZ_MAP_VIEW (source);
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  FzPicture *picture = fz_map_picture_take_finish (view, result, &error);
  gboolean   sample = fz_session_get_sample (errand->printing->session);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (picture != NULL)
    bring (GTK_WIDGET (view), fz_map_sheet_new (picture, sample), errand->target);
  else
    fz_toast_show (GTK_WIDGET (view), _ ("No picture of the map could be taken."));
}

static void
take_picture (FzMapPrinting *self,
              Target         target)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->printing = g_object_ref (self);
  errand->target = target;
  fz_map_picture_take_async (self->map_view, self->cancellable, on_picture_ready, errand);
}

static void
on_save_map_picture_activated (GSimpleAction *action,
                               GVariant      *parameter,
                               gpointer       user_data)
{
  take_picture (user_data, TO_PICTURE);
}

static void
on_put_map_on_paper_activated (GSimpleAction *action,
                               GVariant      *parameter,
                               gpointer       user_data)
{
  take_picture (user_data, TO_PAPER);
}

static void
on_save_map_pdf_activated (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  take_picture (user_data, TO_PDF);
}

static void
fz_map_printing_dispose (GObject *object)
{
  FzMapPrinting *self = FZ_MAP_PRINTING (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (fz_map_printing_parent_class)->dispose (object);
}

static void
fz_map_printing_class_init (FzMapPrintingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_map_printing_dispose;
}

static void
fz_map_printing_init (FzMapPrinting *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Adds the actions to @map. Both it and @map_view outlive them; see
 * fz_map_printing_stop(). */
FzMapPrinting *
fz_map_printing_new (FzMapView  *map_view,
                     GActionMap *map,
                     FzSession  *session)
{
  static const GActionEntry entries[] = {
    { .name = "save-map-picture", .activate = on_save_map_picture_activated },
    { .name = "put-map-on-paper", .activate = on_put_map_on_paper_activated },
    { .name = "save-map-pdf", .activate = on_save_map_pdf_activated },
  };
  FzMapPrinting *self = g_object_new (FZ_TYPE_MAP_PRINTING, NULL);

  self->map_view = map_view;
  self->session = g_object_ref (session);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  return self;
}

/* Takes back what is still on its way, since the window is going. */
void
fz_map_printing_stop (FzMapPrinting *self)
{
  g_return_if_fail (FZ_IS_MAP_PRINTING (self));

  g_cancellable_cancel (self->cancellable);
}
