import { KnowledgeFile, type KnownClient, knownClients, type Layer, layers } from '@phonehome/variants';
import { page, tableOf } from './page.ts';
import { rowsOfSchema } from './schema-table.ts';

const INIT = 'https://android.googlesource.com/platform/system/core/+/refs/heads';

/** What each layer is, how it speaks, and where that is documented. */
const layerRows: Readonly<Record<Layer, readonly [what: string, how: string, source: string]>> = {
  image: [
    'whether the software is in the build, and whether it runs where nothing switches it',
    'a package list, `dumpsys package`, an image or its file list; a package that is `disabled` does not run, whatever its switch is',
    '[PackageManager](https://developer.android.com/reference/android/content/pm/PackageManager#COMPONENT_ENABLED_STATE_DISABLED); the default of a client: the knowledge base',
  ],
  'build-properties': [
    'files of properties that init reads, one after another; what is read later overrides',
    'since Android 10: default.prop, `system`, `system_ext`, `vendor`, `odm`, `product`. Until Android 9: default.prop, `product`, `system`, `odm`, `vendor`, and what begins with `ro.` keeps its first value; makers had orders of their own then, so where the later order switches on, that one is taken (ours)',
    `init/property_service.cpp of AOSP: [10](${INIT}/android10-release/init/property_service.cpp), [9](${INIT}/pie-release/init/property_service.cpp)`,
  ],
  overlay: [
    'runtime resource overlays (RRO) on resources of the client',
    'of several, the one with the highest `android:priority`',
    '[RROs](https://source.android.com/docs/core/runtime/rros)',
  ],
  'carrier-config': [
    'carrier configuration for the network of a card, by MCC and MNC',
    'the more particular overrides: default, country, network. A phone with two cards runs what either of them switches on. What is for some cards of a network only may switch on, and never switches off for all',
    '[CarrierConfig](https://android.googlesource.com/platform/packages/apps/CarrierConfig/+/refs/heads/main/README.md)',
  ],
  'persisted-property': [
    'a property whose name begins with `persist.`, as an earlier start or build has left it in /data/property',
    'is read after the files of the build, so it overrides them; an update keeps it',
    `[init/persistent_properties.cpp](${INIT}/android16-release/init/persistent_properties.cpp)`,
  ],
  'init-script': [
    '`setprop` of an init script, at each start',
    'is taken to run after what is persisted was read (ours); what begins with `ro.` it cannot set again',
    `[init/README.md](${INIT}/main/init/README.md)`,
  ],
  'effective-property': [
    'what a running phone tells (`getprop`)',
    'is the last word on a property',
    `[init/README.md](${INIT}/main/init/README.md)`,
  ],
  user: [
    'what the user of a phone has done: `pm disable-user`, `pm uninstall --user 0`, or the settings of the application',
    'counts for the phone and not for its build; of another user than the primary one it does not count',
    '[pm](https://developer.android.com/tools/adb#pm)',
  ],
};

/** docs/reference/variants.md. */
export function variantsPage(): string {
  return page(
    '# Region variants',
    '',
    'A build is a model, region variant, base version, service pack and patch level, in a batch; it is made of packages, the',
    'properties that switch them, overlays and carrier configuration. `packages/variants` says of the facts of a build which',
    'activation clients run in it, where they send, and why. It has no I/O and is the same for a real build, which',
    '[`phonehome check`](check.md) reads, and for a build of a [scenario](scenario.md), which the simulation runs.',
    '',
    ...recognition,
    '## Resolution',
    'Each client that was found is followed through these layers in this order; each may overrule those before it, and each',
    'step is told with file and line. "ours": an inference of phonehome.',
    '',
    ...tableOf(
      ['layer', 'what it is', 'how it counts', 'source'],
      layers.map((layer) => [`\`${layer}\``, ...layerRows[layer]]),
    ),
    '',
    ...answers,
    '## The knowledge base',
    'The clients that are known, that of which the most is known first. A behaviour that is not known is not invented.',
    '',
    ...tableOf(
      ['client', 'recognised by', 'switched by', 'by default', 'sends to', 'how', 'for', 'confidence', 'source'],
      knownClients.map((client) => [
        `\`${client.id}\`: ${client.title}`,
        signsText(client),
        switchesText(client),
        client.on_by_default === 'unknown' ? 'not known' : client.on_by_default ? 'on' : 'off',
        endpointText(client),
        howText(client),
        client.meant_for.join(', ') || 'every region',
        client.confidence ?? '',
        client.source,
      ]),
    ),
    '',
    '## The knowledge file',
    'YAML, checked against [its schema](schemas/knowledge.schema.json), for `phonehome check --knowledge FILE` and the library. A',
    'client with the id of a shipped one takes its place; all others come before the shipped ones. For example:',
    '',
    '```yaml',
    'format: phonehome-knowledge/1',
    'clients:',
    '  - id: acme-activation',
    '    title: the activation client of our own phones for China',
    '    meant_for: [CN]',
    '    signs:',
    '      packages: [com.acme.activation]',
    '      endpoints: ["*.register.example"]',
    '    switches:',
    '      - {by: property, name: persist.acme.activation}',
    '      - {by: carrier-config, key: acme_activation_bool}',
    '    on_by_default: false',
    '    endpoint: {host: cn.register.example, port: 80, data_region: CN}',
    '    transport: clear',
    '    consent: none',
    '    repetition: unbounded',
    '    identifiers: [imei, iccid]',
    '    source: our own specification',
    '```',
    '',
    ...tableOf(['field', 'needed', 'values', 'meaning'], rowsOfSchema(KnowledgeFile)),
    '',
    'A switch is one of these; `on` and `off` are lists of values, in any case.',
    '',
    ...tableOf(
      ['`by`', 'fields', 'a value that is neither on nor off'],
      [
        ['`property`', '`name`, `on`, `off`', 'counts as if nothing were set, as Android reads it'],
        ['`overlay`', '`target_package`, `resource`, `on`, `off`', 'says nothing'],
        ['`carrier-config`', '`key`, `on`, `off`', 'says nothing'],
      ],
    ),
    '',
    ...scenarios,
  );
}

