import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type AdminOptions, type ServeOptions, serve } from '@phonehome/fake-server';
import type { Test } from 'tap';
import { bodyOf, call, prompt, requestOf } from '../support.ts';

/** An answer of the admin API. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  // What it says is looked at by tests that say what they expect.
  readonly json: () => ReturnType<typeof JSON.parse>;
}

/** What is asked of it. */
export interface Question {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON, unless it is text. */
  readonly body?: unknown;
}

/** Asks as a program does: with whatever headers it wants, the Host included. */
export async function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const sent = request(url, { method, headers: { ...type, ...headers }, agent: false });
  sent.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) };
}

/** A fake server with its admin API, closed when the test is over. */
export async function administered(t: Test, options: Partial<ServeOptions> = {}, admin: AdminOptions = {}) {
  const served = await serve({
    policy: prompt,
    ports: [0],
    store: null,
    admin,
    onRecord: () => undefined,
    onStoreError: () => undefined,
    ...options,
  });
  t.teardown(() => served.close());
  const url = served.adminUrl as string;
  return {
    ...served,
    url,
    ask: (path: string, question?: Question) => ask(url + path, question),
    /** A phone reports; resolves with the status of what it gets. */
    async report(changes: Record<string, string> = {}, head = 'POST / HTTP/1.1\nHost: zzhc.vnet.cn'): Promise<number> {
      const caller = await call(t, served);
      await caller.send(requestOf(head, bodyOf(changes)));
      const { status } = await caller.reply();
      caller.socket.destroy();
      return status;
    },
  };
}

export type Administered = Awaited<ReturnType<typeof administered>>;
