/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-draft.h"

#include "fz-change.h"
#include "fz-draft-changes.h"
#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-rules.h"

#include <math.h>

/*
 * One station's record while somebody changes it: what is stored, what it is to be, and
 * what there is to say of that. The widgets of the editor write into it field by field
 * and follow it; none of them keeps a value of its own.
 *
 * `changed`: some value is another. `checked`: what there is to say may be another; once
 * for all changes of one turn of the main loop.
 */
struct _FzDraft
{
  GObject parent_instance;

  FzRecord       *stored;            /* (owned) */
  FzRecord       *record;            /* (owned) */
  FzStationTable *table;             /* (owned) */
  FzPhoneBook    *phones;            /* (owned) (nullable): not there yet */
  char           *held[FZ_N_FIELDS]; /* (owned) (nullable) typed, but not understood */
  GPtrArray      *checks;            /* (owned) (nullable): to be made again */
  guint           idle;
};

enum
{
  CHANGED,
  CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzDraft, fz_draft, G_TYPE_OBJECT)

/* What a text of the draft begins with; another form would have another. */
#define GROUP "Draft"
#define GROUP_WAS "Was"
#define GROUP_NOW "Now"

/* Of what is so, or not. */
#define YES "yes"

static void
tell_checked (gpointer user_data)
{
  FzDraft *self = user_data;

  self->idle = 0;
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
forget_checks (FzDraft *self)
{
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  if (self->idle == 0)
    self->idle = g_idle_add_once (tell_checked, self);
}

/* The day that follows from the checks is shown as it would be stored, but for one that is
 * being typed. */
static void
update_day (FzDraft *self)
{
  g_autoptr (FzRecord) settled = NULL;

  if (self->record->checked_on != NULL && !fz_rules_is_date (self->record->checked_on))
    return;
  settled = fz_record_copy (self->record);
  fz_record_settle_checks (settled, self->stored, NULL);
  g_set_str (&self->record->checked_on, settled->checked_on);
}

static void
tell_changed (FzDraft *self)
{
  update_day (self);
  forget_checks (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was found right here is another value now: it was not looked at. */
static void
forget_check (FzDraft *self,
              FzFact   fact)
{
  FzFactCheck *check = &self->record->checks[fact];

  g_set_str (&check->on, self->stored->checks[fact].on);
  g_set_str (&check->by, self->stored->checks[fact].by);
  check->is_new = FALSE;
}

static void
forget_check_of_field (FzDraft *self,
                       FzField  field)
{
  FzFact fact;

  if (fz_fact_of_field (field, &fact))
    forget_check (self, fact);
}

/* Says that it was found right on the day @on, unless that is stored of it already. */
static void
confirm (FzDraft    *self,
         FzFact      fact,
         const char *on)
{
  gboolean is_stored = fz_record_fact_equal (self->record, self->stored, fact) &&
                       g_strcmp0 (self->stored->checks[fact].on, on) == 0;

  if (is_stored || !fz_record_has_fact (self->record, fact))
    forget_check (self, fact);
  else
    fz_record_confirm (self->record, fact, on, NULL);
}

static void
confirm_all (FzDraft    *self,
             const char *on)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    confirm (self, fact, on);
}

static FzDay
read_today (void)
{
  int minute;

  return fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute);
}

static void
add_held (FzDraft *self)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (self->held[field] != NULL)
        g_ptr_array_insert (self->checks, 0,
                            fz_check_new (FZ_CHECK_UNREAD, field, self->held[field]));
    }
}

/* How far a second source's point lies holds for the point that it was measured from. */
static void
update_distance (FzDraft *self)
{
  self->record->point_checked_m = fz_draft_is_moved (self) ? NAN : self->stored->point_checked_m;
}

/* The services may have become more, or fewer again, since the record was read: whoever changed
 * them, its other values are as they were. */
static gboolean
fit_services (FzDraft *self)
{
  guint n = fz_station_table_get_catalog (self->table)->services->len;
  g_autoptr (FzRecord) stored = NULL;

  if (self->record->offers->len == n && self->stored->offers->len == n)
    return FALSE;
  stored = fz_record_copy (self->stored);
  fz_record_fit_services (stored, n);
  fz_record_fit_services (self->record, n);
  fz_record_unref (self->stored);
  self->stored = g_steal_pointer (&stored);
  return TRUE;
}

static void
on_table_changed (FzDraft *self)
{
  if (fit_services (self))
    tell_changed (self);
}

static void
fz_draft_finalize (GObject *object)
{
  FzDraft *self = FZ_DRAFT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->phones, fz_phone_book_free);
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    g_free (self->held[field]);
  fz_record_unref (self->stored);
  fz_record_unref (self->record);
  g_object_unref (self->table);
  G_OBJECT_CLASS (fz_draft_parent_class)->finalize (object);
}

