import type { Test } from 'tap';
import { datagram, findFrames } from '../flow/support.ts';
import { findings, post } from './support.ts';

/** A message of a protocol, and the kinds that are found in it, in their order. */
export type Message = readonly [name: string, message: Buffer, found: readonly string[]];

/** What is in a message is found by itself, as a datagram, and in base64 in JSON, and its values are right. */
export async function holdsAsSent(
  t: Test,
  [, message, wanted]: Message,
  isValid: (value: string) => boolean,
): Promise<void> {
  const direct = findFrames(datagram(message, { server_port: 5_000 }));
  t.strictSame(direct.map(({ kind }) => kind).sort(), wanted, 'as a datagram');
  for (const { value_masked } of direct) t.ok(isValid(value_masked), value_masked);
  const wrapped = findings([post(JSON.stringify({ d: message.toString('base64') }))]);
  t.strictSame(wrapped.map(({ kind }) => kind).sort(), wanted, 'in base64 in JSON');
}

/** Messages that are cut, at every so many bytes, or of which a byte there is another one, do no harm. */
export function holdsUpBroken(
  t: Test,
  messages: readonly (readonly [name: string, message: Uint8Array, ...rest: readonly unknown[]])[],
  step: number,
  look: (bytes: Buffer) => unknown = (bytes) => findFrames(datagram(bytes, { server_port: 5_000 })),
): void {
  for (const [name, message] of messages) {
    for (let at = 1; at < message.length; at += step) {
      look(Buffer.from(message.subarray(0, at)));
      look(broken(message, at));
    }
    t.pass(name);
  }
}

/** The same bytes, one of them another. */
export function broken(message: Uint8Array, at: number): Buffer {
  const other = Buffer.from(message);
  other[at] = (other[at] as number) ^ 0x91;
  return other;
}
