import { readFileSync } from 'node:fs';
import { knownClients, needlesOf, readBuild } from '@phonehome/variants';
import { unpacking } from '../packages/cli/src/build/unpacking.ts';
import { grouped, inTurn, median, say, sayMachine } from './rounds.ts';

// How fast files of an image are searched, beside one search after another: `node bench/read-build.ts [FILE]`.
const ROUNDS = 5;

const file = process.argv[2] ?? process.execPath;
const bytes = readFileSync(file);
const needles = needlesOf(knownClients);
const input = {
  name: file,
  path: 'x/system/lib64/x.so',
  open: async () => ({
    size: bytes.length,
    read: async (at: number, length: number) => bytes.subarray(at, at + length),
  }),
};

const seconds = await inTurn(ROUNDS, {
  reader: () => readBuild('x', [input], { needles, unpacking }),
  async oneByOne() {
    for (const needle of needles) {
      bytes.includes(needle);
      bytes.includes(Buffer.from(needle, 'utf16le'));
    }
  },
});

sayMachine();
const rate = (all: readonly number[]): number => bytes.length / 1e6 / median(all);
say(`${grouped(bytes.length)} bytes, ${needles.length} texts in UTF-8 and UTF-16; median of ${ROUNDS} rounds in turn`);
say(`the reader: ${rate(seconds.reader).toFixed(0)} MB/s, one pass, without regard to case`);
say(`one text after another with Buffer.includes: ${rate(seconds.oneByOne).toFixed(0)} MB/s`);
say(`reader / one after another: ${(median(seconds.oneByOne) / median(seconds.reader)).toFixed(2)} times as fast`);
