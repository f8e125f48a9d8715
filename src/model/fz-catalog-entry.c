/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-catalog-entry.h"

#include <string.h>

#include "fz-plain-text.h"
#include "fz-rules.h"

/* More than any name, and than any list of sources. */
#define MAX_NAME 100
#define MAX_SOURCE 500
#define MAX_CODE 40

#define DIGITS "0123456789"
#define OF_CODES DIGITS "abcdefghijklmnopqrstuvwxyz-"

const char *
fz_catalog_kind_to_word (FzCatalogKind kind)
{
  return kind == FZ_CATALOG_DISTRICT ? "district" : "service";
}

FzCatalogEntry *
fz_catalog_entry_new (FzCatalogKind kind)
{
  FzCatalogEntry *self = g_new0 (FzCatalogEntry, 1);

  self->kind = kind;
  return self;
}

static FzFate
copy_fate (const FzFate *fate)
{
  return (FzFate) { g_strdup (fate->former_codes), g_strdup (fate->successors),
                    g_strdup (fate->retired_on) };
}

FzCatalogEntry *
fz_catalog_entry_copy (const FzCatalogEntry *self)
{
  FzCatalogEntry *copy = fz_catalog_entry_new (self->kind);

  copy->code = g_strdup (self->code);
  copy->names = fz_names_copy (&self->names);
  copy->expected_at = self->expected_at;
  copy->source = g_strdup (self->source);
  copy->fate = copy_fate (&self->fate);
  return copy;
}

void
fz_catalog_entry_free (FzCatalogEntry *self)
{
  g_free (self->code);
  fz_names_clear (&self->names);
  g_free (self->source);
  g_free (self->fate.former_codes);
  g_free (self->fate.successors);
  g_free (self->fate.retired_on);
  g_free (self);
}

static gboolean
lists (const char *codes,
       const char *code)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", ";", -1);

  return g_strv_contains ((const char *const *) list, code);
}

static void
add_former (FzCatalogEntry *self,
            const char     *code)
{
  char *codes = self->fate.former_codes;

  if (codes == NULL)
    self->fate.former_codes = g_strdup (code);
  else if (!lists (codes, code))
    {
      self->fate.former_codes = g_strconcat (codes, ";", code, NULL);
      g_free (codes);
    }
}

/* Notes that it comes after @other: that one's code, and those that led there, lead here. */
void
fz_catalog_entry_follow (FzCatalogEntry       *self,
                         const FzCatalogEntry *other)
{
  g_auto (GStrv) former = g_strsplit (other->fate.former_codes != NULL ? other->fate.former_codes
                                                                       : "",
                                      ";", -1);

  add_former (self, other->code);
  for (guint i = 0; former[i] != NULL; i++)
    add_former (self, former[i]);
}

guint
fz_catalog_count_entries (const FzCatalog *catalog,
                          FzCatalogKind    kind)
{
  return kind == FZ_CATALOG_DISTRICT ? catalog->districts->len : catalog->services->len;
}

/* The district or service number @i; the caller's. */
FzCatalogEntry *
fz_catalog_dup_entry (const FzCatalog *catalog,
                      FzCatalogKind    kind,
                      guint            i)
{
  FzCatalogEntry   *entry = fz_catalog_entry_new (kind);
  const FzDistrict *district = NULL;
  const FzService  *service = NULL;

  if (kind == FZ_CATALOG_DISTRICT)
    district = fz_catalog_get_district (catalog, i);
  else
    service = fz_catalog_get_service (catalog, i);
  entry->code = g_strdup (district != NULL ? district->code : service->code);
  entry->names = fz_names_copy (district != NULL ? &district->names : &service->names);
  entry->fate = copy_fate (district != NULL ? &district->fate : &service->fate);
  if (service != NULL)
    {
      entry->expected_at = service->expected_at;
      entry->source = g_strdup (service->source);
    }
  return entry;
}

/* @i may be NULL. */
gboolean
fz_catalog_find_entry (const FzCatalog *catalog,
                       FzCatalogKind    kind,
                       const char      *code,
                       guint           *i)
{
  return kind == FZ_CATALOG_DISTRICT ? fz_catalog_find_district (catalog, code, i)
                                     : fz_catalog_find_service (catalog, code, i);
}

/* Statistical codes have 6 digits, and those of Guangzhou begin alike. */
static gboolean
is_code (const FzCatalogEntry *self,
         const FzCatalog      *catalog)
{
  gsize length = strlen (self->code);

  if (self->kind == FZ_CATALOG_DISTRICT)
    return length == 6 && strspn (self->code, DIGITS) == length &&
           (!fz_rules_are_for_guangzhou (catalog) || g_str_has_prefix (self->code, "4401"));
  return length <= MAX_CODE && strspn (self->code, OF_CODES) == length &&
         g_ascii_islower (*self->code);
}

