// SPDX-License-Identifier: EUPL-1.2
// Forms: the error summary gets the focus, one submit is one submit, long texts count along.

const SLOW = 20000; // ms after which a form may be sent again: a download leaves the page standing

/** The control to type in for what the summary points at: a field, or the first of a group. */
function control(target) {
  return target.matches('fieldset') ? (target.querySelector('input') ?? target) : target;
}

function focusOnErrors(root) {
  root.querySelector('#fouten')?.focus();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('#fouten a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  (target.closest('.gp-field') ?? target).scrollIntoView({ block: 'nearest' });
  control(target).focus();
});

function free(form) {
  delete form.dataset.bezig;
  for (const button of form.querySelectorAll('[aria-disabled="true"]')) {
    button.removeAttribute('aria-disabled');
  }
}

// htmx cancels the submits that it takes over, so those are never marked. A disabled button would
// not be sent, and it may carry the answer: it is only told to be disabled.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'dialog') return;
  if (form.dataset.bezig) {
    event.preventDefault();
    return;
  }
  form.dataset.bezig = 'ja';
  event.submitter?.setAttribute('aria-disabled', 'true');
  setTimeout(free, SLOW, form);
});

// Back to a page that the browser kept: its forms can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-bezig]')) free(form);
});

function left(length, max) {
  const rest = max - length;
  const signs = Math.abs(rest) === 1 ? 'teken' : 'tekens';
  return rest < 0 ? `${-rest} ${signs} te veel` : `nog ${rest} ${signs}`;
}

/** Counts as the server does: characters, not the halves of an emoji; a line end is one. */
function count(area) {
  const line = document.getElementById(`${area.id}-teller`);
  if (!line) return;
  const max = Number(area.dataset.max);
  const length = [...area.value].length;
  line.hidden = length <= max / 2; // room enough is no news
  line.classList.toggle('gp-late', length > max);
  line.querySelector('[data-zien]').textContent = left(length, max);
  // Read aloud once the typing pauses, and only when it starts to matter.
  clearTimeout(area.telling);
  area.telling = setTimeout(() => {
    line.querySelector('[role="status"]').textContent = length > max * 0.8 ? left(length, max) : '';
  }, 1000);
}

document.addEventListener('input', ({ target }) => {
  if (target.matches('textarea[data-max]')) count(target);
});

function start(root) {
  for (const area of root.querySelectorAll('textarea[data-max]')) count(area);
  focusOnErrors(root);
}

document.addEventListener('htmx:after:swap', () => {
  for (const area of document.querySelectorAll('textarea[data-max]')) count(area);
});
start(document);
