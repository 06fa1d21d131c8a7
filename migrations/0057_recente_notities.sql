-- SPDX-License-Identifier: EUPL-1.2
-- From which moment on the notes of a dossier are recent is asked at each first look (regel_recent); this finds it in a few steps.
CREATE INDEX item_notitie ON item (huishouden_id, soort, op) WHERE soort = 'notitie';