static void
fz_draft_class_init (FzDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", FZ_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CHECKED] = g_signal_new ("checked", FZ_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
fz_draft_init (FzDraft *self)
{
}

/* A draft of @stored, a record of @table, that changes nothing yet. */
FzDraft *
fz_draft_new (FzRecord       *stored,
              FzStationTable *table)
{
  FzDraft *self = g_object_new (FZ_TYPE_DRAFT, NULL);

  self->stored = fz_record_ref (stored);
  self->record = fz_record_copy (stored);
  self->table = g_object_ref (table);
  fit_services (self);
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* As it is to be; owned by the draft, good until it changes. */
const FzRecord *
fz_draft_get_record (FzDraft *self)
{
  return self->record;
}

/* As it was when the draft was begun; owned by the draft. */
const FzRecord *
fz_draft_get_stored (FzDraft *self)
{
  return self->stored;
}

/* Borrowed. */
FzStationTable *
fz_draft_get_table (FzDraft *self)
{
  return self->table;
}

/* Whether there is anything to save, or to lose. */
gboolean
fz_draft_is_changed (FzDraft *self)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (self->held[field] != NULL)
        return TRUE;
    }
  return fz_draft_changes_are_any (self->stored, self->record);
}

/* Whether the point is another. */
gboolean
fz_draft_is_moved (FzDraft *self)
{
  return !fz_record_field_equal (self->record, self->stored, FZ_FIELD_LAT) ||
         !fz_record_field_equal (self->record, self->stored, FZ_FIELD_LON);
}

/* Sets @field to @text without the spaces round it; nothing left is not known. A word
 * that a closed vocabulary lacks changes nothing. */
void
fz_draft_set_text (FzDraft    *self,
                   FzField     field,
                   const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  const char      *value = *stripped != '\0' ? stripped : NULL;

  if (g_strcmp0 (fz_record_get_text (self->record, field), value) == 0)
    return;
  if (!fz_record_set_text (self->record, field, value))
    return;
  forget_check_of_field (self, field);
  if (field == FZ_FIELD_CHECKED_ON && (value == NULL || fz_rules_is_date (value)))
    confirm_all (self, value);
  tell_changed (self);
}

/* Moves the point, to about a decimetre. */
void
fz_draft_set_point (FzDraft *self,
                    FzPoint  point)
{
  FzPoint rounded = { round (point.lat * 1e6) / 1e6, round (point.lon * 1e6) / 1e6 };

  if (self->record->point.lat == rounded.lat && self->record->point.lon == rounded.lon)
    return;
  self->record->point = rounded;
  update_distance (self);
  forget_check (self, FZ_FACT_POINT);
  tell_changed (self);
}

void
fz_draft_set_offer (FzDraft *self,
                    guint    service,
                    FzOffer  offer)
{
  if (fz_record_get_offer (self->record, service) == offer)
    return;
  fz_record_set_offer (self->record, service, offer);
  forget_check (self, FZ_FACT_SERVICES);
  tell_changed (self);
}

/* Says that all of it is still correct, today. */
void
fz_draft_check_today (FzDraft *self)
{
  g_autofree char *today = fz_day_to_iso (read_today ());

  g_set_str (&self->record->checked_on, today);
  confirm_all (self, today);
  tell_changed (self);
}

/* Says that @fact, as the draft has it, is right today; or takes that back.
 * Nothing where it is stored already, or nothing is known. */
void
fz_draft_confirm (FzDraft *self,
                  FzFact   fact,
                  gboolean is_right)
{
  g_autofree char *today = fz_day_to_iso (read_today ());

  if (is_right == fz_draft_is_confirmed (self, fact))
    return;
  if (is_right)
    confirm (self, fact, today);
  else
    forget_check (self, fact);
  tell_changed (self);
}

/* Whether the draft says so. */
gboolean
fz_draft_is_confirmed (FzDraft *self,
                       FzFact   fact)
{
  return fz_draft_changes_have_check (self->stored, self->record, fact) &&
         self->record->checks[fact].on != NULL;
}

/* The check that would be stored; owned by the draft, good until it changes. NULL without
 * one. */
const FzFactCheck *
fz_draft_get_check (FzDraft *self,
                    FzFact   fact)
{
  const FzFactCheck *check = &self->record->checks[fact];

  if (check->on == NULL || !fz_record_has_fact (self->record, fact))
    return NULL;
  return check->is_new || fz_record_fact_equal (self->record, self->stored, fact) ? check : NULL;
}

/* Whether somebody found it right today already, as the draft has it. */
gboolean
fz_draft_is_checked_today (FzDraft *self,
                           FzFact   fact)
{
  const FzFactCheck *check = fz_draft_get_check (self, fact);
  g_autofree char   *today = fz_day_to_iso (read_today ());

  return check != NULL && !check->is_new && g_str_equal (check->on, today);
}

