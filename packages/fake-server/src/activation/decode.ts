import {
  type ActivationField,
  type Anomaly,
  activationFields,
  anomaly,
  bufferOf,
  type Decoded,
  readJsonObject,
} from '@phonehome/shared';

/**
 * Decodes the body of an activation: a UTF-8 JSON object of strings. Never throws; what cannot be decoded gives a null
 * report and the reason as an anomaly, as with the China Telecom client's report.
 */
export function decodeActivation(body: Uint8Array): Decoded {
  const entries = readJsonObject(body);
  if (entries === null) {
    const text = bufferOf(body).toString('latin1');
    return { report: null, anomalies: [anomaly('body-not-json', 'body', text)] };
  }
  const anomalies: Anomaly[] = [];
  for (const { name, value, is_string } of entries) {
    if (!is_string) anomalies.push(anomaly('value-not-a-string', `field:${name}`, value));
    if (!activationFields.includes(name as ActivationField))
      anomalies.push(anomaly('field-unknown', `field:${name}`, value));
  }
  const report = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
  for (const name of activationFields) {
    if (!Object.hasOwn(report, name)) anomalies.push(anomaly('field-missing', `field:${name}`, ''));
  }
  return { report, anomalies };
}
