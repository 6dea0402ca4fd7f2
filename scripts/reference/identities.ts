import { identityKinds, type ReservedIdentity, reservedIdentities } from '@phonehome/shared';
import { page, tableOf } from './page.ts';

/** docs/reference/identities.md. */
export function identitiesPage(): string {
  return page(
    '# Identities',
    '',
    'Every identifier that phonehome makes is from a range that belongs to nobody (dossier 6 of',
    '[provenance.md](../explanation/provenance.md)); there is no "realistic" mode. A run that needs more numbers than a range',
    'holds is refused. A test walks all that every shipped scenario writes and finds no other identifier.',
    '',
    '## Ranges that phonehome takes from',
    '',
    ...rangeTable(({ used }) => used),
    '',
    'Country and operator are labels of the scenario; no number carries them, but for the prefix 898603 by which the',
    'client knows a China Telecom card. The host of the China Telecom server is the one real name: it is bytes in a header,',
    'and never resolved or dialled. Latitude and longitude of the fictional cells lie in the open Atlantic around 0, 0.',
    '',
    '## Ranges that are only recognised',
    '',
    ...rangeTable(({ used }) => !used),
    '',
    '## `phonehome identity check <value…>`',
    "Tells what identifiers are: kind, parts, check digit, reserved range, and whether each could be a real person's, with the",
    'reason. Nothing is looked up anywhere and no list of real identifiers is used: only forms, check digits and the ranges',
    'above. `-` reads a value a line from standard input, so that it can guard a data set or a CI job:',
    '',
    "    jq -r '.report.IMEI1 // empty' records.ndjson | phonehome identity check -",
    '',
    '| option | meaning |',
    '| --- | --- |',
    `| \`--as KIND\` | read every value as this kind alone: ${identityKinds.map((kind) => `\`${kind}\``).join(', ')} |`,
    '| `--json` | one JSON document: for each value `{value, readings, could_be_real}` |',
    '',
    '| exit code | meaning |',
    '| --- | --- |',
    '| 0 | every value belongs to nobody |',
    '| 1 | at least one could be real |',
    '| 2 | at least one is no identifier that is known, or there is none; the others are told |',
    '',
    'Where the form of a value allows several kinds, each is a reading: 15 digits may be an IMEI or an IMSI. The value could be',
    'real if any reading could; `--as` decides. A wrong check digit frees nobody: networks carry 0 in its place, and people',
    'mistype. `sid` and `nid` are read only if asked for, since any small number may be one.',
    '',
    '| kind | forms | parts |',
    '| --- | --- | --- |',
    '| `imei` | 15 digits, grouped by spaces or hyphens or not | TAC, reporting body, serial, Luhn digit |',
    '| `imeisv` | 16 digits | TAC, reporting body, serial, software version |',
    '| `meid` | 14 hexadecimal digits, with or without check digit; 18 decimal digits | region, maker, serial |',
    '| `imsi` | 15 digits | country (MCC), network (MNC) |',
    '| `iccid` | 18 to 20 digits that begin with 89; an F at the end | country code, issuer prefix, account, Luhn digit |',
    '| `mac` | 12 hexadecimal digits; pairs by `:` or `-`, fours by `.` | prefix (OUI), administered, individual or group |',
    '| `cell` | LTE cell identity below 2^28, decimal or `0x` | eNodeB, sector |',
    '| `phone-number` | `+` and 7 to 15 digits | |',
    '| `ip` | IPv4, IPv6 | version |',
    '| `host` | a name of two labels or more; of a mail address, what follows the @ | top-level name |',
  );
}

function rangeTable(wanted: (range: ReservedIdentity) => boolean): string[] {
  const rows = reservedIdentities
    .filter(wanted)
    .map(({ kind, form, capacity, source }) => [`\`${kind}\``, form, grouped(capacity), source]);
  return tableOf(['kind', 'members', 'how many', 'reserved by'], rows);
}

function grouped(capacity: bigint): string {
  return capacity > 1n << 50n
    ? `2^${capacity.toString(2).length - 1}`
    : String(capacity).replace(/\B(?=(\d{3})+$)/g, ',');
}
