/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * "Mijn berichten": tells somebody that something asks for them. Keeps ids, never text (R24): what
 * it points at is read through the views when it is shown, and says nothing where the viewer may
 * not look. The words of each soort stand in server/render/woorden_berichten.c ("attendering:…").
 *
 * Nobody is flooded: the same matter (all fields of struct attendering) is one message of one
 * person. It grows while it is unread, and stands as new when it comes back after it was read.
 */
#ifndef DOMEIN_ATTENDERING_H
#define DOMEIN_ATTENDERING_H

#include "base/id.h"
#include "verzoek/dossier.h"

struct attendering {
    const char *soort;  /* "betrokkenheid-gevraagd", "toestemming-ingetrokken", … */
    int64_t huishouden; /* 0 for none */
    const char *object; /* "betrokkenheid", "toestemming", "huishouden", …; NULL */
    int64_t object_id;
};

/* The message itself, for whoever has no request (the wachter). `id`: new; `nu`: Unix seconds. */
enum result attendering_put(struct db_conn *writer, int64_t id, int64_t nu, int64_t aan,
                            const struct attendering *a, struct probleem *p) CHECKED;
/* The same, but what still stands unread is left as it is: for what is looked at again each day. */
enum result attendering_once(struct db_conn *writer, int64_t id, int64_t nu, int64_t aan,
                             const struct attendering *a, struct probleem *p) CHECKED;
/* Nothing is sent to oneself. */
enum result attendering_send(struct verzoek *v, int64_t aan, const struct attendering *a,
                             struct probleem *p) CHECKED;
/* To every active procesregisseur (of the household's wijk, when they have an area). */
enum result attendering_procesregie(struct verzoek *v, const struct attendering *a,
                                    struct probleem *p) CHECKED;
/* To whoever has the regie of the household today (regisseur, deputy, or the owner of the intake);
 * to procesregie when nobody has. */
enum result attendering_regie(struct verzoek *v, const struct attendering *a,
                              struct probleem *p) CHECKED;
/* To every active account of an onderdeel that is involved in the household. */
enum result attendering_onderdeel(struct verzoek *v, int64_t onderdeel, const struct attendering *a,
                                  struct probleem *p) CHECKED;
/* The viewer's own messages are read: that one, or with 0 all. *ret is how many were new. One that
 * is not theirs is PROBLEEM_NIET_GEVONDEN, like one that does not exist. */
enum result attendering_read(struct verzoek *v, int64_t id, int64_t *ret,
                             struct probleem *p) CHECKED;
/* The same of those in the array of ids; what is not theirs, or does not exist, is passed over. */
enum result attendering_read_these(struct verzoek *v, const json_t *ids, int64_t *ret,
                                   struct probleem *p) CHECKED;
/* To every active privacy officer, but nothing is sent to oneself. */
enum result attendering_privacy(struct verzoek *v, const struct attendering *a,
                                struct probleem *p) CHECKED;
/* The same for what looks over them by itself, in a job of the writer that has no context of its
 * own: as attendering_once, to all but the account `behalve` (0: to all). */
enum result attendering_privacy_once(struct db_conn *writer, struct id_maker *ids, int64_t nu,
                                     int64_t behalve, const struct attendering *a,
                                     struct probleem *p) CHECKED;

#endif
