import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labels, splits } from '@phonehome/dataset';
import t from 'tap';
import { creator, license } from '../../../packages/dataset/src/package/about.ts';
import { brief, shipped } from '../../simulation/support.ts';
import { generateWhole, rowsOf, type TruthRow, temporaryFolder } from '../support.ts';
import { figuresOf, manifestOf, packageOf } from './support.ts';

/** The cells of the row of a table that begins with these. */
function rowOf(card: string, ...first: string[]): string[] {
  const start = `| ${first.join(' | ')} |`;
  const line = card.split('\n').find((one) => one.startsWith(start)) ?? '';
  return line
    .split('|')
    .slice(1 + first.length, -1)
    .map((cell) => cell.trim());
}

const number = (cell = ''): number => Number(cell.replaceAll(',', ''));

t.test('its figures are those of the rows', async (t) => {
  const out = join(await temporaryFolder(t), 'set');
  await generateWhole({ scenario: brief('incident'), out, days: 5, devices: 40, block_devices: 15 });
  const card = readFileSync(join(out, 'README.md'), 'utf8');
  const truth = rowsOf<TruthRow>(out, 'truth');
  const count = (holds: (row: TruthRow) => boolean): number => truth.filter(holds).length;
  for (const label of labels) {
    t.equal(
      number(rowOf(card, `\`${label}\``)[0]),
      count((row) => row.label === label),
      label,
    );
  }
  t.ok(count((row) => row.label === 'leak') > 100);
  for (const split of splits) {
    const [, ...counts] = rowOf(card, `\`${split}\``).map(number);
    t.strictSame(
      counts,
      labels.map((label) => count((row) => row.label === label && row.split === split)),
      split,
    );
  }
  const leaks = truth.filter(({ label }) => label === 'leak');
  const imeis = leaks.filter(({ leaked_fields }) => leaked_fields.split(' ').includes('IMEI1'));
  t.strictSame(rowOf(card, '`IMEI1`'), [String(imeis.length).replace(/\B(?=(\d{3})+$)/g, ','), 'device']);
  t.equal(
    number(rowOf(card, '`telemetry`')[0]),
    count(({ application }) => application === 'telemetry'),
  );
});

t.test('it tells how it was made, and its command is one that the command line takes', async (t) => {
  const folder = await temporaryFolder(t);
  const out = join(folder, 'set');
  const scenario = brief('incident');
  const manifest = await generateWhole({ scenario, out, days: 1, devices: 3, formats: ['har', 'csv'], events: true });
  const card = readFileSync(join(out, 'README.md'), 'utf8');
  t.match(card, manifest.dataset_sha256);
  const [command = ''] = /^ {4}phonehome generate .*$/m.exec(card) ?? [];
  const [, ...words] = command.trim().split(' ');
  const bin = new URL('../../../packages/cli/bin/phonehome.js', import.meta.url).pathname;
  execFileSync(process.execPath, [bin, ...words], { cwd: out, stdio: 'pipe' });
  const again = JSON.parse(readFileSync(join(out, 'again/manifest.json'), 'utf8')) as typeof manifest;
  t.equal(again.dataset_sha256, manifest.dataset_sha256, 'the same data set');
});

t.test('it says what is assumed, with the words of the scenario, and what is not there', async (t) => {
  const scenario = shipped('incident');
  const { 'README.md': card = '' } = packageOf(scenario, manifestOf({ days: 200 }));
  t.match(card, '- Assumed, policy: Nothing of the real server is public but its answers.');
  t.match(card, '- The scenario ends after 109 days; from then on its last phase goes on');
  t.match(card, '- There is no exchange with the label leak, registration, activation, background.');
  t.match(card, '| dossier 7 | good |');
  t.match(packageOf(scenario, manifestOf({ background: 0 }))['README.md'], 'no other applications in it');
  const leaking = figuresOf({ exchanges: { leak: 5, registration: 1, activation: 1, background: 1 } });
  t.notMatch(packageOf(scenario, manifestOf({ figures: leaking }))['README.md'], 'There is no exchange');
});

t.test('its front matter names the files of each table', async (t) => {
  const { 'README.md': card = '' } = packageOf(shipped('incident'), manifestOf());
  const [, head = ''] = /^---\n([^]*?)\n---\n/.exec(card) ?? [];
  t.match(head, 'license: cc0-1.0\n');
  t.match(head, '  - config_name: exchanges\n    data_files: "ndjson/exchanges-*.ndjson"\n');
  t.match(head, '  - n<1K\n');
});

t.test('who made it and under which licence is as the repository has it', async (t) => {
  const text = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  t.match(text('CITATION.cff'), `- name: ${creator}\n`);
  t.match(text('LICENSE-DATA.md'), license.url);
  t.match(text('LICENSE-DATA.md'), license.title);
});
