/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-columns.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-record-value.h"

/* How many rows a column without a name that is known is judged by. */
#define ROWS_LOOKED_AT 200

/* What spreadsheets call a column, folded, which makes the simplified form of the
 * traditional one. The field's own word needs no entry. */
static const struct
{
  const char *name;
  guint       target;
} names[] = {
  { "编号", FZ_FIELD_CODE },
  { "编码", FZ_FIELD_CODE },
  { "代码", FZ_FIELD_CODE },
  { "统计代码", FZ_FIELD_CODE },
  { "区划代码", FZ_FIELD_CODE },
  { "station code", FZ_FIELD_CODE },
  { "级别", FZ_FIELD_LEVEL },
  { "层级", FZ_FIELD_LEVEL },
  { "类别", FZ_FIELD_LEVEL },
  { "区", FZ_FIELD_DISTRICT },
  { "所属区", FZ_FIELD_DISTRICT },
  { "行政区", FZ_FIELD_DISTRICT },
  { "区县", FZ_FIELD_DISTRICT },
  { "区代码", FZ_FIELD_DISTRICT },
  { "district", FZ_FIELD_DISTRICT },
  { "名称", FZ_FIELD_NAME_HANS },
  { "站点名称", FZ_FIELD_NAME_HANS },
  { "机构名称", FZ_FIELD_NAME_HANS },
  { "工作站名称", FZ_FIELD_NAME_HANS },
  { "简体名称", FZ_FIELD_NAME_HANS },
  { "name", FZ_FIELD_NAME_HANS },
  { "station", FZ_FIELD_NAME_HANS },
  { "繁体名称", FZ_FIELD_NAME_HANT },
  { "英文名称", FZ_FIELD_NAME_EN },
  { "英文名", FZ_FIELD_NAME_EN },
  { "english name", FZ_FIELD_NAME_EN },
  { "镇街", FZ_FIELD_PLACE_HANS },
  { "街镇", FZ_FIELD_PLACE_HANS },
  { "街道", FZ_FIELD_PLACE_HANS },
  { "place", FZ_FIELD_PLACE_HANS },
  { "拼音", FZ_FIELD_PINYIN },
  { "首字母", FZ_FIELD_INITIALS },
  { "别名", FZ_FIELD_ALIASES },
  { "地址", FZ_FIELD_ADDRESS },
  { "详细地址", FZ_FIELD_ADDRESS },
  { "办公地址", FZ_FIELD_ADDRESS },
  { "电话", FZ_FIELD_PHONE },
  { "联系电话", FZ_FIELD_PHONE },
  { "咨询电话", FZ_FIELD_PHONE },
  { "telephone", FZ_FIELD_PHONE },
  { "tel", FZ_FIELD_PHONE },
  { "时间", FZ_FIELD_HOURS },
  { "办公时间", FZ_FIELD_HOURS },
  { "开放时间", FZ_FIELD_HOURS },
  { "营业时间", FZ_FIELD_HOURS },
  { "opening hours", FZ_FIELD_HOURS },
  { "opening_hours", FZ_FIELD_HOURS },
  { "网站", FZ_FIELD_WEBSITE },
  { "网址", FZ_FIELD_WEBSITE },
  { "无障碍", FZ_FIELD_ACCESS },
  { "无台阶", FZ_FIELD_STEP_FREE },
  { "step-free", FZ_FIELD_STEP_FREE },
  { "公告", FZ_FIELD_NOTICE },
  { "通知", FZ_FIELD_NOTICE },
  { "状态", FZ_FIELD_STATUS },
  { "状态说明", FZ_FIELD_STATUS_NOTE },
  { "纬度", FZ_FIELD_LAT },
  { "latitude", FZ_FIELD_LAT },
  { "y", FZ_FIELD_LAT },
  { "经度", FZ_FIELD_LON },
  { "longitude", FZ_FIELD_LON },
  { "lng", FZ_FIELD_LON },
  { "x", FZ_FIELD_LON },
  { "坐标质量", FZ_FIELD_POINT_QUALITY },
  { "坐标来源", FZ_FIELD_POINT_SOURCE },
  { "核对日期", FZ_FIELD_CHECKED_ON },
  { "核实日期", FZ_FIELD_CHECKED_ON },
  { "checked on", FZ_FIELD_CHECKED_ON },
  { "offers", FZ_TARGET_OFFERS },
  { "提供的服务", FZ_TARGET_OFFERS },
  { "offers_not", FZ_TARGET_OFFERS_NOT },
  { "不提供的服务", FZ_TARGET_OFFERS_NOT },
  { "sample_data", FZ_TARGET_SAMPLE },
  { "示例数据", FZ_TARGET_SAMPLE },
  { "datum", FZ_TARGET_DATUM },
  { "坐标系", FZ_TARGET_DATUM },
};

