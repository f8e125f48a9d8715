/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"

static const FzStationEntry entries[FIXTURE_N_STATIONS] = {
  {
      .id = 1,
      .code = "440100",
      .level = FZ_LEVEL_CITY,
      .district = FZ_NO_DISTRICT,
      .names = { "广州市公共法律服务中心", "廣州市公共法律服務中心",
                 "Guangzhou Public Legal Service Centre" },
      .place = { "广州市", "廣州市", "Guangzhou" },
      .featured = FZ_FEATURED_NONE,
      .point = { 23.131788, 113.259058 },
      .point_quality = FZ_POINT_QUALITY_SEAT,
  },
  {
      .id = 2,
      .code = "440106",
      .level = FZ_LEVEL_DISTRICT,
      .district = 0,
      .names = { "天河区公共法律服务中心", "天河區公共法律服務中心",
                 "Tianhe District Public Legal Service Centre" },
      .place = { "天河区", "天河區", "Tianhe District" },
      .featured = FZ_FEATURED_NONE,
      .point = { 23.127343, 113.356091 },
      .point_quality = FZ_POINT_QUALITY_SEAT,
  },
  {
      .id = 3,
      .code = "440106011",
      .level = FZ_LEVEL_STREET,
      .district = 0,
      .names = { "猎德街公共法律服务工作站", "獵德街公共法律服務工作站",
                 "Liede Subdistrict Public Legal Service Station" },
      .place = { "猎德街道", "獵德街道", "Liede Subdistrict" },
      .hours = "Mo-Fr 09:00-17:00",
      .featured = FZ_FEATURED_POPULAR,
      .point = { 23.115, 113.332 },
      .point_quality = FZ_POINT_QUALITY_A,
      .step_free = FZ_STEP_FREE_YES,
      .checked_on = "2026-05-01",
      .services = 0x2,
  },
  {
      .id = 4,
      .code = "440106003",
      .level = FZ_LEVEL_STREET,
      .district = 0,
      .names = { "沙河街公共法律服务工作站", NULL, NULL },
      .place = { "沙河街道", NULL, NULL },
      .hours = "Mo-Fr 09:00-17:00",
      .featured = FZ_FEATURED_NONE,
      .point = { 23.152, 113.315 },
      .point_quality = FZ_POINT_QUALITY_DOOR,
      .step_free = FZ_STEP_FREE_NO,
      .checked_on = "2026-09-01",
  },
  {
      .id = 5,
      .code = "440118",
      .level = FZ_LEVEL_DISTRICT,
      .district = 1,
      .names = { "增城区公共法律服务中心", "增城區公共法律服務中心",
                 "Zengcheng District Public Legal Service Centre" },
      .place = { "增城区", "增城區", "Zengcheng District" },
      .featured = FZ_FEATURED_NONE,
      .point = { 23.264146, 113.805508 },
      .point_quality = FZ_POINT_QUALITY_SEAT,
  },
  {
      .id = 6,
      .code = "440118106",
      .level = FZ_LEVEL_TOWN,
      .district = 1,
      .names = { "新塘镇公共法律服务工作站", "新塘鎮公共法律服務工作站",
                 "Xintang Town Public Legal Service Station" },
      .place = { "新塘镇", "新塘鎮", "Xintang Town" },
      .featured = FZ_FEATURED_SPECIAL,
      .point = { 23.124, 113.607 },
      .point_quality = FZ_POINT_QUALITY_B,
  },
};

/* The districts, one service expected everywhere and one at the upper levels. */
FzCatalog *
fixture_make_catalog (void)
{
  FzCatalog *catalog = fz_catalog_new ();

  fz_catalog_set_dataset (catalog, "fixture", "1", NULL, TRUE);
  fz_catalog_add_district (catalog, "440106", fz_names_make ("天河区", "天河區", "Tianhe District"));
  fz_catalog_add_district (catalog, "440118", fz_names_make ("增城区", "增城區", "Zengcheng District"));
  fz_catalog_add_service (catalog, "advice",
                          fz_names_make ("法律咨询", "法律諮詢", "Legal advice"), 0xf, "fixture");
  fz_catalog_add_service (catalog, "legal-aid",
                          fz_names_make ("法律援助", "法律援助", "Legal aid"), 0x3, "fixture");
  return catalog;
}

FzStationColumns *
fixture_make_columns (void)
{
  FzStationColumns *columns = fz_station_columns_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    fz_station_columns_append (columns, &entries[i]);
  return columns;
}

FzStationTable *
fixture_make_table (FzScript script)
{
  FzStationTable *table = fz_station_table_new (script);
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();

  fz_station_table_take (table, catalog, fixture_make_columns ());
  return table;
}

/* The record of station @id, as the columns have it. */
FzRecord *
fixture_make_record (guint32 id)
{
  static const char *const district_codes[] = { "440106", "440118" };
  const FzStationEntry    *entry = &entries[id - 1];
  FzRecord                *record = fz_record_new (2);

  g_assert_cmpuint (entry->id, ==, id);
  record->id = id;
  record->revision = 1;
  record->code = g_strdup (entry->code);
  record->level = entry->level;
  if (entry->district != FZ_NO_DISTRICT)
    record->district_code = g_strdup (district_codes[entry->district]);
  record->names = fz_names_make (entry->names[0], entry->names[1], entry->names[2]);
  record->place = fz_names_make (entry->place[0], entry->place[1], entry->place[2]);
  record->hours = g_strdup (entry->hours);
  record->featured = entry->featured;
  record->status = entry->status;
  record->point = entry->point;
  record->point_quality = entry->point_quality;
  record->step_free = entry->step_free;
  record->checked_on = g_strdup (entry->checked_on);
  return record;
}
