/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sample.h"

#include "fz-field.h"

/* Everything invented says so itself, wherever it may be copied to. */
#define SOURCE "示例数据（虚构）"

/* Lunch breaks, Saturdays, days closed in the week, holidays with hours of their
 * own, single dates, comments: what the hours of real offices look like. */
static const char *const hours_of_centres[] = {
  "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
  "Mo-Fr 08:30-12:00,14:00-17:30; Sa 09:00-12:00; PH off",
  "Mo-Fr 09:00-17:00; PH off",
  "Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-16:00; PH 10:00-12:00",
};

static const char *const hours_of_stations[] = {
  "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
  "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
  "Mo-Fr 08:30-12:00,14:30-17:30; PH off",
  "Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00; PH off",
  "Mo-Fr 09:00-17:00; PH off",
  "Mo,We,Fr 09:00-12:00,14:00-17:00; PH off",
  "Mo-Fr 09:00-12:00,14:00-17:00; We off; PH off",
  "Tu-Sa 09:00-12:00,13:30-17:00; PH off",
  "Mo-Su 09:00-12:00,14:00-17:00; PH off",
  "Mo-Fr 09:00-12:00,14:00-17:30; Dec 31 off; PH off",
  "Tu,Th 14:00-17:00 \"预约（虚构）\"; PH off",
};

static const struct
{
  const char *words;
  FzStepFree  step_free;
} accesses[] = {
  { "示例：正门有坡道（虚构）", FZ_STEP_FREE_YES },
  { "示例：设有电梯和无障碍卫生间（虚构）", FZ_STEP_FREE_YES },
  { "示例：二楼，无电梯（虚构）", FZ_STEP_FREE_NO },
  { "示例：可预约手语翻译（虚构）", FZ_STEP_FREE_UNKNOWN },
};

static const char *const popular_reasons[] = {
  "示例：周末也有律师值班（虚构）",
  "示例：设有自助服务终端（虚构）",
  "示例：开设普法小剧场（虚构）",
};

static const char *const special_reasons[] = {
  "示例：提供多语种咨询（虚构）",
  "示例：专设老年人服务窗口（虚构）",
};

static const struct
{
  const char *text;
  const char *from;
  const char *until;
} notices[] = {
  { "示例：律师每周三下午在岗（虚构）", NULL, NULL },
  { "示例：新增视频咨询（虚构）", "2026-01-05", NULL },
  { "示例：内部培训，暂停接待（虚构）", "2025-03-03", "2025-03-07" },
  { "示例：请从东门进入（虚构）", NULL, "2035-12-31" },
  { "示例：夏令时间调整（虚构）", "2026-06-01", "2026-08-31" },
};

/* A stream of numbers that depends on its seed alone: splitmix64, by Sebastiano
 * Vigna, public domain. */
static guint64
draw (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* A number from 0 up to @n, which is not among them. */
static guint
draw_below (guint64 *state,
            guint    n)
{
  return (guint) (draw (state) % n);
}

static gboolean
draw_percent (guint64 *state,
              guint    percent)
{
  return draw_below (state, 100) < percent;
}

/* FNV-1a, by Glenn Fowler, Landon Noll and Phong Vo, public domain: the same
 * seed for the same code on every machine. */
static guint64
make_seed (const char *code)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *code != '\0'; code++)
    hash = (hash ^ (guchar) *code) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static void
set_address (FzRecord *record,
             guint64  *state)
{
  g_autofree char *address = g_strdup_printf ("示例地址：示例路%u号（虚构）",
                                              draw_below (state, 300) + 1);

  if (!draw_percent (state, 6))
    fz_record_set_text (record, FZ_FIELD_ADDRESS, address);
}

static void
set_phone (FzRecord *record,
           guint64  *state)
{
  guint            first = draw_below (state, 10000);
  guint            second = draw_below (state, 10000);
  g_autofree char *one = g_strdup_printf ("020-0000 %04u", first);
  g_autofree char *two = g_strdup_printf ("%s;020-0000 %04u 预约（虚构）", one, second);

  if (!draw_percent (state, 6))
    fz_record_set_text (record, FZ_FIELD_PHONE, draw_percent (state, 15) ? two : one);
}

static void
set_hours (FzRecord *record,
           guint64  *state)
{
  guint centre = draw_below (state, G_N_ELEMENTS (hours_of_centres));
  guint station = draw_below (state, G_N_ELEMENTS (hours_of_stations));

  if (record->level == FZ_LEVEL_CITY || record->level == FZ_LEVEL_DISTRICT)
    fz_record_set_text (record, FZ_FIELD_HOURS, hours_of_centres[centre]);
  else if (!draw_percent (state, 8))
    fz_record_set_text (record, FZ_FIELD_HOURS, hours_of_stations[station]);
}

/* example.com is kept free for examples by RFC 2606. */
static void
set_website (FzRecord *record)
{
  g_autofree char *website = g_strdup_printf ("https://example.com/%s", record->code);

  if (record->level == FZ_LEVEL_CITY || record->level == FZ_LEVEL_DISTRICT)
    fz_record_set_text (record, FZ_FIELD_WEBSITE, website);
}

static void
set_access (FzRecord *record,
            guint64  *state)
{
  guint access = draw_below (state, G_N_ELEMENTS (accesses));

  if (!draw_percent (state, 50))
    return;
  fz_record_set_text (record, FZ_FIELD_ACCESS, accesses[access].words);
  record->step_free = accesses[access].step_free;
}

