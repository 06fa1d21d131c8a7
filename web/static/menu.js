// SPDX-License-Identifier: EUPL-1.2
// The group at the end of the menu works by itself; with scripts it closes like a menu does.

const more = document.querySelector('.gp-more details');

if (more) {
  document.addEventListener('click', (event) => {
    if (!more.contains(event.target)) more.open = false;
  });
  more.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !more.open) return;
    more.open = false;
    more.querySelector('summary').focus();
    event.stopPropagation();
    event.preventDefault();
  });
  more.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !more.contains(event.relatedTarget)) more.open = false;
  });
}
