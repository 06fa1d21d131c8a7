// SPDX-License-Identifier: EUPL-1.2
// The session ends after a while without work. Before that we ask whether somebody is still there;
// after it the page is covered, keeps what was typed, and goes on once the same person is back.
// Tabs tell each other that the session lives on, or that somebody logged out.

const dialog = document.getElementById('sessie');
const channel = new BroadcastChannel('gezinsplan');
const parts = { bijna: 'Bent u er nog?', uit: 'U bent uitgelogd' };

let warning = 0; // ms before the end at which we ask
let lifetime = 0; // ms from the last request to the end
let end = 0; // the moment the session ends, ms since the epoch
let state = 'aan'; // aan, bijna, uit

function show(part) {
  state = part;
  for (const element of dialog.querySelectorAll('[data-deel]')) {
    element.hidden = element.dataset.deel !== part;
  }
  dialog.setAttribute('aria-label', parts[part]);
  dialog.classList.toggle('gp-dialog--dicht', part === 'uit');
  say('');
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(`[data-deel="${part}"] h2`).focus();
}

function hide() {
  state = 'aan';
  dialog.close();
}

function say(text) {
  dialog.querySelector('[data-melding]').textContent = text;
}

function remaining() {
  const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
  if (seconds > 90) return `${Math.round(seconds / 60)} minuten`;
  if (seconds > 45) return '1 minuut';
  return 'een paar tellen';
}

function tick() {
  if (state === 'uit') return;
  if (Date.now() >= end) {
    show('uit');
  } else if (Date.now() >= end - warning) {
    dialog.querySelector('[data-tijd]').textContent = remaining();
    if (state === 'aan') show('bijna');
  }
}

/** A request was answered: the session lives another `rest` ms. */
function alive(rest = lifetime) {
  end = Date.now() + rest;
  channel.postMessage({ end, who: dialog.dataset.gebruiker });
  if (state === 'bijna') hide();
}

const loggedOut = (response) =>
  response.status === 401 ||
  (response.redirected && new URL(response.url).pathname === '/inloggen');

async function extend() {
  try {
    const response = await fetch('/sessie/verlenging', {
      method: 'POST',
      headers: { 'X-CSRF-Token': dialog.dataset.csrf, Accept: 'application/json' },
    });
    if (loggedOut(response) || response.status === 403) show('uit');
    else if (response.ok) alive((await response.json()).resterend * 1000);
    else say('Dat lukte niet. Probeer het nog eens.');
  } catch {
    say('Er is geen verbinding. Probeer het nog eens.');
  }
}

/** Asks for this page again; when the same person is logged in, its forms get the new token. */
async function resume() {
  try {
    const response = await fetch(location.href, { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById('sessie');
    if (!fresh) {
      say('U bent nog niet ingelogd.');
    } else if (fresh.dataset.gebruiker !== dialog.dataset.gebruiker) {
      location.reload(); // somebody else: nothing of this page is theirs
    } else {
      dialog.dataset.csrf = fresh.dataset.csrf;
      for (const field of document.querySelectorAll('input[name="_csrf"]')) {
        field.value = fresh.dataset.csrf;
      }
      hide();
      alive();
    }
  } catch {
    say('Er is geen verbinding. Probeer het nog eens.');
  }
}

function hear({ data }) {
  if (data.uit) {
    show('uit');
  } else if (data.who === dialog.dataset.gebruiker) {
    if (state === 'uit') {
      resume();
    } else {
      end = data.end;
      if (state === 'bijna') hide();
    }
  }
}

function watch() {
  lifetime = Number(dialog.dataset.resterend) * 1000;
  warning = Number(dialog.dataset.waarschuwing) * 1000;
  alive();
  channel.addEventListener('message', hear);
  setInterval(tick, 1000);
  document.addEventListener('visibilitychange', tick);

  // Escape means: I am still here. It does not open a page that is covered.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (state === 'bijna') extend();
  });
  dialog.addEventListener('close', () => {
    if (state !== 'aan') dialog.showModal();
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target.closest('[data-doe="verleng"]')) extend();
    if (target.closest('[data-doe="hervat"]')) resume();
  });
  document.addEventListener('submit', ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target.matches('[data-uitloggen]')) channel.postMessage({ uit: true });
  });
  document.addEventListener('htmx:before:response', (event) => {
    const { response, request } = event.detail.ctx;
    if (loggedOut(response.raw)) {
      event.preventDefault();
      show('uit');
    } else if (response.status >= 400 && request.method === 'GET') {
      event.preventDefault();
      location.assign(request.action); // the whole page says what is wrong
    } else {
      alive();
    }
  });
}

if (dialog) watch();
