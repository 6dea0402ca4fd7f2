import { inflate, recordedMessage } from '@phonehome/fake-server';
import { anomalyDefinitions, decodeStream } from '@phonehome/shared';
import { wireCases } from './wire-cases.ts';

/** The folder of the conformance suite. */
export const WIRE_FOLDER = 'test/fixtures/wire/';

/** What must be read of bytes: for each message its request, report and anomalies. */
export function readMessages(bytes: Buffer): object[] {
  return decodeStream(bytes, inflate).map((message) => {
    const { report, anomalies } = message;
    return { request: recordedMessage(message), report, anomalies };
  });
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file of the conformance suite but its README, by path. */
export function wireFiles(): Readonly<Record<string, Buffer | string>> {
  const names = Object.keys(wireCases);
  const index = names.map((name) => ({ name, request: `${name}.request`, decoded: `${name}.json` }));
  const anomalies = Object.entries(anomalyDefinitions).map(([id, { where, meaning }]) => ({ id, where, meaning }));
  const files: [string, Buffer | string][] = Object.entries(wireCases).flatMap(([name, bytes]) => [
    [`${name}.request`, bytes],
    [`${name}.json`, jsonText(readMessages(bytes))],
  ]);
  files.push(['index.json', jsonText(index)], ['anomalies.json', jsonText(anomalies)]);
  return Object.fromEntries(files.map(([name, content]) => [WIRE_FOLDER + name, content]));
}