/* Of a new one, whether its code leads elsewhere already. */
static gboolean
is_taken (const FzCatalogEntry *self,
          const FzCatalog      *catalog)
{
  for (guint i = 0; i < fz_catalog_count_entries (catalog, self->kind); i++)
    {
      g_autoptr (FzCatalogEntry) other = fz_catalog_dup_entry (catalog, self->kind, i);

      if (!g_str_equal (other->code, self->code) &&
          lists (other->fate.former_codes, self->code) &&
          !fz_catalog_find_entry (catalog, self->kind, self->code, NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_name_of_another (const FzCatalogEntry *self,
                     const FzCatalog      *catalog)
{
  if (self->fate.retired_on != NULL)
    return FALSE;
  for (guint i = 0; i < fz_catalog_count_entries (catalog, self->kind); i++)
    {
      g_autoptr (FzCatalogEntry) other = fz_catalog_dup_entry (catalog, self->kind, i);

      if (!g_str_equal (other->code, self->code) && other->fate.retired_on == NULL &&
          !lists (self->fate.former_codes, other->code) &&
          g_strcmp0 (other->names.by_script[FZ_SCRIPT_HANS],
                     self->names.by_script[FZ_SCRIPT_HANS]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* NULL is a text; an empty one is none. */
static gboolean
is_text (const char *text,
         guint       max_characters)
{
  g_autofree char *line = NULL;

  if (text == NULL)
    return TRUE;
  if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  line = fz_plain_text_line (text, max_characters);
  return g_str_equal (line, text);
}

static gboolean
has_texts (const FzCatalogEntry *self)
{
  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      if (!is_text (self->names.by_script[script], MAX_NAME))
        return FALSE;
    }
  return is_text (self->source, MAX_SOURCE);
}

/* What follows it is there, and is neither itself nor what it follows. */
static FzEntryFault
find_fault_of_followers (const FzCatalogEntry *self,
                         const FzCatalog      *catalog)
{
  g_auto (GStrv) successors = NULL;

  if (lists (self->fate.former_codes, self->code))
    return FZ_ENTRY_FOLLOWS_ITSELF;
  if (self->fate.successors == NULL)
    return FZ_ENTRY_WHOLE;
  successors = g_strsplit (self->fate.successors, ";", -1);
  for (guint i = 0; successors[i] != NULL; i++)
    {
      if (g_str_equal (successors[i], self->code) ||
          lists (self->fate.former_codes, successors[i]))
        return FZ_ENTRY_FOLLOWS_ITSELF;
      if (!fz_catalog_find_entry (catalog, self->kind, successors[i], NULL))
        return FZ_ENTRY_FOLLOWER_UNKNOWN;
    }
  return FZ_ENTRY_WHOLE;
}

static FzEntryFault
find_fault_of_code (const FzCatalogEntry *self,
                    const FzCatalog      *catalog)
{
  if (self->code == NULL || *self->code == '\0')
    return FZ_ENTRY_NO_CODE;
  if (fz_catalog_find_entry (catalog, self->kind, self->code, NULL))
    return FZ_ENTRY_WHOLE;
  if (!is_code (self, catalog))
    return FZ_ENTRY_CODE_MALFORMED;
  if (is_taken (self, catalog))
    return FZ_ENTRY_CODE_TAKEN;
  if (self->kind == FZ_CATALOG_SERVICE && catalog->services->len >= FZ_MAX_SERVICES)
    return FZ_ENTRY_TOO_MANY;
  return FZ_ENTRY_WHOLE;
}

/* The first thing that keeps @self, a new one or another state of one of @catalog, from
 * being saved. That a new one has not the code of another is for the caller to look at. */
FzEntryFault
fz_catalog_entry_find_fault (const FzCatalogEntry *self,
                             const FzCatalog      *catalog)
{
  FzEntryFault fault = find_fault_of_code (self, catalog);

  if (fault != FZ_ENTRY_WHOLE)
    return fault;
  if (self->names.by_script[FZ_SCRIPT_HANS] == NULL)
    return FZ_ENTRY_NO_NAME;
  if (!has_texts (self))
    return FZ_ENTRY_TEXT_MALFORMED;
  if (has_name_of_another (self, catalog))
    return FZ_ENTRY_NAME_TAKEN;
  if (self->fate.retired_on != NULL && !fz_rules_is_date (self->fate.retired_on))
    return FZ_ENTRY_NO_DAY;
  return find_fault_of_followers (self, catalog);
}

/* The same as a reason in English, with the field that it is about; static. */
const char *
fz_entry_fault_to_text (FzEntryFault fault)
{
  static const char *const texts[FZ_N_ENTRY_FAULTS] = {
    [FZ_ENTRY_WHOLE] = "nothing",
    [FZ_ENTRY_NO_CODE] = "code: missing",
    [FZ_ENTRY_CODE_MALFORMED] = "code: a district's is 6 digits, in Guangzhou from 4401 on; a "
                                "service's is small letters, digits and hyphens",
    [FZ_ENTRY_CODE_TAKEN] = "code: another has it, or had it",
    [FZ_ENTRY_NO_NAME] = "name_hans: missing",
    [FZ_ENTRY_NAME_TAKEN] = "name_hans: another that stands has the name",
    [FZ_ENTRY_TEXT_MALFORMED] = "a text is too long, or more than one plain line",
    [FZ_ENTRY_NO_DAY] = "retired_on: no day like 2026-12-31",
    [FZ_ENTRY_FOLLOWER_UNKNOWN] = "follows, successors: there is none of that code",
    [FZ_ENTRY_FOLLOWS_ITSELF] = "follows, successors: nothing follows itself, or what follows it",
    [FZ_ENTRY_TOO_MANY] = "there are as many services as there can be",
  };

  g_return_val_if_fail ((guint) fault < FZ_N_ENTRY_FAULTS, NULL);
  return texts[fault];
}
