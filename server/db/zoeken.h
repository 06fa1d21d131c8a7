/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The search indexes (migrations/…_zoeken.sql, docs/adr/0006-zoeken.md): `zoek` over the texts of
 * items, `zoek_naam` over the names of households and members. Both are contentless FTS5 tables:
 * ids and folded words, no text. Triggers keep them in the transaction of the change. Here is the
 * rest: the functions that fold, making the indexes anew, and forgetting.
 *
 * In SQL, on every connection:
 *     zoek_woorden(huishouden_id, text, …)  the words of the texts, each behind the household's id:
 * so the words of one household lie together, and a search in it does the same work whatever the
 * others hold naam_sleutels(name, …)                base/naamsleutel.h naam_lijkt(wanted, name)
 * naam_vergelijk: 0, 1 or 2 and for questions: zoek_vraag(text)                      the FTS5
 * expression for all words of `text`, each the beginning of a word, in dossier() alone
 *     naam_vraag(text, ruim)                base/naamsleutel.h
 */
#ifndef DB_ZOEKEN_H
#define DB_ZOEKEN_H

#include "db/db.h"

/* How words are folded; another number makes the indexes anew when the database is next migrated.
 */
enum { ZOEKEN_VERSIE = 1 };

/* Whether the indexes were made by another version of the folding, or never. */
enum result zoeken_verouderd(struct db_conn *c, bool *ret, struct probleem *p) CHECKED;
/* Makes both indexes from the tables, inside the caller's transaction. */
enum result zoeken_opbouwen(struct db_conn *c, struct probleem *p) CHECKED;

/* Forgetting. A row that is deleted leaves the index at once: it is not found any more. But its
 * words stay in the file, in older parts of the index, until those are merged with the deletion.
 * After destruction call zoeken_vergeet, a transaction a time (a job of the writer each), until
 * *ret_done; then, outside a transaction, zoeken_leeg: what is left in the write-ahead log goes
 * into the database, and the log is cut to nothing. FAILED with PROBLEEM_DRUK when a reader is in
 * the way: call it again. */
enum result zoeken_vergeet(struct db_conn *c, bool *ret_done, struct probleem *p) CHECKED;
enum result zoeken_leeg(struct db_conn *c, struct probleem *p) CHECKED;

#endif
