import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Errand, urlOf } from '../errands/errand.ts';
import { type Program, run } from '../run.ts';

/** curl with a file of settings, many transfers at once, each with the options that its errand asks for. */
export const curl: Program = {
  name: 'curl',
  needs: ['curl'],
  share: 430,
  async run(errands, { folder, draw }) {
    const parts = errands.map((errand, i) => settings(errand, folder, i, draw.chance(0.3)));
    const file = join(folder, 'curl.config');
    writeFileSync(file, parts.join('next\n'));
    await run('curl', ['--parallel', '--parallel-max', '12', '--config', file]);
  },
};

const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r')}"`;

function settings(errand: Errand, folder: string, nth: number, unusual: boolean): string {
  const lines: string[] = [];
  const set = (name: string, value?: string): void => {
    lines.push(value === undefined ? name : `${name} = ${quoted(value)}`);
  };
  set('silent');
  set('output', '/dev/null');
  set('url', urlOf(errand));
  set('max-time', '20');
  for (const [name, value] of errand.headers ?? []) set('header', `${name}: ${value}`);
  if (errand.cookies) set('cookie', errand.cookies.map(([name, value]) => `${name}=${value}`).join('; '));
  if (errand.user) {
    set('user', errand.user.join(':'));
    if (unusual) set('digest');
  }
  if (errand.files) {
    for (const [name, value] of errand.form ?? []) set('form-string', `${name}=${value}`);
    for (const [i, file] of errand.files.entries()) {
      const path = join(folder, `upload-${nth % 200}-${i}`);
      writeFileSync(path, Buffer.from(file.base64, 'base64'));
      set('form', `${file.name}=@${path};type=${file.type};filename=${quoted(file.filename)}`);
    }
  } else if (errand.form) {
    for (const [name, value] of errand.form) set('data-urlencode', `${name}=${value}`);
  } else if (errand.json !== undefined) set('json', JSON.stringify(errand.json));
  else if (errand.text) {
    set('header', `Content-Type: ${errand.text.type}`);
    set('data-binary', errand.text.text);
  }
  if (errand.method === 'HEAD') set('head');
  else if (errand.method !== 'GET' && errand.method !== 'POST') set('request', errand.method);
  if (unusual) {
    set('compressed');
    set('location');
    set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0');
    if (errand.method === 'GET' && !errand.query) set('range', '0-1023');
  }
  return `${lines.join('\n')}\n`;
}
