import { deflateLiterals } from './deflate.ts';
import { zip } from './zip-writer.ts';

const dex = Buffer.from('dex\n035\0');

/** Archives that no tool would write, by their name. */
export const hostileArchives: Readonly<Record<string, Buffer>> = {
  // Promises 8 bytes and gives a million.
  'Bomb.apk': zip([{ name: 'classes.dex', content: dex, packed: deflateLiterals(Buffer.alloc(100_000)) }]),
  'Encrypted.apk': zip([{ name: 'classes.dex', content: dex, flags: 1 }]),
  'Huge.apk': zip([{ name: 'classes.dex', content: dex, claims_bytes: 0xfffffff0 }]),
  'Method.apk': zip([{ name: 'classes.dex', content: dex, method: 99 }]),
  'Nested.apk': [1, 2, 3, 4, 5].reduce(
    (inner) => zip([{ name: 'x.zip', content: inner, stored: true }]),
    zip([{ name: 'classes.dex', content: dex }]),
  ),
  'NoArchive.apk': Buffer.from('This is no archive.\n'),
  'Overlap.apk': overlapping(),
  'Slip.apk': zip([
    { name: '../../../../etc/x.dex', content: dex },
    { name: '__proto__', content: dex },
    { name: '/system/build.prop', content: Buffer.from('ro.build.display.id=00CN_1\n') },
  ]),
};

/** Two entries that have the same bytes. */
function overlapping(): Buffer {
  const archive = zip([
    { name: 'a.dex', content: dex },
    { name: 'b.dex', content: dex },
  ]);
  const second = archive.lastIndexOf(Buffer.from('PK\x01\x02'));
  archive.writeUInt32LE(0, second + 42);
  return archive;
}
