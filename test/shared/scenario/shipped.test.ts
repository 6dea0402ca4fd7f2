import { readdirSync } from 'node:fs';
import { fieldDefinition, loadScenario } from '@phonehome/shared';
import t from 'tap';
import { schemaFiles, schemaText } from '../../../scripts/schema-files.ts';
import { shippedStories } from '../../shipped-stories.ts';
import { repositoryText, shippedScenario } from '../support.ts';

const files = readdirSync(new URL('../../../scenarios/', import.meta.url));
const yamlFiles = files.filter((name) => name.endsWith('.yaml'));

t.test('the shipped scenarios are these, and the file names are their names', async (t) => {
  t.strictSame(yamlFiles.sort(), [...shippedStories.map((name) => `${name}.yaml`), 'claims.yaml'].sort());
  for (const name of shippedStories) t.equal(shippedScenario(name).id, name);
});

t.test('the fixture scenario loads, too', async (t) => {
  t.equal(loadScenario(repositoryText('test/fixtures/shared/scenario.yaml'), 'fixture').id, 'fixture');
});

t.test('a scenario with the line ends of Windows, or a byte order mark, is the same scenario', async (t) => {
  const text = repositoryText('scenarios/incident.yaml');
  const plain = shippedScenario('incident');
  t.strictSame(loadScenario(text.replaceAll('\n', '\r\n'), 'windows.yaml'), plain);
  t.strictSame(loadScenario(`\ufeff${text}`, 'marked.yaml'), plain);
});

t.test('every YAML file tells editors its schema, which is there', async (t) => {
  for (const name of yamlFiles) {
    const [first = ''] = repositoryText(`scenarios/${name}`).split('\n');
    const schema = /^# yaml-language-server: \$schema=\.\/([a-z]+\.schema\.json)$/.exec(first)?.[1];
    t.equal(schema, name === 'claims.yaml' ? 'claims.schema.json' : 'scenario.schema.json', name);
    t.ok(files.includes(String(schema)), `${schema} is there`);
  }
});

t.test('the JSON Schemas for editors are those of the code; `npm run generate` makes them', async (t) => {
  t.strictSame(
    files.filter((name) => name.endsWith('.schema.json')).map((name) => `scenarios/${name}`),
    Object.keys(schemaFiles)
      .filter((path) => path.startsWith('scenarios/'))
      .sort(),
  );
  for (const [path, schema] of Object.entries(schemaFiles)) t.equal(repositoryText(path), schemaText(schema), path);
});

t.test('every figure of a behaviour has a remark on where it is from', async (t) => {
  const assumedByNature = ['mobile_data', 'trip_days'];
  for (const name of shippedStories) {
    const { behaviours, remarks } = shippedScenario(name);
    for (const [id, behaviour] of Object.entries(behaviours)) {
      for (const figure of Object.keys(behaviour).filter((key) => !assumedByNature.includes(key))) {
        const on = `behaviours.${id}.${figure}`;
        t.ok(
          remarks.some((remark) => remark.on === on),
          `${name}: ${on}`,
        );
      }
    }
  }
});

t.test('an expectation about a field names one that the protocol has', async (t) => {
  const named = shippedStories.flatMap((name) =>
    shippedScenario(name).expect.flatMap(({ where }) => where.field ?? []),
  );
  t.ok(named.length > 0);
  for (const field of named) t.ok(fieldDefinition(field), field);
});
