// SPDX-License-Identifier: EUPL-1.2
// A text that stands more than once in a view, broken at each of its places: a line for each, numbered from 1.
'use strict';

module.exports = (keren, view, van, ...verder) => Array.from({ length: keren }, (_, i) => [view, { van, keer: i + 1 }, ...verder]);
