/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A deelbesluit (R16, G4): whoever holds the secret decides, with reasons, to share without
 * consent. It is taken on a row of the ground table (table deelgrond: law article, which kinds of
 * sources, towards which kinds of receivers, which categories, longest term, which questions); what
 * the row does not allow is refused with the rule named, here for the words and once more by the
 * trigger deelbesluit_toelaatbaar. The source is always the decider's own onderdeel, so nobody
 * takes one for another. Never changed: the source or the privacy officer ends it.
 *
 * What is asked (`in`, the fields of resources/deelwijzer.c):
 *     grond                code of the row
 *     ontvangerOnderdeel, ontvangerGebruiker  who may know: one professional (involved or not), or
 *                          whoever of an onderdeel is involved
 *     personen[]           about whom: members the viewer sees
 *     categorieen[], items[]  what; at least one of the two, of the own onderdeel
 *     doel, doelZin        what for: code and sentence
 *     minimaal             the minimum content: why less is not enough
 *     vragen, vragenUitleg was consent asked (nee-gezegd, gevaar, niet-bereikbaar, hoeft-niet)
 *     gevaar               what danger there is
 *     overlegdMet, overlegdOp  the colleague who was consulted, and when
 *     weging[]             {vraag, antwoord}: every question of the row
 *     verteldAan[], verteldOp  which persons know; of the others uitstelReden and uitstelTot
 *     tot, herbeoordeelOp  last day, and review date: 30 days at most; it opens nothing after
 * either
 */
#ifndef DOMEIN_DEELBESLUIT_H
#define DOMEIN_DEELBESLUIT_H

#include "verzoek/dossier.h"

/* Takes the decision. The receiver is told that there is one, without content. Field errors name
 * the rule. */
enum result deelbesluit_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* The same without telling anybody, and with what is not filled in yet left open: for the preview,
 * within a rehearsal (R25). */
enum result deelbesluit_proef(struct dossier *d, const json_t *in, int64_t *ret_id,
                              struct probleem *p) CHECKED;
/* The source ends it; at once, and for good. One that ended is PROBLEEM_CONFLICT. */
enum result deelbesluit_end(struct dossier *d, int64_t besluit, const char *reden,
                            struct probleem *p) CHECKED;
/* A person was told later on. `in`: persoon, datum (NULL: today). */
enum result deelbesluit_tell(struct dossier *d, int64_t besluit, const json_t *in,
                             struct probleem *p) CHECKED;
/* The answer to the privacy officer's question. */
enum result deelbesluit_answer(struct dossier *d, int64_t besluit, const char *antwoord,
                               struct probleem *p) CHECKED;

/* The privacy officer (R27), outside any household. `uitkomst`: akkoord, beeindigd (it ends at
 * once), vraag (asked back). */
enum result deelbesluit_review(struct verzoek *v, int64_t besluit, const char *uitkomst,
                               const char *toelichting, struct probleem *p) CHECKED;
/* Chooses to see the substance of one today, with a reason; *ret_huishouden for the log. */
enum result deelbesluit_look(struct verzoek *v, int64_t besluit, const char *reden,
                             int64_t *ret_huishouden, struct probleem *p) CHECKED;

/* The deelwijzer's other ends, kept for whoever weighed it: `uitkomst` niet-delen or vragen, and
 * `waarom`. `in` as above, all of it optional. */
enum result deelafweging_add(struct dossier *d, const json_t *in, const char *uitkomst,
                             int64_t *ret_id, struct probleem *p) CHECKED;

/* R16, G6: whoever has the regie asks a source for a decision; a message with its own text. `in`:
 * gebruiker or onderdeel, personen, categorie, ontvanger, tekst. */
enum result deelbesluit_ask(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;

#endif
