-- SPDX-License-Identifier: EUPL-1.2
-- "Who looked, of this organisation, in that period?" The moment stands in the index, so that lines outside the period are passed over
-- without being read.

CREATE INDEX logregel_onderdeel ON logregel (onderdeel, volgnr, tijd, uitkomst) WHERE onderdeel IS NOT NULL;
DROP INDEX logregel_gebruiker;
CREATE INDEX logregel_gebruiker ON logregel (gebruiker, volgnr, tijd) WHERE gebruiker IS NOT NULL;
