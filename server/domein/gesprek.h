/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The consent talk: the answer a giver gives while the text is on the table. What a verklaring is,
 * and who may give it, verklaring.h says; here is how a "ja" of the talk is made sure of:
 *
 *     digitaal       on this screen: the giver typed their name (`ondertekend`) and ticked that it
 *                    is their own answer (`akkoord`); of today
 *     schriftelijk   on paper: the day it was signed (`datum`) and where the paper is (`bewijs`)
 *     mondeling      spoken; default
 *
 * A "nee" asks for none of this (R15: refusing is as easy), and "later" records nothing.
 */
#ifndef DOMEIN_GESPREK_H
#define DOMEIN_GESPREK_H

#include "verzoek/dossier.h"

/* Fields: gever, antwoord (ja, nee, later), wijze, akkoord, and those of verklaring.h but
 * `vervanging`. *ret_id is 0 after "later"; *ret_stand as verklaring_add, owned by the caller. */
enum result gesprek_antwoord(struct dossier *d, int64_t toestemming, const json_t *in,
                             int64_t *ret_id, char **ret_stand, struct probleem *p) CHECKED;

/* What a preview lists, made fit to read together with `gever`, a person or an organisation (G7):
 * out goes what a child objected to or its interest forbids towards them, and without title stays
 * what may tell where somebody else with a secret address is (R18). On the writer. */
enum result gesprek_meelezen(struct dossier *d, int64_t gever, json_t *erbij,
                             struct probleem *p) CHECKED;

#endif