static gboolean
find_service (const char      *name,
              const char      *folded,
              const FzCatalog *catalog,
              guint           *service)
{
  if (g_str_has_prefix (name, FZ_VALUE_SERVICE_PREFIX) &&
      fz_catalog_find_service (catalog, name + strlen (FZ_VALUE_SERVICE_PREFIX), service))
    return TRUE;
  for (guint i = 0; i < catalog->services->len; i++)
    {
      const FzNames *own = &fz_catalog_get_service (catalog, i)->names;

      for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
        {
          g_autofree char *in_script = own->by_script[script] != NULL
                                           ? fz_fold_text (own->by_script[script])
                                           : NULL;

          if (in_script != NULL && g_str_equal (in_script, folded))
            {
              *service = i;
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* What a column called @name is, in any of the three languages; FZ_TARGET_NONE when that
 * is not known. */
guint
fz_import_target_find (const char      *name,
                       const FzCatalog *catalog)
{
  g_autofree char *plain = g_strstrip (g_strdup (name));
  g_autofree char *folded = fz_fold_text (plain);
  FzField          field;
  guint            service;

  if (fz_field_from_word (plain, &field) || fz_field_from_word (folded, &field))
    return field;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i].name, folded))
        return names[i].target;
    }
  if (find_service (plain, folded, catalog, &service))
    return FZ_TARGET_SERVICE + service;
  return FZ_TARGET_NONE;
}

/* The word of a target, by which fz_import_target_find() finds it; NULL for none. The
 * caller's. */
char *
fz_import_target_dup_word (guint            target,
                           const FzCatalog *catalog)
{
  if (target < FZ_N_FIELDS)
    return g_strdup (fz_field_to_word ((FzField) target));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (names[i].target == target)
        return g_strdup (names[i].name);
    }
  if (target == FZ_TARGET_NONE)
    return NULL;
  return g_strconcat (FZ_VALUE_SERVICE_PREFIX,
                      fz_catalog_get_service (catalog, target - FZ_TARGET_SERVICE)->code, NULL);
}

static gboolean
is_code (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return text[length] == '\0' && (length == 6 || length == 9) && g_str_has_prefix (text, "4401");
}

static gboolean
is_between (const char *text,
            double      from,
            double      to)
{
  char  *end;
  double number = g_ascii_strtod (text, &end);

  return *text != '\0' && *end == '\0' && strchr (text, '.') != NULL && number >= from &&
         number <= to;
}

static gboolean
is_lat (const char *text)
{
  return is_between (text, 22.4, 24.0);
}

static gboolean
is_lon (const char *text)
{
  return is_between (text, 112.8, 114.2);
}

/* By what texts a column shows what it is, for those whose texts are like nothing else. */
static const struct
{
  guint target;
  gboolean (*fits) (const char *text);
} contents[] = {
  { FZ_FIELD_CODE, is_code },
  { FZ_FIELD_LAT, is_lat },
  { FZ_FIELD_LON, is_lon },
};

/* Whether every text that the column has is fit, and it has one. */
static gboolean
all_fit (const FzSheet *sheet,
         guint          column,
         gboolean (*fits) (const char *text))
{
  guint n = 0;

  for (guint row = 0; row < MIN (fz_sheet_get_n_rows (sheet), ROWS_LOOKED_AT); row++)
    {
      const char *text = fz_sheet_get (sheet, row, column);

      if (*text != '\0' && !fits (text))
        return FALSE;
      n += *text != '\0';
    }
  return n > 0;
}

/* What no column is called may still be there: the first whose texts are of its form. */
static void
match_contents (const FzSheet *sheet,
                GArray        *columns)
{
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      guint found;

      if (fz_import_columns_find (columns, contents[i].target, &found))
        continue;
      for (guint column = 0; column < columns->len; column++)
        {
          guint *target = &g_array_index (columns, guint, column);

          if (*target == FZ_TARGET_NONE && all_fit (sheet, column, contents[i].fits))
            {
              *target = contents[i].target;
              break;
            }
        }
    }
}

/* What each column of @sheet is, by its name and then by what is in it; of two that would
 * be the same, the first. An array of guint, the caller's, which may be changed. */
GArray *
fz_import_columns_match (const FzSheet   *sheet,
                         const FzCatalog *catalog)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < fz_sheet_get_n_columns (sheet); i++)
    {
      guint target = fz_import_target_find (fz_sheet_get_header (sheet, i), catalog);
      guint taken;

      if (fz_import_columns_find (columns, target, &taken))
        target = FZ_TARGET_NONE;
      g_array_append_val (columns, target);
    }
  match_contents (sheet, columns);
  return columns;
}

/* FALSE, with @column left alone, when none is @target. */
gboolean
fz_import_columns_find (const GArray *columns,
                        guint         target,
                        guint        *column)
{
  for (guint i = 0; i < columns->len; i++)
    {
      if (g_array_index (columns, guint, i) == target)
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}
