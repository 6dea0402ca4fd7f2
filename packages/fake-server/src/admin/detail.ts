import { deviceKey, encodeRequest, fieldDefinition, missingRequired, versionNamed } from '@phonehome/shared';
import type { DecisionExplained } from '../explain-decision.ts';
import type { ExchangeRecord } from '../record.ts';
import type { StoredRecord } from '../store/record-store.ts';

/** A record with all that can be said about it. Pure. */
export function detailOf({ place, record }: StoredRecord, explained: DecisionExplained | null) {
  const { report } = record;
  const version = report ? versionNamed(report.REGVER ?? '') : undefined;
  return {
    place,
    record,
    raw: rawText(record),
    version: version ? { regver: version.regver, era: version.era } : null,
    device_key: report ? deviceKey(report) : null,
    missing_required: report ? missingRequired(report) : [],
    fields: Object.entries(report ?? {}).map(([name, value]) => {
      const { meaning = null, sensitivity = null } = fieldDefinition(name) ?? {};
      return { name, value, meaning, sensitivity };
    }),
    explained,
  };
}

/** The bytes of a request, one character each. */
function rawText({ request, pseudonyms }: ExchangeRecord): string {
  if (pseudonyms !== undefined) return '';
  if (request.bytes_base64 !== undefined) return Buffer.from(request.bytes_base64, 'base64').toString('latin1');
  if (!('method' in request)) return '';
  const { method, target, http_version, headers, body_base64 } = request;
  const body = Buffer.from(body_base64, 'base64');
  return encodeRequest({ method, target, http_version, headers, body }).toString('latin1');
}
