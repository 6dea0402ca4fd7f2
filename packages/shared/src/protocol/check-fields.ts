import { type Anomaly, anomaly } from './anomalies.ts';
import { isSpaced, valueOddities } from './check-value.ts';
import { addedFields } from './fields.ts';
import type { JsonEntry } from './json-object.ts';
import type { ReportVersion } from './version.ts';
import { fieldDefinition, fieldNames, valueCheckOf, valueRule } from './versions.ts';

const added = new Set(addedFields.map(({ name }) => name));
const byLowerCase = new Map(fieldNames.map((name) => [name.toLowerCase(), name]));

/** What is odd about the fields of a report: names, order, presence, values; in the order of the text, then of the version. */
export function fieldAnomalies(entries: readonly JsonEntry[], version: ReportVersion | undefined): Anomaly[] {
  const anomalies: Anomaly[] = [];
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const { name, value } = entry;
    const earlier = seen.get(name);
    if (earlier !== undefined) anomalies.push(anomaly('field-duplicate', `field:${name}`, earlier));
    seen.set(name, value);
    anomalies.push(...nameAnomalies(entry, version));
    if (!entry.is_string)
      anomalies.push(anomaly(entry.is_nested ? 'value-nested' : 'value-not-a-string', `field:${name}`, value));
    if (name === 'REGVER') anomalies.push(...regverAnomalies(value, version));
    if (name !== 'REGVER' && isText(entry)) anomalies.push(...valueAnomalies(name, value, version));
  }
  if (!version || !entries.some(({ name }) => name === 'REGVER')) {
    anomalies.push(anomaly('version-unknown', 'field:REGVER', seen.get('REGVER') ?? ''));
  }
  if (!version) return anomalies;
  const order = [...seen.keys()].filter((name) => version.fields.includes(name));
  const wanted = version.fields.filter((name) => seen.has(name));
  if (order.join() !== wanted.join()) anomalies.push(anomaly('fields-reordered', 'body', order.join(' ')));
  for (const name of version.fields) if (!seen.has(name)) anomalies.push(anomaly('field-missing', `field:${name}`, ''));
  return anomalies;
}

/** Whether an entry has a value that can be held against a rule: not empty, not nested, not null. */
function isText({ value, is_string, is_nested }: JsonEntry): boolean {
  return value !== '' && !is_nested && (is_string || value !== 'null');
}

function regverAnomalies(value: string, version: ReportVersion | undefined): Anomaly[] {
  return version && version.regver !== value ? [anomaly('version-other-form', 'field:REGVER', value)] : [];
}

function nameAnomalies({ name, value }: JsonEntry, version: ReportVersion | undefined): Anomaly[] {
  const where = `field:${name}`;
  if (!fieldDefinition(name)) {
    const known = byLowerCase.has(name.toLowerCase());
    return [anomaly(known ? 'field-name-case' : 'field-unknown', where, value)];
  }
  const belongs = !version || added.has(name) || [...version.fields, ...version.optional].includes(name);
  return belongs ? [] : [anomaly('field-of-other-version', where, value)];
}

function valueAnomalies(name: string, value: string, version: ReportVersion | undefined): Anomaly[] {
  const rule = valueRule(version, name);
  const follows = valueCheckOf(version, name);
  const odd = rule && follows && !follows(value) ? valueOddities(value, rule, follows) : [];
  if (odd.length === 0 && isSpaced(value) && fieldDefinition(name)) odd.push('value-white-space');
  return odd.map((id) => anomaly(id, `field:${name}`, value));
}
