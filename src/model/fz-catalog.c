/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-catalog.h"

G_DEFINE_BOXED_TYPE (FzCatalog, fz_catalog, fz_catalog_ref, fz_catalog_unref)

static void
clear_dataset (FzDatasetInfo *dataset)
{
  g_clear_pointer (&dataset->name, g_free);
  g_clear_pointer (&dataset->version, g_free);
  g_clear_pointer (&dataset->published, g_free);
}

static void
clear_district (FzDistrict *district)
{
  g_free (district->code);
  fz_names_clear (&district->names);
}

static void
clear_service (FzService *service)
{
  g_free (service->code);
  fz_names_clear (&service->names);
  g_free (service->source);
}

static void
clear_hotline (FzHotline *hotline)
{
  g_free (hotline->number);
  fz_names_clear (&hotline->names);
  fz_names_clear (&hotline->purpose);
  fz_names_clear (&hotline->note);
}

static GArray *
create_array (gsize          element_size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, element_size);

  g_array_set_clear_func (array, clear);
  return array;
}

static char *
dup_text (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* An empty catalogue of a collection without a name. */
FzCatalog *
fz_catalog_new (void)
{
  FzCatalog *self = g_new0 (FzCatalog, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->districts = create_array (sizeof (FzDistrict), (GDestroyNotify) clear_district);
  self->services = create_array (sizeof (FzService), (GDestroyNotify) clear_service);
  self->hotlines = create_array (sizeof (FzHotline), (GDestroyNotify) clear_hotline);
  return self;
}

/* Safe in any thread. */
FzCatalog *
fz_catalog_ref (FzCatalog *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fz_catalog_unref (FzCatalog *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  clear_dataset (&self->dataset);
  g_array_unref (self->districts);
  g_array_unref (self->services);
  g_array_unref (self->hotlines);
  g_free (self);
}

/* Takes @names. Districts stand in the order of their codes, whatever the order
 * in which they come; so their numbers hold only once all have come. */
void
fz_catalog_add_district (FzCatalog  *self,
                         const char *code,
                         FzNames     names)
{
  FzDistrict district = { .code = g_strdup (code), .names = names };
  guint      i = self->districts->len;

  while (i > 0 && g_strcmp0 (fz_catalog_get_district (self, i - 1)->code, code) > 0)
    i--;
  g_array_insert_val (self->districts, i, district);
}

/* Takes @names. @expected_at is a mask of 1 << FzLevel. At most FZ_MAX_SERVICES
 * services have a bit in a mask; one more is a programmer's error. */
void
fz_catalog_add_service (FzCatalog  *self,
                        const char *code,
                        FzNames     names,
                        guint       expected_at,
                        const char *source)
{
  FzService service = {
    .code = g_strdup (code),
    .names = names,
    .expected_at = expected_at,
    .source = dup_text (source),
  };

  g_return_if_fail (self->services->len < FZ_MAX_SERVICES);

  g_array_append_val (self->services, service);
}

/* Takes @names, @purpose and @note. */
void
fz_catalog_add_hotline (FzCatalog  *self,
                        const char *number,
                        FzNames     names,
                        FzNames     purpose,
                        FzNames     note)
{
  FzHotline hotline = {
    .number = g_strdup (number),
    .names = names,
    .purpose = purpose,
    .note = note,
  };

  g_array_append_val (self->hotlines, hotline);
}

void
fz_catalog_set_dataset (FzCatalog  *self,
                        const char *name,
                        const char *version,
                        const char *published,
                        gboolean    sample)
{
  FzDatasetInfo dataset = {
    .name = dup_text (name),
    .version = dup_text (version),
    .published = dup_text (published),
    .sample = sample,
  };

  clear_dataset (&self->dataset);
  self->dataset = dataset;
}

/* Owned by @self, as are the service and the hotline below. */
const FzDistrict *
fz_catalog_get_district (const FzCatalog *self,
                         guint            i)
{
  g_return_val_if_fail (i < self->districts->len, NULL);

  return &g_array_index (self->districts, FzDistrict, i);
}

const FzService *
fz_catalog_get_service (const FzCatalog *self,
                        guint            i)
{
  g_return_val_if_fail (i < self->services->len, NULL);

  return &g_array_index (self->services, FzService, i);
}

const FzHotline *
fz_catalog_get_hotline (const FzCatalog *self,
                        guint            i)
{
  g_return_val_if_fail (i < self->hotlines->len, NULL);

  return &g_array_index (self->hotlines, FzHotline, i);
}

/* Finds the district of @code, which may be NULL. @i is left alone, and may be
 * NULL, when there is none; so too for services. */
gboolean
fz_catalog_find_district (const FzCatalog *self,
                          const char      *code,
                          guint           *i)
{
  for (guint at = 0; code != NULL && at < self->districts->len; at++)
    {
      if (g_str_equal (fz_catalog_get_district (self, at)->code, code))
        {
          if (i != NULL)
            *i = at;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
fz_catalog_find_service (const FzCatalog *self,
                         const char      *code,
                         guint           *i)
{
  for (guint at = 0; code != NULL && at < self->services->len; at++)
    {
      if (g_str_equal (fz_catalog_get_service (self, at)->code, code))
        {
          if (i != NULL)
            *i = at;
          return TRUE;
        }
    }
  return FALSE;
}
