import { parse } from 'tldts';
import { addressKind } from './address-kind.ts';
import { registrants } from './registrants.ts';
import { registries } from './registries.ts';

/** How sure a rung is. reported: somebody said so; not-known: nothing that works offline can tell. */
export const rungSurenesses = ['certain', 'reported', 'not-known'] as const;

/** A step from a name to whoever may be behind it. Each is another party: none follows from the one before. */
export interface Rung {
  readonly rung: 'host' | 'domain' | 'registry' | 'registrant' | 'operator' | 'on the path' | 'authorities';
  readonly answer: string;
  readonly sureness: (typeof rungSurenesses)[number];
  /** What this rung does not say. */
  readonly caution: string;
}

/**
 * Whose server it is, as far as that can be told without asking anybody: host, registrable domain, registry, registrant,
 * operator, who can read on the path, and what that says of authorities.
 * @param destination a host name or an address
 * @param clear whether something went there that anyone on the path can read
 */
export function serverLadder(destination: string, addresses: readonly string[], clear: boolean): Rung[] {
  const { domain, publicSuffix, isIp } = parse(destination, { allowPrivateDomains: false });
  const named = isIp ? [] : namedRungs(destination, domain, publicSuffix);
  return [...named, operatorRung(addresses), pathRung(clear), authoritiesRung];
}

function namedRungs(host: string, domain: string | null, suffix: string | null): Rung[] {
  const rungs: Rung[] = [
    {
      rung: 'host',
      answer: host,
      sureness: 'certain',
      caution: 'the name that the client asked for; who answers to it is another question',
    },
  ];
  if (domain === null || suffix === null) return rungs;
  rungs.push({
    rung: 'domain',
    answer: domain,
    sureness: 'certain',
    caution: `what can be registered below .${suffix} (Public Suffix List); all names under it are its holder's to give`,
  });
  const top = suffix.slice(suffix.lastIndexOf('.') + 1);
  const registry = registries[top];
  rungs.push({
    rung: 'registry',
    answer: registry ?? `that of .${top}, which the list here does not have`,
    sureness: registry ? 'certain' : 'not-known',
    caution:
      'it keeps the list of names, like a land register; it is not the registrant, and a WHOIS answer that names it names nobody else',
  });
  const registrant = registrants[domain];
  rungs.push({
    rung: 'registrant',
    answer: registrant
      ? registrant.holder
      : 'ask the RDAP or WHOIS service of the registry, and, where that withholds it, the registry',
    sureness: registrant ? 'reported' : 'not-known',
    caution: registrant
      ? `${registrant.source}; whoever holds a name need not run the server`
      : 'whoever holds a name need not run the server',
  });
  return rungs;
}

function operatorRung(addresses: readonly string[]): Rung {
  const [first] = addresses.map((one) => one.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'));
  const kind = first === undefined ? null : addressKind(first);
  return {
    rung: 'operator',
    answer:
      kind ??
      (first === undefined
        ? 'no address was seen'
        : `whoever runs ${first}: ask the RDAP service of its regional registry`),
    sureness: kind ? 'certain' : 'not-known',
    caution: 'an address is often that of a hosting company, whose customer receives the data',
  };
}

function pathRung(clear: boolean): Rung {
  return {
    rung: 'on the path',
    answer: clear
      ? 'everyone between phone and server can read and alter it: who runs the Wi-Fi or the mobile network, each carrier between, and whoever taps these'
      : 'everyone between phone and server sees with whom, when and how much; not what',
    sureness: 'certain',
    caution: 'that they can does not say that anybody does',
  };
}

const authoritiesRung: Rung = {
  rung: 'authorities',
  answer: 'nothing here tells',
  sureness: 'not-known',
  caution:
    "a registrant, a recipient and a state are three parties: a company's owner or the law of its country does not show that an authority received anything",
};
