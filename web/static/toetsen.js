// SPDX-License-Identifier: EUPL-1.2
// Keys: / goes to the search field, ? shows the help. One key alone must be possible to switch off
// (WCAG 2.1.4): people who speak to their computer would set them off by talking.

const help = document.getElementById('sneltoetsen');
const search = document.getElementById('zoek-boven');
const SETTING = 'gezinsplan-sneltoetsen';

const typing = (element) =>
  element.isContentEditable || element.matches('input, textarea, select, dialog *');

const enabled = () => localStorage.getItem(SETTING) !== 'uit';

const actions = {
  '/': () => {
    // On a phone the field is in the menu.
    const menu = search?.closest('[popover]');
    if (search && !search.getClientRects().length) menu?.showPopover();
    search?.focus();
  },
  '?': () => help?.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !enabled()) return;
  if (typing(event.target) || document.querySelector('dialog[open]')) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

if (help) {
  const box = help.querySelector('input[type="checkbox"]');
  box.checked = enabled();
  box.addEventListener('change', () => {
    localStorage.setItem(SETTING, box.checked ? 'aan' : 'uit');
  });
  // Without scripts it is a link to the same, on a page.
  for (const link of document.querySelectorAll('[data-doe="sneltoetsen"]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      help.showModal();
    });
  }
}
