-- SPDX-License-Identifier: EUPL-1.2
-- Whether this account wants an e-mail when there is something to read, and where it would go.
CREATE VIEW zicht_mijn_mail AS
SELECT g.email, EXISTS (SELECT 1 FROM mailvoorkeur m WHERE m.gebruiker_id = k.id) AS aan
FROM regel_kijker k
JOIN gebruiker g ON g.id = k.id;
