import { request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { type Errand, formText } from '../errands/errand.ts';

// Does errands, a line of JSON each, with Node.js: `node node.ts fetch|http`.
type Told = Errand & { readonly url: string };
const [, , which] = process.argv;

async function withFetch({ url, method, ...errand }: Told): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of errand.headers ?? []) headers.append(name, value);
  if (errand.cookies) headers.set('Cookie', errand.cookies.map((pair) => pair.join('=')).join('; '));
  if (errand.user) headers.set('Authorization', `Basic ${btoa(errand.user.join(':'))}`);
  let body: FormData | URLSearchParams | string | undefined;
  if (errand.files) {
    const form = new FormData();
    for (const [name, value] of errand.form ?? []) form.append(name, value);
    for (const { name, filename, type, base64 } of errand.files) {
      form.append(name, new File([Buffer.from(base64, 'base64')], filename, { type }));
    }
    body = form;
  } else if (errand.form) body = new URLSearchParams(formText(errand.form));
  else if (errand.json !== undefined) {
    body = JSON.stringify(errand.json);
    headers.set('Content-Type', 'application/json');
  } else if (errand.text) {
    body = errand.text.text;
    headers.set('Content-Type', errand.text.type);
  }
  await (await fetch(url, { method, headers, ...(body !== undefined && { body }) })).arrayBuffer();
}

function withHttp({ url, method, ...errand }: Told): Promise<void> {
  const body = errand.form
    ? formText(errand.form)
    : (errand.text?.text ?? (errand.json === undefined ? '' : JSON.stringify(errand.json)));
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method, headers: Object.fromEntries(errand.headers ?? []), agent: false },
      (reply) => {
        reply.resume();
        reply.on('close', resolve);
      },
    );
    request.on('error', reject);
    if (errand.cookies) request.setHeader('Cookie', errand.cookies.map((pair) => pair.join('=')).join('; '));
    request.end(body);
  });
}

const AT_ONCE = 6;
const errands: Told[] = [];
for await (const line of createInterface({ input: process.stdin })) errands.push(JSON.parse(line));
const worker = async (): Promise<void> => {
  for (let one = errands.pop(); one; one = errands.pop())
    await (which === 'fetch' ? withFetch : withHttp)(one).catch(() => null);
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));