const recognition = [
  '## Recognition',
  'A client is found by any of these signs, so that a renamed one is still found: the name of its package or file; its switch,',
  'as a text in its file or as a property that is set; its server, as a text in its file; several words of its report in one',
  'file. Signs in one package, or in the folder of one application, are one client: that of which the most is known. The table',
  'of hosts of a phone does not count, as what it names is not reported to; a script or list that names a switch does not read it.',
  '',
];

const answers = [
  'A client is `live`, `off`, `absent` or `unknown`. It is unknown only where a fact that decides was not looked at or could',
  'not be read in full; then `missing` names what would tell. `live_in_build` is the same without what the user of one phone',
  'did. Some rules of it:',
  '',
  '- A switch that nothing sets has its default. That nothing sets it is known of a running phone (`getprop`), or where the',
  '  build.prop of `system` and, since Android 8, of `vendor` were read.',
  '- Off is off, whether or not the software was looked for. On is not enough.',
  '- A switch that is on without software of a known name is a question, unless all software of the build was searched.',
  '- A client whose file was searched and does not name its switch is an older one (`without_switch`), and does not mind it.',
  '- Where it is not known which of two files comes last, the one that switches on does: a gate must err on that side.',
  '- Where the card is not known, the card is taken with which the client is the most alive.',
  '- The server is the one that its file names, else the known one.',
  '',
];

const scenarios = [
  '## Builds of a scenario',
  'What runs on simulated phones is resolved in the same way, once for each build. `client` is short for facts:',
  '',
  ...tableOf(
    ['`client`', 'stands for'],
    [
      ['`on`', 'the package of the `family`, enabled; an init script sets its switch at each start'],
      ['`off`', 'the same; the script resets it at each start'],
      ['`default-on`, `default-off`', 'the same; a file of the build sets it, which what is persisted overrules'],
      ['`absent`', 'nothing'],
      ['`fixed`', '`off` or `absent`, as `fix` says'],
    ],
  ),
  '',
  'In their place, `facts` says what is in a build: the story [variant-fixes](../../scenarios/variant-fixes.yaml) has fixes and',
  'mistakes of each layer. A scenario is refused where its facts do not say which one client runs. Properties and packages',
  'that nothing is known of are allowed, and do nothing. The state of the switch that a build has set at each start persists.',
];

function signsText({ signs }: KnownClient): string {
  const { packages = [], files = [], switches = [], endpoints = [], fields } = signs;
  const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const parts = [
    ['package', packages],
    ['file', files],
    ['switch', switches],
    ['server', endpoints],
  ] as const;
  const texts = parts.flatMap(([what, names]) => (names.length > 0 ? [`${what} ${quoted(names)}`] : []));
  if (fields) texts.push(`${fields.at_least} of the words ${quoted(fields.names)}`);
  return texts.join('; ');
}

function switchesText({ switches, on_by_default }: KnownClient): string {
  if (switches.length === 0) return on_by_default === 'unknown' ? 'not known' : 'nothing known';
  return switches
    .map((one) => `\`${one.by === 'property' ? one.name : one.by === 'overlay' ? one.resource : one.key}\``)
    .join(', ');
}

function endpointText({ endpoint }: KnownClient): string {
  if (!endpoint) return 'not known';
  const { host, port, data_region } = endpoint;
  return `\`${host}:${port}\`${data_region ? `, in ${data_region}` : ''}`;
}

function howText({ transport, consent, repetition, identifiers }: KnownClient): string {
  if (transport === 'unknown') return 'not known';
  const asks = { none: 'asks nobody', asked: 'asks before', unknown: 'asking not known' }[consent];
  const tries = {
    once: 'once',
    bounded: 'a bounded number of tries',
    unbounded: 'tries without end',
    unknown: 'tries not known',
  }[repetition];
  const way = transport === 'clear' ? 'in clear text' : 'over TLS';
  return `${way}, ${asks}, ${tries}; ${identifiers === null ? 'fields not known' : identifiers.join(' ')}`;
}
