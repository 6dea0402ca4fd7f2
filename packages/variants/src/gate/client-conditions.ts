import { likeOneOf } from '@phonehome/shared';
import { contains, includes, union } from '../regions/region.ts';
import type { ResolvedClient } from '../resolve/resolution.ts';
import { type Answer, all, contrary, known, notKnown } from './answer.ts';
import { labelEvidence, livenessEvidence, signEvidence } from './evidence.ts';
import { dataRegionFor } from './hosts/data-regions.ts';
import { countryOfHost } from './hosts/host-countries.ts';
import { countriesOf, type Judged, LABEL_MISSING } from './judged.ts';
import type { Conditions } from './rule.ts';

type ClientCondition = Exclude<keyof Conditions, 'label_contradicted'>;
type Value<Name extends ClientCondition> = NonNullable<Conditions[Name]>;

/** Each condition about a client, as a function of it and of what is judged. */
const conditions: {
  readonly [Name in ClientCondition]: (c: ResolvedClient, value: Value<Name>, judged: Judged) => Answer;
} = {
  live(client) {
    // A user may switch off on one phone what the build switches on for all.
    const { live_in_build: live, missing } = client;
    const evidence = livenessEvidence(client);
    if (live === 'unknown') return notKnown('may be live', missing, evidence);
    const says = live === 'live' && client.live === 'off' ? 'is live, but for its user' : `is ${live}`;
    return known(live === 'live', says, evidence);
  },
  present: ({ signs, live }) => {
    const there = live !== 'absent' && signs.length > 0;
    return known(there, there ? 'is in the build' : 'is not in the build', signEvidence(signs));
  },
  outside_meant_for({ client }, _, judged) {
    if (client.meant_for.length === 0) return known(false, 'is meant for every region');
    const { label, policy } = judged;
    const named = client.meant_for.join(', ');
    if (!label) return notKnown(`is meant for ${named}, and the build has no readable label`, [LABEL_MISSING]);
    const outside = !contains(union(client.meant_for.map(countriesOf(policy))), label.region.countries);
    const says = outside ? `, and the build is labelled ${label.region.id}` : ', as the build is labelled';
    return known(outside, `is meant for ${named}${says}`, labelEvidence(label));
  },
  endpoint_outside_data_region: endpointOutside,
  transport: ({ transport }, wanted) =>
    transport === 'unknown'
      ? notKnown('its transport is not known', ['whether it sends over TLS: `transport` in a knowledge file'])
      : known(transport === wanted, transport === 'clear' ? 'sends in clear text' : 'sends over TLS'),
  sends_identifiers({ client, signs }) {
    const { identifiers } = client;
    if (identifiers === null) {
      return notKnown('what it sends is not known', ['what it sends: `identifiers` in a knowledge file']);
    }
    const fields = signEvidence(signs.filter(({ sign }) => sign === 'fields'));
    return identifiers.length === 0
      ? known(false, 'sends no identifiers')
      : known(true, `sends ${identifiers.join(', ')}`, fields);
  },
  consent: ({ consent }, wanted) =>
    consent === 'unknown'
      ? notKnown('whether it asks is not known', ['whether it asks for consent: `consent` in a knowledge file'])
      : known(consent === wanted, consent === 'none' ? 'asks nobody' : 'asks before it sends'),
  repetition: ({ repetition }, wanted) =>
    repetition === 'unknown'
      ? notKnown('how often it tries is not known', ['how often it tries: `repetition` in a knowledge file'])
      : known(wanted.includes(repetition), repetitions[repetition]),
  client: ({ client }, wanted) => known(likeOneOf(wanted)(client.id), `is ${client.id}`),
  package: ({ package: name }, wanted) =>
    name === null
      ? notKnown('its package is not known', [
          'the package that it is in: `pm list packages -f`, or the APKs of the image',
        ])
      : known(likeOneOf(wanted)(name), `is in ${name}`),
  host: ({ endpoint, signs }, wanted) =>
    endpoint === null
      ? notKnown('its server is not known', ['its server: `endpoint` in a knowledge file, or the APKs of the image'])
      : known(likeOneOf(wanted)(endpoint.host), `reports to ${endpoint.host}`, endpointEvidence(signs)),
};

const repetitions = {
  once: 'sends once',
  bounded: 'tries a bounded number of times',
  unbounded: 'tries again without end',
} as const;

const endpointEvidence = (signs: ResolvedClient['signs']) =>
  signEvidence(signs.filter(({ sign }) => sign === 'endpoint'));

function endpointOutside({ endpoint, signs }: ResolvedClient, _: unknown, { label, policy }: Judged): Answer {
  if (!endpoint) {
    return notKnown('its server is not known', [
      'its server: `endpoint` in a knowledge file, or the APKs of the image',
    ]);
  }
  if (!label) return notKnown(`reports to ${endpoint.host}, and the build has no readable label`, [LABEL_MISSING]);
  const evidence = [...endpointEvidence(signs), ...labelEvidence(label)];
  // What a rules file says of a host is nearer to the build than the knowledge base; a shipped top-level name is not.
  const told = countryOfHost(endpoint.host, policy.hosts);
  const country = told && !told.host.startsWith('*.') ? told.country : (endpoint.data_region ?? told?.country ?? null);
  if (country === null) {
    const missing = `the country of the server ${endpoint.host}: a line of \`hosts\` in a rules file`;
    return notKnown(`reports to ${endpoint.host}, whose country is not known`, [missing], evidence);
  }
  const declared = dataRegionFor(label.region.countries, policy.data_regions, countriesOf(policy));
  if (!declared) {
    const missing = `where data of ${label.region.id} builds may go: a line of \`data_regions\` in a rules file`;
    return notKnown(`reports to ${endpoint.host} in ${country}`, [missing], evidence);
  }
  const named = (names: readonly string[]) => union(names.map(countriesOf(policy)));
  const allowed = declared.allows
    ? includes(named(declared.allows), country)
    : !includes(named(declared.forbids ?? []), country);
  const says = `reports to ${endpoint.host} in ${country}, ${allowed ? 'within' : 'outside'} the data region of ${declared.label} builds`;
  return known(!allowed, says, evidence);
}

/** Whether all conditions of a rule, which is about clients, hold of one. */
export function judgeClient(client: ResolvedClient, when: Conditions, judged: Judged): Answer {
  const names = Object.keys(when) as ClientCondition[];
  return all(names.map((name) => evaluate(name, client, when, judged)));
}

function evaluate<Name extends ClientCondition>(
  name: Name,
  client: ResolvedClient,
  when: Conditions,
  judged: Judged,
): Answer {
  const value = when[name] as Value<Name>;
  const answer = conditions[name](client, value, judged);
  return value === false ? contrary(answer) : answer;
}
