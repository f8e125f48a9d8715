/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-editing.h"

#include "fz-records-edit.h"

#include <string.h>

/*
 * Cells of the table of records that are changed where they stand: F2, Enter or a double
 * click begins, one cell at a time. Going elsewhere saves what can be saved, and leaves
 * what cannot as it is.
 */
struct _FzRecordsEditing
{
  GObject parent_instance;

  FzRecordsGrid  *grid;  /* (owned) */
  FzRecordsSaver *saver; /* (owned) */

  /* The cell that is being changed, if any. */
  FzRecordsEdit *edit; /* (owned) (nullable) */
  FzRecordsCell  cell;
  guint32        id;

  /* The one that is to be, as soon as that one is saved. */
  guint32                next_id; /* 0: none */
  const FzRecordsColumn *next_column;

  guint idle;
};

G_DEFINE_FINAL_TYPE (FzRecordsEditing, fz_records_editing, G_TYPE_OBJECT)

static GtkWidget *
get_focus (FzRecordsEditing *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (fz_records_grid_get_view (self->grid)));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
has_focus (FzRecordsEditing *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && self->edit != NULL &&
         (focus == GTK_WIDGET (self->edit) ||
          gtk_widget_is_ancestor (focus, GTK_WIDGET (self->edit)));
}

/* Somebody is elsewhere in the window, not in another program: half a number that is
 * being looked up there is not to be saved. */
static void
save_behind (gpointer user_data)
{
  FzRecordsEditing *self = user_data;
  GtkRoot          *root;

  self->idle = 0;
  if (self->edit == NULL || has_focus (self))
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self->edit));
  if (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)) &&
      gtk_widget_get_mapped (GTK_WIDGET (self->edit)))
    fz_records_edit_leave (self->edit);
}

static void
on_focus_left (FzRecordsEditing *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_once (save_behind, self);
}

static void
forget_edit (FzRecordsEditing *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->edit, self);
  g_clear_object (&self->edit);
}

static void
go_on (FzRecordsEditing *self,
       int               step)
{
  const FzRecordsColumn *column = self->cell.column;
  guint32                id = self->id;

  if (self->next_id != 0)
    {
      id = self->next_id;
      column = self->next_column;
      self->next_id = 0;
    }
  else if (step == 0 || !fz_records_grid_step (self->grid, step, &id, &column))
    return;
  fz_records_editing_begin (self, id, column);
}

static void
on_ended (FzRecordsEditing *self,
          int               step)
{
  g_autoptr (FzRecordsEdit) edit = g_object_ref (self->edit);
  gboolean had_focus = has_focus (self);

  forget_edit (self);
  fz_records_cell_set_child (&self->cell, NULL);
  if (had_focus)
    fz_records_cell_grab_focus (&self->cell);
  go_on (self, step);
}

/* Its row went, or moved away: nothing is left to be changed there. */
static void
on_cell_unbound (FzRecordsEditing *self,
                 GtkListItem      *item)
{
  if (self->edit == NULL || self->cell.item != item)
    return;
  forget_edit (self);
  fz_records_cell_set_child (&self->cell, NULL);
}

static void
open_editor (FzRecordsEditing *self,
             guint32           id)
{
  gtk_widget_activate_action (GTK_WIDGET (fz_records_grid_get_view (self->grid)),
                              "win.edit-station", "u", id);
}

/* Lines are more than a cell has room for. */
static gboolean
is_one_line (const FzRecord *record,
             FzField         field)
{
  const char *text = fz_record_get_text (record, field);

  return text == NULL || strpbrk (text, "\r\n") == NULL;
}

static FzRecord *
make_record (FzRecordsEditing *self,
             guint32           id)
{
  const FzRecordColumns *records;
  const FzCatalog       *catalog;

  records = fz_records_list_get_records (fz_records_grid_get_list (self->grid));
  catalog = fz_station_table_get_catalog (fz_records_saver_get_table (self->saver));
  return fz_record_columns_make_record (records, id, catalog->services->len);
}

static void
begin_cell (FzRecordsEditing    *self,
            const FzRecordsCell *cell,
            guint32              id)
{
  FzScript script = fz_station_table_get_script (fz_records_saver_get_table (self->saver));
  g_autoptr (FzRecord) record = make_record (self, id);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  FzField             field = FZ_FIELD_CODE;

  fz_records_column_get_field (cell->column, script, &field);
  self->cell = *cell;
  self->id = id;
  self->edit = g_object_ref_sink (FZ_RECORDS_EDIT (fz_records_edit_new (record, field,
                                                                        self->saver)));
  g_signal_connect_object (self->edit, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->edit), focus);
  fz_records_cell_set_child (&self->cell, GTK_WIDGET (self->edit));
  gtk_widget_grab_focus (GTK_WIDGET (self->edit));
}

