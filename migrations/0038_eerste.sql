-- SPDX-License-Identifier: EUPL-1.2
-- R5 the other way round: from a capacity to what it may (regel_bevoegdheid).
CREATE INDEX bevoegdheid_hoedanigheid ON bevoegdheid (hoedanigheid, handeling, alleen_open);
