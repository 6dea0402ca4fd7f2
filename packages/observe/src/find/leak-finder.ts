import type { FlowListener } from '../flow/capture-flows.ts';
import { destinationOf, type Flow } from '../flow/flow.ts';
import { memorySpill, type Spill } from '../spill/spill.ts';
import { createLedger, type LedgerOptions, type Weighed } from './ledger.ts';

/** A server, and how it was spoken with. */
export interface Destination {
  readonly destination: string;
  /** Its addresses, up to ten. */
  readonly addresses: readonly string[];
  readonly protocols: readonly Flow['protocol'][];
  readonly flow_count: number;
  readonly first_us: number;
  readonly last_us: number;
}

/** What was observed, as a whole. */
export interface Observation extends Weighed {
  readonly destinations: readonly Destination[];
  readonly flow_count: number;
  /** Flows with servers that are not among the destinations, since too many are; each of these got nothing that was found. */
  readonly other_flows: number;
}

/** Listens to flows, and says at the end what left the devices in them. */
export interface LeakFinder extends FlowListener {
  end(): Observation;
}

interface Heard extends Destination {
  addresses: readonly string[];
  protocols: readonly Flow['protocol'][];
  flow_count: number;
  first_us: number;
  last_us: number;
}

const ADDRESSES_MAX = 10;
const DESTINATIONS_MAX = 100_000;
/** Of the names of all of them. */
const DESTINATION_CHARS_MAX = 16_000_000;

/**
 * A finder that has heard nothing.
 * @param spill where flows are kept that are told one by one
 */
export function createLeakFinder(options: LedgerOptions = {}, spill: Spill = memorySpill()): LeakFinder {
  const ledger = createLedger(options, spill);
  const destinations = new Map<string, Heard>();
  let chars = 0;
  let flow_count = 0;
  let other_flows = 0;

  const enter = (destination: string, { begin_us, protocol, server }: Flow): void => {
    destinations.set(destination, {
      destination,
      addresses: server === '' ? NONE : [server],
      protocols: PROTOCOLS[protocol],
      flow_count: 1,
      first_us: begin_us,
      last_us: begin_us,
    });
    chars += destination.length;
  };
  const enterAgain = (heard: Heard, { begin_us, protocol, server }: Flow): void => {
    heard.flow_count++;
    heard.first_us = Math.min(heard.first_us, begin_us);
    heard.last_us = Math.max(heard.last_us, begin_us);
    if (!heard.protocols.includes(protocol)) heard.protocols = [...heard.protocols, protocol];
    if (server !== '' && heard.addresses.length < ADDRESSES_MAX && !heard.addresses.includes(server))
      heard.addresses = [...heard.addresses, server];
  };
  /** Whoever gets something is told of, however many servers there are. */
  const enterLeaked = (flow: Flow): void => {
    const name = destinationOf(flow);
    if (destinations.has(name)) return;
    enter(name, flow);
    other_flows--;
  };

  return {
    flow(flow) {
      flow_count++;
      const name = destinationOf(flow);
      const heard = destinations.get(name);
      if (heard) enterAgain(heard, flow);
      else if (destinations.size < DESTINATIONS_MAX && chars < DESTINATION_CHARS_MAX) enter(name, flow);
      else other_flows++;
    },
    sent(sent, roots) {
      if (ledger.add(sent, roots)) enterLeaked(sent.flow);
    },
    answered: ledger.answered,
    ended(flow) {
      for (const one of ledger.finish(flow)) enterLeaked(one);
    },
    end() {
      for (const one of ledger.finish()) enterLeaked(one);
      const weighed = ledger.end();
      // What is known of a message only at the end was no leak when it was heard.
      for (const leak of weighed.leaks) {
        const flow = destinations.has(leak.destination) ? undefined : weighed.carriedBy(leak).flows[0]?.flow;
        if (flow) enterLeaked(flow);
      }
      return { ...weighed, destinations: [...destinations.values()], flow_count, other_flows };
    },
  };
}

const NONE: readonly string[] = [];

/** Most servers are spoken with in one way: those share a list. */
const PROTOCOLS: Readonly<Record<Flow['protocol'], readonly Flow['protocol'][]>> = {
  http: ['http'],
  http2: ['http2'],
  tcp: ['tcp'],
  udp: ['udp'],
  dns: ['dns'],
  tls: ['tls'],
};