/* Makes good what @check, one of the draft's own, found. */
void
fz_draft_mend (FzDraft       *self,
               const FzCheck *check)
{
  if (!fz_check_mend (check, self->record))
    return;
  forget_check_of_field (self, check->field);
  if (check->field == FZ_FIELD_CHECKED_ON)
    confirm_all (self, self->record->checked_on);
  update_distance (self);
  tell_changed (self);
}

/* Goes on from @stored, which somebody saved meanwhile, with @record, which was made of the
 * two, as what is to be. */
void
fz_draft_rebase (FzDraft  *self,
                 FzRecord *stored,
                 FzRecord *record)
{
  fz_record_unref (self->stored);
  fz_record_unref (self->record);
  self->stored = fz_record_ref (stored);
  self->record = fz_record_copy (record);
  fit_services (self);
  tell_changed (self);
}

/* Says that @typed was entered for @field and is not understood: nothing can be saved
 * until it is. NULL: it is understood now. */
void
fz_draft_hold (FzDraft    *self,
               FzField     field,
               const char *typed)
{
  if (g_set_str (&self->held[field], typed))
    tell_changed (self);
}

/* Takes over what is known of everybody's telephone numbers. */
void
fz_draft_take_phones (FzDraft     *self,
                      FzPhoneBook *phones)
{
  g_clear_pointer (&self->phones, fz_phone_book_free);
  self->phones = phones;
  forget_checks (self);
}

/* All that there is to say of the draft, of FzCheck; owned by it, good until it changes. */
const GPtrArray *
fz_draft_get_checks (FzDraft *self)
{
  FzChecksContext context = {
    .catalog = fz_station_table_get_catalog (self->table),
    .columns = fz_station_table_get_columns (self->table),
    .phones = self->phones,
    .before = self->stored,
    .today = read_today (),
  };

  if (self->checks != NULL)
    return self->checks;
  self->checks = fz_checks_run (self->record, &context);
  add_held (self);
  return self->checks;
}

static GPtrArray *
make_values (FzDraft *self)
{
  return fz_draft_changes_make (self->stored, self->record,
                                fz_station_table_get_catalog (self->table));
}

/* What is to be saved, of FzChange: each only if nobody changed the value meanwhile, and
 * all only if the station is still there, or was when the draft was begun. The caller's. */
GPtrArray *
fz_draft_make_changes (FzDraft *self)
{
  GPtrArray *changes = make_values (self);

  if (fz_draft_is_changed (self))
    g_ptr_array_add (changes,
                     fz_change_new_if (self->stored->id, FZ_VALUE_DELETED,
                                       self->stored->deleted ? YES : NULL,
                                       self->record->deleted ? YES : NULL));
  return changes;
}

/* What was changed, as a text from which it can be done again; the caller's. NULL when
 * nothing was. */
char *
fz_draft_to_text (FzDraft *self)
{
  g_autoptr (GPtrArray) changes = make_values (self);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (changes->len == 0)
    return NULL;
  g_key_file_set_string (file, GROUP, "Code", self->stored->code);
  for (guint i = 0; i < changes->len; i++)
    {
      const FzChange *change = g_ptr_array_index (changes, i);

      g_key_file_set_string (file, GROUP_WAS, change->field,
                             change->was != NULL ? change->was : "");
      g_key_file_set_string (file, GROUP_NOW, change->field,
                             change->value != NULL ? change->value : "");
    }
  return g_key_file_to_data (file, NULL, NULL);
}

/* Does again what @text, from fz_draft_to_text(), says: but not with what somebody has
 * changed since, of which @n_skipped tells the number. Returns FALSE, changing nothing,
 * for a text that is none, or another station's. */
gboolean
fz_draft_restore (FzDraft    *self,
                  const char *text,
                  guint      *n_skipped)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *code = NULL;
  g_auto (GStrv) words = NULL;
  gboolean overtaken[FZ_N_FACTS] = { FALSE }; /* changed since it was found right */
  FzFact   fact;

  *n_skipped = 0;
  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  code = g_key_file_get_string (file, GROUP, "Code", NULL);
  words = g_key_file_get_keys (file, GROUP_NOW, NULL, NULL);
  if (g_strcmp0 (code, self->stored->code) != 0 || words == NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *was = g_key_file_get_string (file, GROUP_WAS, words[i], NULL);
      g_autofree char *now = g_key_file_get_string (file, GROUP_NOW, words[i], NULL);

      if (was != NULL && now != NULL &&
          fz_draft_changes_repeat (self->stored, self->record, catalog, words[i], was, now))
        continue;
      ++*n_skipped;
      if (fz_fact_of_value (words[i], &fact))
        overtaken[fact] = TRUE;
    }
  for (fact = 0; fact < FZ_N_FACTS; fact++)
    {
      if (overtaken[fact])
        forget_check (self, fact);
    }
  tell_changed (self);
  return TRUE;
}
