import type { Frame } from '@phonehome/capture';
import { findFrames } from '../../flow/support.ts';
import { datagrams } from '../../flow/talk.ts';
import { phone, post } from '../support.ts';

/** What is sent in pieces. */
export const report = JSON.stringify({ imei: phone.imei, mac: phone.mac, os: 9 });
export const both = [`imei ${phone.imei}`, `mac ${phone.mac.replaceAll(':', '')}`];

/** What is found in frames: kinds and values, in order. */
export function foundIn(frames: readonly Frame[]): string[] {
  return findFrames(frames)
    .map(({ kind, value_masked }) => `${kind} ${value_masked.replaceAll(':', '')}`)
    .sort();
}

/** By which steps the first one was found. */
export function chainIn(frames: readonly Frame[]): readonly string[] | undefined {
  return findFrames(frames)[0]?.encoding_chain;
}

export function json(value: unknown): Buffer {
  return post(JSON.stringify(value));
}

/** A text or bytes in pieces of as many characters or bytes. */
export function cut<T extends string | Buffer>(whole: T, size: number): T[] {
  const count = Math.ceil(whole.length / size);
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i * size, (i + 1) * size];
    return (typeof whole === 'string' ? whole.slice(from, to) : whole.subarray(from, to)) as T;
  });
}

export function base64(content: string | Buffer): string {
  return Buffer.from(content).toString('base64');
}

export function hex(content: string | Buffer): string {
  return Buffer.from(content).toString('hex');
}

export function xored(content: string | Buffer, key: Buffer): Buffer {
  return Buffer.from(Buffer.from(content).map((byte, i) => byte ^ (key[i % key.length] as number)));
}

/** A text in other digits: each character of the one row is that of the other one. */
export function mapped(text: string, from: string, to: string): string {
  return [...text].map((one) => to[from.indexOf(one)] ?? one).join('');
}

/** Base32 in lower case, as names have it. */
export function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{1,5}/g) ?? [];
  return digits.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** Look-ups of names one after another, each from another port. */
export function lookUps(names: readonly string[]): Frame[] {
  return names.flatMap((name, i) => {
    const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
    const head = Buffer.from([0x12, i, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    const question = Buffer.concat([head, ...labels, Buffer.from([0, 0, 1, 0, 1])]);
    return datagrams([['client', question]], { server_port: 53, client_port: 30_000 + i });
  });
}
