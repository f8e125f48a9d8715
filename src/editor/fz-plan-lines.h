/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-import-plan.h"

G_BEGIN_DECLS

/* The parts of a plan, in the order in which they are shown. */
typedef enum
{
  FZ_PLAN_PART_FILES,     /* where there are several */
  FZ_PLAN_PART_ERRORS,    /* rows that cannot be taken */
  FZ_PLAN_PART_CONFLICTS, /* stations with a value that somebody must choose */
  FZ_PLAN_PART_ADDED,
  FZ_PLAN_PART_CHANGED,
  FZ_PLAN_PART_MISSING, /* stations that no row is about */
} FzPlanPart;
#define FZ_N_PLAN_PARTS 6

/* What a line is about: the head of a part, or with one of these a thing of it. All of it
 * borrowed of the plan. */
#define FZ_TYPE_PLAN_LINE (fz_plan_line_get_type ())
G_DECLARE_FINAL_TYPE (FzPlanLine, fz_plan_line, FZ, PLAN_LINE, GObject)

struct _FzPlanLine
{
  GObject parent_instance;

  FzPlanPart       part;
  FzImportItem    *item;    /* (borrowed) (nullable) with neither of the next: a station */
  FzImportField   *field;   /* (borrowed) (nullable) a value of it */
  guint            value;   /* of those that the files give it, from 1; 0: the field itself */
  const FzCheck   *asked;   /* (borrowed) (nullable) what is to be asked of it */
  FzImportMissing *missing; /* (borrowed) (nullable) */
  FzImportError   *error;   /* (borrowed) (nullable) */
  guint            source;  /* the number of a file, from 1; 0: none */
};

#define FZ_TYPE_PLAN_LINES (fz_plan_lines_get_type ())
G_DECLARE_FINAL_TYPE (FzPlanLines, fz_plan_lines, FZ, PLAN_LINES, GObject)

FzPlanLines *fz_plan_lines_new (void);
void         fz_plan_lines_set_plan (FzPlanLines  *self,
                                     FzImportPlan *plan,
                                     gboolean      shows_missing);

gboolean fz_plan_line_is_head (const FzPlanLine *self);
guint    fz_plan_item_count_takeable (const FzImportItem *item);
guint    fz_plan_item_count_taken (const FzImportItem *item);
guint    fz_plan_lines_count_part (FzPlanLines *self,
                                   FzPlanPart   part);
guint    fz_plan_lines_count_taken (FzPlanLines *self,
                                    FzPlanPart   part);
void     fz_plan_lines_take (FzPlanLines *self,
                             FzPlanLine  *line,
                             gboolean     taken);
gboolean fz_plan_lines_is_taken (FzPlanLines      *self,
                                 const FzPlanLine *line);
void     fz_plan_lines_take_part (FzPlanLines *self,
                                  FzPlanPart   part,
                                  gboolean     taken);
guint    fz_plan_lines_find_part (FzPlanLines *self,
                                  FzPlanPart   part);

G_END_DECLS
