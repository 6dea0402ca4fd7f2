import { type ClientFamily, type Family, families, type Gate, MS_PER_SECOND } from '@phonehome/shared';
import { page, tableOf } from './page.ts';

const gateMeanings: Readonly<Record<Gate, string>> = {
  'master-switch-off': 'the system property that switches the client on is off',
  'secondary-user': 'another than the primary user has the phone',
  'already-registered': 'a success is stored for the ICCIDs of all slots',
  'wifi-without-service': 'on Wi-Fi, but not in service',
  'in-flight': 'a request waits for its reply',
  barrier: 'the wait after a start, or after a switch of the data SIM or of VoLTE, is not over',
  'no-sim-ready': 'no SIM is ready',
  roaming: 'a SIM roams',
  'no-iccid': 'the ICCIDs of all slots are empty',
  'data-sim-not-china-telecom':
    'two slots, no Wi-Fi, and the ICCID of the data SIM is not that of a China Telecom card',
  'data-on-sim-2': 'two slots, no Wi-Fi, and data is on SIM 2',
  'not-china-telecom': 'no SIM has the operator label `China Telecom`',
  'no-consent': 'the user has not agreed; only with `safeguards.consent` of a scenario, of no known client',
  'tries-used-up': 'so many requests were sent already; only with `safeguards.tries_max`, of no known client',
  firewall: 'a firewall on the phone refuses the connection; only with `safeguards.firewall_share`, not of a client',
};

const successes: Readonly<Record<Family['success'], string>> = {
  code: 'resultCode is the string "0"',
  'code-and-description': 'resultCode is the string "0" and resultDesc is "Success"',
};

const seconds = (length_ms: number): string => `${length_ms / MS_PER_SECOND} s`;
const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function rowsOf(family: Family): string[][] {
  const { dress, reply_timeout_ms, failures_max } = family;
  return [
    ['package', family.package_name ? `\`${family.package_name}\`` : 'not known'],
    ['master switch', family.master_switch ? `\`${family.master_switch}\`` : 'none'],
    ['report', family.regvers.map((regver) => `REGVER ${regver}`).join(' or ')],
    ['listens to', named(family.broadcasts)],
    ['waits before its first try', seconds(family.barrier_ms)],
    ['gates, in this order', named(family.gates)],
    ['after a failure', `tries again in ${seconds(family.retry_interval_ms)}; failure ${failures_max} sets no alarm`],
    [
      'waits for a reply',
      reply_timeout_ms === null ? 'not known: `reply_timeout_ms` of the scenario' : seconds(reply_timeout_ms),
    ],
    ['success', successes[family.success]],
    [
      'remembers a success',
      family.memory === 'preferences' ? 'with the software' : 'outside user data: also after the client was removed',
    ],
    ['port', String(family.port)],
    ['JSON', dress.json === 'android' ? "as Android's writer: `/` as `\\/`" : 'compact, `/` as it is'],
    [
      'base64',
      dress.base64 === 'android' ? 'a line feed after every 76 characters and at the end' : 'one line, no end',
    ],
  ];
}

function section(name: string, family: Family): string[] {
  const { method, target, http_version, host, content_type, headers } = family.dress;
  const values: Readonly<Record<string, string>> = { '{host}': host, '{type}': content_type };
  return [
    '',
    `## \`${name}\`: ${family.title}`,
    '',
    ...tableOf(['subject', 'behaviour'], rowsOf(family)),
    '',
    '```http',
    `${method} ${target} HTTP/${http_version}`,
    ...headers.map(([header, value]) => `${header}: ${values[value] ?? value}`),
    '```',
    '',
    'Our own choice, because it is not known:',
    '',
    ...family.ours.map((choice) => `- ${choice}`),
    '',
    'A request as bytes:',
    '',
    ...family.regvers.map(
      (regver) => `- [REGVER ${regver}](../../test/fixtures/wire/family-${name}-${regver}.request)`,
    ),
  ];
}

/** docs/reference/families.md. */
export function familiesPage(): string {
  const all = Object.entries(families) as [ClientFamily, Family][];
  return page(
    '# Families of clients',
    '',
    'The self-registration clients that phonehome knows, as data (`packages/shared/src/families/`). When each does what is',
    'in the file of the same name in `packages/client-sim/src/families/`. Known from dossier 2 and 3 of',
    '[provenance.md](../explanation/provenance.md). A build of a [scenario](scenario.md) names its family, and a cohort the build.',
    'How each family takes an acceptance, a refusal, silence, a reset and garbage, with all attempts and delays, is one table:',
    '`test/client-sim/families/outcomes.test.ts`.',
    '',
    'What all have in common: a boot or an empty battery ends what was under way; a request that is refused, reset, lost,',
    'unanswered or answered without sense is a failure; a success is stored for the ICCIDs that the request was about.',
    'Under the trigger model `as-reported` the two generations of Android phones also hear of unlocks and wakes, that of',
    '2017 of the boot itself; the other families do not.',
    '',
    'A live run carries all families to one port of loopback; the port of a family stands in no output. The reply of the',
    'server has "0" and "Success" both, so that every family knows it.',
    '',
    '## Gates',
    'What holds a report back. The first closed gate of a family is named in the truth, with what it saw. The label of a',
    'SIM stands for the networks 460-03, 460-05 and 460-11; the server sees only what is on the wire.',
    '',
    ...tableOf(
      ['gate', 'closed when'],
      Object.entries(gateMeanings).map(([gate, meaning]) => [`\`${gate}\``, meaning]),
    ),
    ...all.flatMap(([name, family]) => section(name, family)),
    '',
    '## Not here',
    '- The CoAP form of NB-IoT modules (`/nb`, `application/json`).',
    '- Clients that send REGVER 3.0 or 5.0: the server takes their reports, but when they send is not known.',
    '- Port 9998, and modules that try four or five times.',
    '',
    '## Adding a family',
    'A data file in `packages/shared/src/families/`, a behaviour file in `packages/client-sim/src/families/`, a line in the',
    'registry of each; a device for each of its versions in `scripts/wire-families.ts`; six rows in the table of outcomes;',
    '`npm run generate`; its golden vectors, checked by hand, in `wire.test.ts` (hashes) and `wire-judge.test.ts` (once more in',
    'Python) of `test/shared/protocol/`.',
  );
}
