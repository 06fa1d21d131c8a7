/* SPDX-License-Identifier: EUPL-1.2 */
/* The API's own description, OpenAPI 3.0: GET /api/v1/openapi.json. */
#ifndef RESOURCES_OPENAPI_H
#define RESOURCES_OPENAPI_H

#include "base/probleem.h"
#include "base/result.h"

/* Fills `model` with the document; `gemeente` is whom to ask. Opens nothing, asks nothing. */
enum result openapi_document(const char *gemeente, json_t *model, struct probleem *p) CHECKED;

#endif