static FzOffer
draw_offer (guint64 *state,
            gboolean expected)
{
  guint percent = draw_below (state, 100);

  if (percent < (expected ? 82u : 25u))
    return FZ_OFFER_YES;
  if (percent < (expected ? 90u : 45u))
    return FZ_OFFER_NO;
  return FZ_OFFER_UNKNOWN;
}

static void
set_offers (FzRecord        *record,
            const FzCatalog *catalog,
            guint64         *state)
{
  for (guint i = 0; i < catalog->services->len; i++)
    {
      guint expected_at = fz_catalog_get_service (catalog, i)->expected_at;

      fz_record_set_offer (record, i, draw_offer (state, expected_at >> record->level & 1));
    }
}

static void
fill_record (FzRecord        *record,
             const FzCatalog *catalog)
{
  guint64 state = make_seed (record->code);

  set_address (record, &state);
  set_phone (record, &state);
  set_hours (record, &state);
  set_website (record);
  set_access (record, &state);
  set_offers (record, catalog, &state);
  record->featured = FZ_FEATURED_NONE;
  record->status = FZ_STATUS_ACTIVE;
}

static void
set_featured (FzRecord   *record,
              FzFeatured  featured,
              const char *reason)
{
  record->featured = featured;
  fz_record_set_text (record, FZ_FIELD_FEATURED_REASON, reason);
  fz_record_set_text (record, FZ_FIELD_FEATURED_SOURCE, SOURCE);
}

static void
set_status (FzRecord   *record,
            FzStatus    status,
            const char *note)
{
  record->status = status;
  fz_record_set_text (record, FZ_FIELD_STATUS_NOTE, note);
}

static void
set_notice (FzRecord *record,
            guint     i)
{
  fz_record_set_text (record, FZ_FIELD_NOTICE, notices[i].text);
  fz_record_set_text (record, FZ_FIELD_NOTICE_FROM, notices[i].from);
  fz_record_set_text (record, FZ_FIELD_NOTICE_UNTIL, notices[i].until);
}

static gint
compare_drawn (gconstpointer a,
               gconstpointer b)
{
  const FzRecord *one = *(const FzRecord *const *) a;
  const FzRecord *other = *(const FzRecord *const *) b;
  guint64         seed_of_one = make_seed (one->code);
  guint64         seed_of_other = make_seed (other->code);
  guint64         drawn_of_one = draw (&seed_of_one);
  guint64         drawn_of_other = draw (&seed_of_other);

  if (drawn_of_one != drawn_of_other)
    return drawn_of_one < drawn_of_other ? -1 : 1;
  return g_strcmp0 (one->code, other->code);
}

/* The records in an order that is drawn by lot from their codes.
 * Returns: (transfer container) */
static GPtrArray *
draw_order (const FzDataset *dataset)
{
  GPtrArray *order = g_ptr_array_sized_new (dataset->records->len);

  g_ptr_array_extend (order, dataset->records, NULL, NULL);
  g_ptr_array_sort (order, compare_drawn);
  return order;
}

/* What only few stations are or have goes to the first ones of the lot. */
static void
fill_few (GPtrArray *order)
{
  guint at = 0;

  for (guint i = 0; i < FZ_SAMPLE_N_POPULAR && at < order->len; i++, at++)
    set_featured (g_ptr_array_index (order, at), FZ_FEATURED_POPULAR,
                  popular_reasons[i % G_N_ELEMENTS (popular_reasons)]);
  for (guint i = 0; i < FZ_SAMPLE_N_SPECIAL && at < order->len; i++, at++)
    set_featured (g_ptr_array_index (order, at), FZ_FEATURED_SPECIAL,
                  special_reasons[i % G_N_ELEMENTS (special_reasons)]);

  if (at < order->len)
    set_status (g_ptr_array_index (order, at++), FZ_STATUS_MOVED,
                "示例：已迁至示例路88号（虚构）");
  if (at < order->len)
    set_status (g_ptr_array_index (order, at++), FZ_STATUS_SUSPENDED,
                "示例：装修，暂停服务（虚构）");

  for (guint i = 0; i < G_N_ELEMENTS (notices) && at < order->len; i++, at++)
    set_notice (g_ptr_array_index (order, at), i);
  if (order->len > 0)
    set_notice (g_ptr_array_index (order, 0), 0);
}

static void
set_dataset (FzCatalog *catalog)
{
  g_autofree char *name = g_strconcat (catalog->dataset.name, "-sample", NULL);

  fz_catalog_set_dataset (catalog, name, catalog->dataset.version, NULL, TRUE);
}

/* Turns @dataset, fresh from its files, into sample data: the same stations, with
 * invented addresses, telephone numbers, hours, services, notices, states and
 * featured stations. The same dataset always gives the same sample. Names and
 * points stay what they are, and so does how good the points are. */
void
fz_sample_fill (FzDataset *dataset)
{
  g_autoptr (GPtrArray) order = draw_order (dataset);

  for (guint i = 0; i < dataset->records->len; i++)
    fill_record (g_ptr_array_index (dataset->records, i), dataset->catalog);
  fill_few (order);
  set_dataset (dataset->catalog);
}
