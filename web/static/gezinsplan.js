// SPDX-License-Identifier: EUPL-1.2
// What the screens gain when scripts run. Every page works without this file.
import 'htmx.org';
import './formulier.js';
import './gesprek.js';
import './menu.js';
import './sessie.js';
import './toetsen.js';
