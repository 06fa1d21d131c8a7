-- SPDX-License-Identifier: EUPL-1.2
-- The beginnings of names get an index of their own: "de Vries" or a first letter otherwise reads every name that begins so, at each
-- search, which at 100,000 households was most of its time (docs/prestaties.md). A key begins with the letter that says what it is.
DROP TABLE zoek_naam;
CREATE VIRTUAL TABLE zoek_naam USING fts5(tekst, content='', detail=none, columnsize=0, tokenize='ascii', prefix='2 3 4'); -- rowid: huishouden, lid
INSERT INTO zoek_naam (zoek_naam, rank) VALUES ('hashsize', 67108864);
INSERT INTO zoek_naam (rowid, tekst) SELECT id, naam_sleutels(naam) FROM huishouden ORDER BY id;
INSERT INTO zoek_naam (rowid, tekst) SELECT l.id, naam_sleutels(p.naam, p.roepnaam) FROM lid l JOIN persoon p ON p.id = l.persoon_id ORDER BY l.id;
INSERT INTO zoek_naam (zoek_naam, rank) VALUES ('hashsize', 1048576);
INSERT INTO zoek_naam (zoek_naam) VALUES ('optimize');
