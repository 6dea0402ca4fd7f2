import { errandsOf } from '../errands/errands.ts';

/** So many errands a page does. */
export const ERRANDS = 60;
/** Which part of a round the pages of the browser are. */
export const PAGE_PART = 900;

/** A page that does errands by every way in which pages send; the number is that of the seed and the round. */
export function pageFor(number: number): string {
  const errands = errandsOf(Math.floor(number / 1_000_000), number % 1_000_000, PAGE_PART, ERRANDS);
  const json = JSON.stringify(errands).replace(/</g, '\\u003c');
  return `<!doctype html><html lang=en><meta charset=utf-8><title>page</title><link rel=icon href=/favicon.ico>
<link rel=stylesheet href="http://cdn.example/a.css?v=${number}"><img src="http://images.example/p/${number}.png" width=30 height=20>
<form method=post action=/contact enctype=multipart/form-data target=into><input name=subject value="form ${number}"><textarea name=message>a text
of two lines</textarea><input type=hidden name=at><input type=submit></form><iframe name=into></iframe><canvas width=320 height=200></canvas>
<script>const errands = ${json};</script><script src=/app.js></script></html>`;
}

/** What the pages do: fetch, XMLHttpRequest, beacons, pictures, forms, WebSocket, and what a browser knows of itself. */
export const SCRIPT = String.raw`
const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const urlOf = (e) => 'http://' + e.host + e.path + (e.query ? '?' + new URLSearchParams(e.query) : '');
function bodyOf(e) {
  if (e.files) {
    const form = new FormData();
    for (const [name, value] of e.form) form.append(name, value);
    for (const f of e.files) form.append(f.name, new File([bytesOf(f.base64)], f.filename, { type: f.type }));
    return form;
  }
  if (e.form) return new URLSearchParams(e.form);
  if (e.json !== undefined) return new Blob([JSON.stringify(e.json)], { type: 'application/json' });
  if (e.text) return new Blob([e.text.text], { type: e.text.type });
  return undefined;
}
const forbidden = /^(?:referer|date)$/i;
const headersOf = (e) => (e.headers || []).filter(([name]) => !forbidden.test(name));
const ways = {
  fetch: (e) => fetch(urlOf(e), { method: e.method, headers: headersOf(e), body: bodyOf(e) }).then((r) => r.text()),
  xhr: (e) => new Promise((done) => {
    const x = new XMLHttpRequest();
    x.open(e.method, urlOf(e));
    for (const [name, value] of headersOf(e)) x.setRequestHeader(name, value);
    x.onloadend = done;
    x.send(bodyOf(e));
  }),
  beacon: async (e) => { navigator.sendBeacon(urlOf(e), bodyOf(e)); },
  picture: (e) => new Promise((done) => { const i = new Image(); i.onload = i.onerror = done; i.src = urlOf(e); }),
};
function ownReport() {
  const canvas = document.querySelector('canvas');
  const at = canvas.getContext('2d');
  at.fillText('cwm fjordbank ' + Math.random(), 4, 20);
  at.arc(50, 50, Math.random() * 40, 0, Math.PI * 2);
  at.stroke();
  let stack = '';
  try { null.x; } catch (error) { stack = error.stack; }
  return {
    canvas: canvas.toDataURL(), box: canvas.getBoundingClientRect(), screen: [screen.width, screen.height, devicePixelRatio],
    now: performance.now(), origin: performance.timeOrigin, timing: performance.timing,
    resources: performance.getEntriesByType('resource').slice(-5), navigation: performance.getEntriesByType('navigation'),
    agent: navigator.userAgent, languages: navigator.languages, cores: navigator.hardwareConcurrency,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone, numbers: [...crypto.getRandomValues(new Uint32Array(8))],
    fraction: Math.random(), date: new Date().toISOString(), ms: Date.now(), stack, plugins: navigator.plugins.length,
  };
}
function overSocket(messages) {
  return new Promise((done) => {
    const socket = new WebSocket('ws://live.example/socket?t=' + Date.now());
    socket.onerror = socket.onclose = done;
    socket.onopen = () => {
      for (const one of messages) socket.send(JSON.stringify({ e: 'message', at: Date.now(), d: one.json || one.form || one.query || one.path }));
      socket.send(crypto.getRandomValues(new Uint8Array(90)));
      setTimeout(() => socket.close(1000), 50);
    };
  });
}
(async () => {
  for (const [i, e] of errands.entries()) {
    const hasBody = !!(e.form || e.json !== undefined || e.text);
    const way = !hasBody && e.method === 'GET' && i % 3 === 0 ? 'picture' : e.method === 'POST' && i % 4 === 0 ? 'beacon' : i % 2 ? 'fetch' : 'xhr';
    document.cookie = 'seen=' + i + '.' + Date.now();
    try { await ways[way](e); } catch { }
  }
  await fetch('http://metrics.example/own', { method: 'POST', body: JSON.stringify(ownReport()) }).catch(() => {});
  await overSocket(errands.slice(0, 6));
  document.forms[0].at.value = performance.now();
  document.forms[0].submit();
  document.title = 'done';
})();
`;
