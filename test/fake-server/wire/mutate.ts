import { vectors } from './vectors.ts';

/** A draw of a whole number from 0 to below a limit. */
export type Draw = (limit: number) => number;

/** Draws that depend on seed and number alone (mulberry32). */
export function drawsOf(seed: number, number: number): Draw {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

export const pick = <T>(draw: Draw, items: readonly T[]): T => items[draw(items.length)] as T;

/** What real and broken clients put where something else should be. */
export const PIECES = [
  '\r\n',
  '\n',
  '\r',
  ' ',
  '\t',
  ':',
  '\0',
  '\xff',
  '\r\n\r\n',
  '\n\n',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/2.0',
  'POST / ',
  'Content-Length: 3\r\n',
  'Content-Length: +3\r\n',
  'content-length:0\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Connection: close\r\n',
  'Connection: keep-alive\r\n',
  'Expect: 100-continue\r\n',
  'X: a\r\n b\r\n',
  'X : y\r\n',
  '0\r\n\r\n',
  '5\r\nabcde\r\n',
  'a;b=c\r\n',
  'GARBAGE',
  'POST / HTTP/1.1\r\n\r\n',
].map((text) => Buffer.from(text, 'latin1'));

const splice = (bytes: Buffer, at: number, drop: number, put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);

/** Ways to change bytes; most aim at the head, where there is most to go wrong. */
const ways: readonly ((bytes: Buffer, at: number, draw: Draw) => Buffer)[] = [
  (bytes, at, draw) => splice(bytes, at, 0, pick(draw, PIECES)),
  (bytes, at, draw) => splice(bytes, at, 1 + draw(8), pick(draw, PIECES)),
  (bytes, at, draw) => splice(bytes, at, 1 + draw(20), Buffer.alloc(0)),
  (bytes, at, draw) => splice(bytes, at, 1, Buffer.from([draw(256)])),
  (bytes, at, draw) => splice(bytes, at, 0, bytes.subarray(at, at + 1 + draw(80))),
  (bytes, at) => bytes.subarray(0, at),
  (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('latin1').replaceAll(': ', ':'), 'latin1'),
];

/** One to three requests one after another, some changed, some not. */
export function mutated(draw: Draw): Buffer {
  const requests = Array.from({ length: 1 + (draw(3) === 0 ? draw(3) : 0) }, () => {
    let bytes = pick(draw, vectors);
    for (let changes = draw(5); changes > 0; changes--) {
      const head = Math.max(1, bytes.indexOf('\r\n\r\n') + 4);
      const at = draw(draw(4) === 0 ? bytes.length + 1 : Math.min(head, bytes.length + 1));
      bytes = pick(draw, ways)(bytes, at, draw);
    }
    return bytes;
  });
  return Buffer.concat(requests);
}

/** Cuts bytes into the pieces in which they are sent. */
export function piecesOf(bytes: Buffer, draw: Draw): Buffer[] {
  const pieces: Buffer[] = [];
  const at_most = pick(draw, [bytes.length, bytes.length, 400, 100, 40]) || 1;
  for (let at = 0; at < bytes.length; ) {
    const size = at_most === bytes.length ? at_most : 1 + draw(at_most);
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}
