import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import t from 'tap';
import { versionIndexText } from '../../../scripts/version-index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const newVersion = `
import { type ReportVersion, requiredEverywhere } from '../version.ts';

export const version: ReportVersion = {
  regver: '9.0',
  era: 'robots',
  fields: ['REGVER', 'MEID', 'MODEL', 'SWVER', 'SIM1ICCID', 'WHEELS'],
  optional: [],
  required: [...requiredEverywhere, ['WHEELS']],
  base64: ['one-line'],
  defines: [
    { name: 'WHEELS', meaning: 'how many wheels', sensitivity: 'configuration', reference: 'ours',
      rule: { pattern: '[0-9]', says: 'a digit' } },
  ],
  reference: 'ours',
};
`;

t.test('a new version is one new file: registry, decoder and checks have it', async (t) => {
  const copy = mkdtempSync(join(root, '.tap/new-version-'));
  t.teardown(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(join(root, 'packages/shared/src'), join(copy, 'src'), { recursive: true });
  const versions = join(copy, 'src/protocol/versions');
  writeFileSync(join(versions, 'regver-9.0.ts'), newVersion);
  writeFileSync(join(versions, 'all.ts'), versionIndexText(pathToFileURL(join(versions, 'all.ts'))));

  const shared = (await import(pathToFileURL(join(copy, 'src/index.ts')).href)) as typeof import('@phonehome/shared');
  t.equal(shared.fieldDefinition('WHEELS')?.meaning, 'how many wheels');
  const report = { REGVER: '9.0', MEID: '00999000000000', MODEL: 'A-B', SWVER: '1', SIM1ICCID: '', WHEELS: '4' };
  const decoded = (changes: object) =>
    shared.decodeBody(Buffer.from(Buffer.from(JSON.stringify({ ...report, ...changes })).toString('base64')));
  t.strictSame(decoded({}), { report, anomalies: [] });
  t.strictSame(decoded({ WHEELS: undefined }).anomalies, [{ id: 'field-missing', where: 'field:WHEELS', saw: '' }]);
  t.strictSame(shared.missingRequired({ ...report, SIM1ICCID: '8', WHEELS: '' }), ['WHEELS']);
  t.strictSame(shared.missingRequired({ ...report, REGVER: 'v9', SIM1ICCID: '8', WHEELS: '' }), ['WHEELS']);
});
