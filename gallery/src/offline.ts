// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Without a connection: which kept answer is of the same values, and the page that is shown where
/// none is. No page of the program is at hand then, so its words are here, in both languages.

const kMostOffered = 6;

/// Whether two addresses mean the same: their values in whatever order.
export function same_address(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(address: string): string {
  const url = new URL(address);
  url.searchParams.sort();
  url.hash = '';
  return url.href.replace(/\?$/, '');
}

/// Kept addresses of the same page with other values, the latest first.
export function others_of(address: string, kept: readonly string[]): string[] {
  const path = new URL(address).pathname;
  return kept.filter((one) => new URL(one).pathname === path).reverse().slice(0, kMostOffered);
}

interface Words {
  lang: string;
  title: string;
  why: string;
  others: string;
  plain: string;
  again: string;
  home: string;
}
const kWords: Words[] = [
  {
    lang: 'fr',
    title: 'Pas de connexion',
    why: "Cet appareil n'a pas gardé cette page, ou pas avec ces valeurs.",
    others: "La même page, gardée avec d'autres valeurs\u00a0:",
    plain: "valeurs d'origine",
    again: 'Réessayer',
    home: 'Voir les modèles',
  },
  {
    lang: 'en',
    title: 'No connection',
    why: 'This device has not kept this page, or not with these values.',
    others: 'The same page, kept with other values:',
    plain: 'values as designed',
    again: 'Try again',
    home: 'To the designs',
  },
];

/// `style`: address of the style sheet; `base`: of the gallery.
export function offline_page(address: string, others: readonly string[], style: string, base: string): string {
  const first = new URL(address).pathname.includes('/en/') ? 'en' : 'fr';
  const words = [...kWords].sort((a, b) => Number(b.lang === first) - Number(a.lang === first));
  const title = words.map((one) => one.title).join(' – ');
  return `<!doctype html><html lang="${first}"><head><meta charset="utf-8">`
    + '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
    + `<title>${title}</title><link rel="stylesheet" href="${escaped(style)}"></head>`
    + '<body class="text error-page"><main id="content"><div class="wrap prose">'
    + words.map((one, k) => part(one, k === 0 ? 'h1' : 'h2', address, others, base)).join('')
    + '</div></main></body></html>';
}

function part(words: Words, heading: string, address: string, others: readonly string[], base: string): string {
  const list = others.map((one) => {
    const values = decoded(new URL(one).search.slice(1));
    return `<li><a href="${escaped(one)}">${escaped(values === '' ? words.plain : values)}</a></li>`;
  });
  return `<section lang="${words.lang}"><${heading}>${words.title}</${heading}><p class="lede">${words.why}</p>`
    + (list.length === 0 ? '' : `<p>${words.others}</p><ul>${list.join('')}</ul>`)
    + `<p><a class="button" href="${escaped(address)}">${words.again}</a> `
    + `<a class="button second" href="${escaped(base + words.lang)}/">${words.home}</a></p></section>`;
}

/// "length = 150cm, preset = nursery".
function decoded(query: string): string {
  return [...new URLSearchParams(query)].map(([name, value]) => `${name} = ${value}`).join(', ');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
