/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R19: one item released across a separation, reworded. The regisseur, who sees the original,
 * writes what the other side may know; that becomes a message of its own (G6), about people who are
 * not protected, and the original stays closed. Nothing goes by itself, and nothing of the original
 * goes: not its text, not its date, not that there is one.
 *
 * To accounts and onderdelen that stand on the other side of that separation; for a person who
 * does, it is about that person, who reads it as what is written about them (G7).
 */
#ifndef DOMEIN_VRIJGAVE_H
#define DOMEIN_VRIJGAVE_H

#include "verzoek/dossier.h"

/* afscherming, titel, tekst, personen[], categorie, gebruikers[], onderdelen[], zonderPlek (true),
 * alleenGekozen, reden (kept, not sent). *ret_id is the message. */
enum result vrijgave_add(struct dossier *d, int64_t item, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* From this moment nobody on the other side reads it any more, with a reason. */
enum result vrijgave_withdraw(struct dossier *d, int64_t id, const char *reden, int64_t *ret_versie,
                              struct probleem *p) CHECKED;

#endif
