// SPDX-License-Identifier: EUPL-1.2
// The consent talk on paper: without scripts the browser's own menu prints.

for (const button of document.querySelectorAll('[data-afdrukken]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