/* Begins what stands at the focus; FALSE when nothing of it is changed here. */
static gboolean
begin_at (FzRecordsEditing *self,
          GtkWidget        *widget)
{
  FzRecordsCell cell;
  FzStation    *station;

  if (widget == NULL || !fz_records_grid_find_cell (self->grid, widget, &cell) ||
      !fz_records_column_is_edited (cell.column))
    return FALSE;
  station = gtk_list_item_get_item (cell.item);
  if (station == NULL)
    return FALSE;
  fz_records_editing_begin (self, fz_station_get_id (station), cell.column);
  return TRUE;
}

static gboolean
on_key_pressed (FzRecordsEditing *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  gboolean begins = key == GDK_KEY_F2 || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (!begins || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || has_focus (self))
    return GDK_EVENT_PROPAGATE;
  return begin_at (self, get_focus (self)) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
on_pressed (FzRecordsEditing *self,
            int               n_press,
            double            x,
            double            y,
            GtkGesture       *gesture)
{
  GtkWidget *view = GTK_WIDGET (fz_records_grid_get_view (self->grid));

  if (n_press == 2 && !has_focus (self) &&
      begin_at (self, gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT)))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* What was clicked has the keyboard, not only its row: F2 is about that cell. */
static void
on_released (FzRecordsEditing *self,
             int               n_press,
             double            x,
             double            y)
{
  GtkWidget    *view = GTK_WIDGET (fz_records_grid_get_view (self->grid));
  GtkWidget    *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  FzRecordsCell cell;

  if (self->edit == NULL && picked != NULL &&
      fz_records_grid_find_cell (self->grid, picked, &cell))
    fz_records_cell_grab_focus (&cell);
}

static void
add_controllers (FzRecordsEditing *self)
{
  GtkWidget          *view = GTK_WIDGET (fz_records_grid_get_view (self->grid));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
}

static void
fz_records_editing_dispose (GObject *object)
{
  FzRecordsEditing *self = FZ_RECORDS_EDITING (object);

  if (self->edit != NULL)
    forget_edit (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->grid);
  g_clear_object (&self->saver);
  G_OBJECT_CLASS (fz_records_editing_parent_class)->dispose (object);
}

static void
fz_records_editing_class_init (FzRecordsEditingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_records_editing_dispose;
}

static void
fz_records_editing_init (FzRecordsEditing *self)
{
}

/* Lets the cells of @grid be changed, and saved by @saver. */
FzRecordsEditing *
fz_records_editing_new (FzRecordsGrid  *grid,
                        FzRecordsSaver *saver)
{
  FzRecordsEditing *self = g_object_new (FZ_TYPE_RECORDS_EDITING, NULL);

  self->grid = g_object_ref (grid);
  self->saver = g_object_ref (saver);
  g_signal_connect_object (grid, "cell-unbound", G_CALLBACK (on_cell_unbound), self,
                           G_CONNECT_SWAPPED);
  add_controllers (self);
  return self;
}

/* Changes what the station @id has in @column, once what is being changed is saved; what
 * cannot be saved keeps the keyboard. */
void
fz_records_editing_begin (FzRecordsEditing      *self,
                          guint32                id,
                          const FzRecordsColumn *column)
{
  FzScript      script = fz_station_table_get_script (fz_records_saver_get_table (self->saver));
  FzRecordsCell cell;
  FzField       field;
  g_autoptr (FzRecord) record = make_record (self, id);

  if (record == NULL || !fz_records_column_get_field (column, script, &field))
    return;
  if (self->edit != NULL)
    {
      self->next_id = id;
      self->next_column = column;
      fz_records_edit_commit (self->edit, 0);
      if (!fz_records_saver_is_saving (self->saver))
        self->next_id = 0;
      return;
    }
  if (!is_one_line (record, field))
    open_editor (self, id);
  else if (fz_records_grid_show (self->grid, id, column, &cell))
    begin_cell (self, &cell, id);
}

/* Whether something is typed in a cell that is not saved. */
gboolean
fz_records_editing_is_changed (FzRecordsEditing *self)
{
  return self->edit != NULL && fz_records_edit_is_changed (self->edit);
}

/* Goes to what is being changed. */
void
fz_records_editing_grab_focus (FzRecordsEditing *self)
{
  if (self->edit != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->edit));
}
