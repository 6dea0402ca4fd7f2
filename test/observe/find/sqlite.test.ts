import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { createLeakFinder, hearBytes } from '@phonehome/observe';
import { luhnDigit } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { found, phone, post } from './support.ts';

const { imei, mac, iccid, meid } = phone;
/** One that does not begin with zeros, which a number would lose. */
const assigned = `35${imei.slice(2, 14)}${luhnDigit(`35${imei.slice(2, 14)}`)}`;
const folder = mkdtempSync(join(tmpdir(), 'observe-sqlite-'));
t.teardown(() => rmSync(folder, { recursive: true }));

let count = 0;
/** The file that SQLite makes of some statements, and its log if it has one. */
function database(sql: string): { readonly file: Buffer; readonly log: Buffer | null } {
  const path = join(folder, `${count++}.db`);
  const db = new DatabaseSync(path);
  db.exec(sql);
  const log = sql.includes('journal_mode=wal') ? readFileSync(`${path}-wal`) : null;
  db.close();
  return { file: readFileSync(path), log };
}

const many = (each: string, rows = 400): string =>
  `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows}) ${each}`;
const table = `create table device (id integer primary key, os text, imei text, mac text);
  insert into device values (1, '9', '${imei}', '${mac}');`;
const both = [`imei ${imei}`, `mac ${mac.replaceAll(':', '')}`];

/** Databases, and what is found in each. */
const databases: readonly (readonly [name: string, sql: string, found: readonly string[]])[] = [
  ['a table', table, both],
  ['pages of half a kilobyte', `pragma page_size=512; ${table}`, both],
  ['pages of 64 kilobytes', `pragma page_size=65536; ${table}`, both],
  ['UTF-16', `pragma encoding='utf-16le'; ${table}`, both],
  ['UTF-16, big-endian', `pragma encoding='utf-16be'; ${table}`, both],
  ['a number', `create table t (msisdn integer); insert into t values (4740000001)`, ['phone-number 4740000001']],
  [
    'a number that is that of its row',
    `create table t (imei integer primary key, b); insert into t values (${assigned}, 1)`,
    [`imei ${assigned}`],
  ],
  [
    'bytes',
    `create table t (wifi_mac blob); insert into t values (x'${mac.replaceAll(':', '')}')`,
    [both[1] as string],
  ],
  [
    'fractions',
    'create table t (lat real, lon real); insert into t values (59.91273, 10.74609), (48.20849, 16.37208)',
    ['coordinates 48.20849,16.37208', 'coordinates 59.91273,10.74609'],
  ],
  [
    'a table of names and values',
    `create table prefs (name text, value); insert into prefs values ('os', 9), ('imei', '${imei}')`,
    [`imei ${imei}`],
  ],
  [
    'more pages than one',
    `create table t (a, imei); ${many(`insert into t select hex(zeroblob(40)), case i when 333 then '${imei}' end from n`)}`,
    [`imei ${imei}`],
  ],
  [
    'a value of many pages',
    `create table t (a, imei); insert into t values (hex(zeroblob(20000)), '${imei}')`,
    [`imei ${imei}`],
  ],
  [
    'rows without numbers, in the order of their key',
    `create table t (a text, imei text, k text, primary key (k)) without rowid; insert into t values ('${iccid}', '${imei}', 'x')`,
    [`iccid ${iccid}`, `imei ${imei}`],
  ],
  [
    'quoted names, types with commas, remarks',
    `create table "a b" ("x ""y""" decimal(10, 2) default (1 + 2), [imei] text /* , */ check (imei <> ')'), \`meid\` text, -- the end\n constraint c unique (imei)); insert into "a b" values (1, '${imei}', '${meid}')`,
    [`imei ${imei}`, `meid ${meid}`],
  ],
  [
    'what is computed is stored nowhere',
    `create table t (a text, b as (a || 'x'), imei text); insert into t (a, imei) values ('y', '${imei}')`,
    [`imei ${imei}`],
  ],
  [
    'a column that was added',
    `create table t (a); insert into t values (1); alter table t add imei text; insert into t values (2, '${imei}')`,
    [`imei ${imei}`],
  ],
  ['an index', `${table} create index i on device (imei)`, both],
  ['nothing', 'create table t (imei text)', []],
];

for (const [name, sql, values] of databases) {
  t.test(`a database is read: ${name}`, async (t) => {
    t.strictSame(found(post(database(sql).file)), values);
  });
}

t.test('wherever a row stands and however long it is, it is read as SQLite wrote it', async (t) => {
  const sizes = fc.array(fc.nat(6_000), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.nat(), fc.constantFrom(512, 1_024, 4_096), fc.boolean(), (fill, at, page_size, is_keyed) => {
      const rows = fill.map(
        (size, i) => `('k${i}', hex(zeroblob(${size})), ${i === at % fill.length ? `'${imei}'` : 7})`,
      );
      const kind = is_keyed ? 'without rowid' : '';
      const { file } = database(
        `pragma page_size=${page_size}; create table t (k text primary key, a, imei) ${kind}; insert into t values ${rows}`,
      );
      return found(post(file)).join() === `imei ${imei}`;
    }),
    { numRuns: 30 },
  );
  t.pass();
});

t.test('a log that was not yet written into its database', async (t) => {
  const { log } = database(`pragma journal_mode=wal; ${table}`);
  t.strictSame(found(post(log as Buffer)), both);
});

t.test('what was deleted and is still there', async (t) => {
  const rows = many(`insert into t select hex(zeroblob(40)), case i when 200 then '${imei}' end from n`);
  const { file } = database(`create table t (a, imei); ${rows}; drop table t`);
  t.strictSame(found(post(file)), [`imei ${imei}`].slice(0, file.includes(imei) ? 1 : 0));
  t.ok(file.includes(imei));
});

t.test('a database that is cut off, packed, or behind a head of something else', async (t) => {
  const { file } = database(
    `pragma page_size=512; ${table} create table u (a); ${many('insert into u select i from n')}`,
  );
  for (const body of [
    file.subarray(0, 1_500),
    gzipSync(file),
    Buffer.from(JSON.stringify({ db: file.toString('base64') })),
    Buffer.concat([Buffer.from('\x00\x07\xff\xfe', 'latin1'), file]),
  ])
    t.strictSame(found(post(body)), both);
});

t.test('however its bytes are changed, it ends', async (t) => {
  const rows = many(`insert into t select hex(zeroblob(900)), '${imei}' from n`, 12);
  const { file } = database(`pragma page_size=512; create table t (a, imei); ${rows}`);
  const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), fc.nat(file.length), (changes, cut) => {
      const bytes = Buffer.from(file);
      for (const [at, byte] of changes) bytes[at] = byte;
      const observer = createLeakFinder();
      hearBytes(observer, post(cut % 2 ? bytes : bytes.subarray(0, cut)), { id: '0', time_us: 1 });
      return observer.end().flow_count === 1;
    }),
    { numRuns: 40 },
  );
  t.pass();
});
