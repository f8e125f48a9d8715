/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-own.h"

#include <string.h>

/*
 * What a person keeps about stations for themselves: favourites, and a note on each.
 * It belongs to nobody's records: no export has it. Stations are known by their codes,
 * and one that the collection has not (any more) is kept all the same.
 *
 * As a text it is a GVariant's, an a{s(bs)} of code, favourite and note, by code.
 *
 * Signal: `changed` (code, NULL for all of them).
 */
struct _FzOwn
{
  GObject parent_instance;

  GHashTable *entries; /* (owned) of Entry, by code */
};

typedef struct
{
  gboolean favourite;
  char    *note; /* never NULL */
} Entry;

#define TEXT_TYPE G_VARIANT_TYPE ("a{s(bs)}")

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzOwn, fz_own, G_TYPE_OBJECT)

static void
free_entry (Entry *entry)
{
  g_free (entry->note);
  g_free (entry);
}

static Entry *
ensure_entry (FzOwn      *self,
              const char *code)
{
  Entry *entry = g_hash_table_lookup (self->entries, code);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->note = g_strdup ("");
      g_hash_table_insert (self->entries, g_strdup (code), entry);
    }
  return entry;
}

/* An entry without anything in it is none. */
static void
drop_empty (FzOwn      *self,
            const char *code)
{
  const Entry *entry = g_hash_table_lookup (self->entries, code);

  if (!entry->favourite && *entry->note == '\0')
    g_hash_table_remove (self->entries, code);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_codes (FzOwn *self)
{
  GPtrArray *codes = g_hash_table_get_keys_as_ptr_array (self->entries);

  g_ptr_array_sort (codes, compare_codes);
  return codes;
}

static void
fz_own_finalize (GObject *object)
{
  g_hash_table_unref (FZ_OWN (object)->entries);

  G_OBJECT_CLASS (fz_own_parent_class)->finalize (object);
}

static void
fz_own_class_init (FzOwnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_own_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fz_own_init (FzOwn *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) free_entry);
}

/* Nothing kept yet. */
FzOwn *
fz_own_new (void)
{
  return g_object_new (FZ_TYPE_OWN, NULL);
}

gboolean
fz_own_is_favourite (FzOwn      *self,
                     const char *code)
{
  const Entry *entry = g_hash_table_lookup (self->entries, code);

  return entry != NULL && entry->favourite;
}

void
fz_own_set_favourite (FzOwn      *self,
                      const char *code,
                      gboolean    favourite)
{
  g_return_if_fail (FZ_IS_OWN (self));
  g_return_if_fail (code != NULL);

  if (fz_own_is_favourite (self, code) == !!favourite)
    return;
  ensure_entry (self, code)->favourite = !!favourite;
  drop_empty (self, code);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, code);
}

/* "" where there is none; owned by @self, and good until it changes. */
const char *
fz_own_get_note (FzOwn      *self,
                 const char *code)
{
  const Entry *entry = g_hash_table_lookup (self->entries, code);

  return entry != NULL ? entry->note : "";
}

/* Keeps the first FZ_OWN_MAX_NOTE characters of @note, UTF-8; "" takes the note away. */
void
fz_own_set_note (FzOwn      *self,
                 const char *code,
                 const char *note)
{
  g_autofree char *kept = NULL;
  Entry           *entry;

  g_return_if_fail (FZ_IS_OWN (self));
  g_return_if_fail (code != NULL && note != NULL);

  kept = g_utf8_strlen (note, -1) > FZ_OWN_MAX_NOTE ? g_utf8_substring (note, 0, FZ_OWN_MAX_NOTE)
                                                    : g_strdup (note);
  if (g_str_equal (fz_own_get_note (self, code), kept))
    return;
  entry = ensure_entry (self, code);
  g_free (entry->note);
  entry->note = g_steal_pointer (&kept);
  drop_empty (self, code);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, code);
}

/* The codes of all favourites, in order.
 * Returns: (transfer full): empty when there are none. */
GStrv
fz_own_dup_favourites (FzOwn *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) codes = list_codes (self);

  for (guint i = 0; i < codes->len; i++)
    {
      if (fz_own_is_favourite (self, codes->pdata[i]))
        g_strv_builder_add (builder, codes->pdata[i]);
    }
  return g_strv_builder_end (builder);
}

/* All that is kept, as a text that fz_own_take_text() reads; "" for nothing.
 * Returns: (transfer full) */
char *
fz_own_to_text (FzOwn *self)
{
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (TEXT_TYPE);
  g_autoptr (GPtrArray) codes = list_codes (self);
  g_autoptr (GVariant) all = NULL;
  g_autofree char *text = NULL;

  if (codes->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < codes->len; i++)
    {
      const Entry *entry = g_hash_table_lookup (self->entries, codes->pdata[i]);

      g_variant_builder_add (builder, "{s(bs)}", codes->pdata[i], entry->favourite, entry->note);
    }
  all = g_variant_ref_sink (g_variant_builder_end (builder));
  text = g_variant_print (all, FALSE);
  return g_strconcat (text, "\n", NULL);
}

static void
take_entry (FzOwn      *self,
            const char *code,
            gboolean    favourite,
            const char *note)
{
  Entry *entry = ensure_entry (self, code);

  entry->favourite = favourite;
  g_free (entry->note);
  entry->note = g_strdup (note);
  drop_empty (self, code);
}

/* Keeps what @text has in place of what was kept. FALSE, with an error of
 * G_VARIANT_PARSE_ERROR and nothing changed, when it is no such text. */
gboolean
fz_own_take_text (FzOwn      *self,
                  const char *text,
                  GError    **error)
{
  g_autoptr (GVariant) all = NULL;
  GVariantIter iter;
  const char  *code, *note;
  gboolean     favourite;

  g_return_val_if_fail (FZ_IS_OWN (self), FALSE);

  all = g_variant_parse (TEXT_TYPE, *text != '\0' ? text : "{}", NULL, NULL, error);
  if (all == NULL)
    return FALSE;
  g_hash_table_remove_all (self->entries);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s(b&s)}", &code, &favourite, &note))
    take_entry (self, code, favourite, note);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, NULL);
  return TRUE;
}
