import { recordedMessage } from '@phonehome/fake-server';
import {
  deviceKey,
  fieldDefinition,
  missingRequired,
  primaryIccid,
  type Report,
  versionNamed,
} from '@phonehome/shared';
import type { CapturedMessage } from '../captured-messages.ts';

/** What `decode --json` says of a message: what was read, then what follows from it. */
export function decodedJson(message: CapturedMessage): object {
  const { report, anomalies, captured } = message;
  const seen = captured && { captured };
  return { ...seen, request: recordedMessage(message), report, anomalies, ...(report ? derived(report) : {}) };
}

/** The version, what a server tells the device by, and the class and meaning of each known field. */
function derived(report: Report): object {
  const version = versionNamed(report.REGVER ?? '');
  const fields = Object.keys(report).flatMap((name) => {
    const definition = fieldDefinition(name);
    return definition ? [{ name, sensitivity: definition.sensitivity, meaning: definition.meaning }] : [];
  });
  return {
    version: version ? { regver: version.regver, era: version.era } : null,
    missing_required: missingRequired(report),
    primary_iccid: primaryIccid(report),
    device_key: deviceKey(report),
    fields,
  };
}
