import { hash } from 'node:crypto';
import t from 'tap';
import type { Identifier, SeenDigest } from '../../../../packages/observe/src/find/hashes/hash-book.ts';
import { createSaltedBook } from '../../../../packages/observe/src/find/hashes/salted-book.ts';

/** A book whose store is a list, and what puts digests with salts into it. */
function bookWith(tries_max?: number) {
  const kept: SeenDigest<string>[] = [];
  const book = createSaltedBook<string>(
    { keep: (seen) => kept.push(seen) - 1, chain: (last) => kept.slice(last, last + 1) },
    tries_max,
  );
  const see = (digits: string, salt: string, device: string, is_meant = true): void => {
    const digest = { digest: digits.slice(0, 16), where: 'body', keys: ['u'], chain: [] };
    book.see({ digits, salt, iterations: null, device, digest, context: `${salt} by ${device}` }, is_meant);
  };
  return { book, see };
}

const macs = Array.from({ length: 100 }, (_, i): Identifier => {
  return { kind: 'mac', value: `02${String(i).padStart(10, '0')}`, device: `198.18.0.${i}` };
});
const valueOf = (i: number): string => macs[i]?.value ?? '';
const salted = (i: number, salt: string): string => hash('sha256', `${salt}${valueOf(i)}`, 'hex');
const never = (): boolean => false;

t.test('digests with one salt are each found, whoever sent them', async (t) => {
  const { book, see } = bookWith();
  for (const i of [3, 50, 99]) see(salted(i, 'x-1'), 'x-1', 'elsewhere');
  t.strictSame(
    book.solve(macs, never).map(({ value, context, form }) => [value, context, form.algorithm]),
    [3, 50, 99].map((i) => [valueOf(i), 'x-1 by elsewhere', 'sha256 of salt and value']),
  );
  t.equal(book.untried(), 0);
});

t.test('identifiers of the device itself are tried before the tries are spent on those of others', async (t) => {
  const { book, see } = bookWith(1_000);
  for (let i = 0; i < 10; i++) see(hash('sha256', String(i), 'hex'), `junk-${i}`, 'elsewhere');
  see(salted(99, 'own'), 'own', '198.18.0.99');
  see(salted(98, 'foreign'), 'foreign', '198.18.0.1');
  t.strictSame(
    book.solve(macs, never).map(({ context }) => context),
    ['own by 198.18.0.99'],
  );
  t.equal(book.untried(), 11, 'the ten and that of another device');
});

t.test('a track does not take the tries of the other identifiers', async (t) => {
  const { book, see } = bookWith(1_000);
  see(salted(1, 'x'), 'x', '198.18.0.1');
  const track = Array.from({ length: 1_000 }, (_, i): Identifier => {
    return { kind: 'coordinates', value: `59.9${i},10.7${i}`, device: '198.18.0.1' };
  });
  t.match(book.solve([...track, ...macs], never), [{ value: valueOf(1) }]);
});

t.test('what is solved without a salt is not tried', async (t) => {
  const { book, see } = bookWith();
  see(salted(1, 'x'), 'x', '');
  t.strictSame(
    book.solve(macs, (digest) => salted(1, 'x').startsWith(digest)),
    [],
  );
});

t.test('of others none take the place of those that are meant; those beyond the bound are counted', async (t) => {
  const { book, see } = bookWith();
  for (let i = 0; i < 600; i++) see(hash('sha256', String(i), 'hex'), String(1_764_238_000 + i), '198.18.0.1', false);
  t.equal(book.untried(), 100);
  see(salted(1, 'x'), 'x', '198.18.0.1');
  see(hash('sha256', '0', 'hex'), '1764238000', '198.18.0.1', false);
  t.equal(book.untried(), 100, 'the same again is no further one');
  t.match(book.solve(macs.slice(0, 5), never), [{ value: valueOf(1) }]);
});

t.test('the tries end within seconds, however much there is to try', async (t) => {
  const { book, see } = bookWith();
  for (let i = 0; i < 500; i++) see(hash('sha512', String(i), 'hex'), hash('sha512', `s${i}`, 'hex'), 'elsewhere');
  const begin = process.cpuUsage();
  t.strictSame(book.solve(macs, never), []);
  const { user, system } = process.cpuUsage(begin);
  t.ok(user + system < 6_000_000, 'all of it would take some ten seconds');
  t.ok(book.untried() > 0);
});
