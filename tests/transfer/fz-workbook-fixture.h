/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WORKBOOK_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define WORKBOOK_REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
/* Its table of contents. */
#define WORKBOOK_PACKAGE                                                                          \
  WORKBOOK_HEAD "<Relationships><Relationship Id=\"a\" Type=\"" WORKBOOK_REL "/officeDocument\" " \
                "Target=\"xl/workbook.xml\"/></Relationships>"

/* A file in a workbook: a text with @n times @piece in it. */
typedef struct
{
  const char *name;
  const char *before;
  const char *piece; /* (nullable) */
  guint       n;
  const char *after; /* (nullable) */
} WorkbookMember;

char *workbook_write (const WorkbookMember *members,
                      guint                 n);

G_END_DECLS
