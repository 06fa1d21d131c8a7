// SPDX-License-Identifier: EUPL-1.2
// The voorbeeld theme defines some 2,800 design tokens, for every NL Design System component there
// is. We ship the ones that our styles reach, directly or through another token.

const uses = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);

/** The theme's text, one declaration a line, without the tokens that `css` cannot reach. */
export function reachable(theme, css) {
  const lines = theme.split('\n');
  const value = new Map();
  for (const line of lines) {
    const declaration = /^\s*(--[\w-]+):(.*);/.exec(line);
    if (declaration) value.set(declaration[1], declaration[2]);
  }
  const keep = new Set();
  const todo = uses(css);
  while (todo.length) {
    const name = todo.pop();
    if (keep.has(name) || !value.has(name)) continue;
    keep.add(name);
    todo.push(...uses(value.get(name)));
  }
  return lines
    .filter((line) => {
      const name = /^\s*(--[\w-]+):/.exec(line)?.[1];
      return !name || keep.has(name);
    })
    .join('\n');
}
