import type { FlowListener } from '../flow/capture-flows.ts';
import { destinationOf, type Flow } from '../flow/flow.ts';
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
}

/** Listens to flows, and says at the end what left the devices in them. */
export interface LeakFinder extends FlowListener {
  end(): Observation;
}

interface Heard {
  readonly addresses: Set<string>;
  readonly protocols: Set<Flow['protocol']>;
  flow_count: number;
  first_us: number;
  last_us: number;
}

const ADDRESSES_MAX = 10;
const DESTINATIONS_MAX = 100_000;

/** A finder that has heard nothing. */
export function createLeakFinder(options: LedgerOptions = {}): LeakFinder {
  const ledger = createLedger(options);
  const destinations = new Map<string, Heard>();
  let flow_count = 0;
  return {
    flow(flow) {
      flow_count++;
      const name = destinationOf(flow);
      let heard = destinations.get(name);
      if (!heard) {
        if (destinations.size >= DESTINATIONS_MAX) return;
        heard = {
          addresses: new Set(),
          protocols: new Set(),
          flow_count: 0,
          first_us: flow.begin_us,
          last_us: flow.begin_us,
        };
        destinations.set(name, heard);
      }
      heard.flow_count++;
      heard.first_us = Math.min(heard.first_us, flow.begin_us);
      heard.last_us = Math.max(heard.last_us, flow.begin_us);
      heard.protocols.add(flow.protocol);
      if (flow.server !== '' && heard.addresses.size < ADDRESSES_MAX) heard.addresses.add(flow.server);
    },
    sent: (sent, roots) => ledger.add(sent, roots),
    end() {
      const told = [...destinations].map(([destination, { addresses, protocols, ...rest }]) => ({
        destination,
        addresses: [...addresses],
        protocols: [...protocols],
        ...rest,
      }));
      return { ...ledger.end(), destinations: told, flow_count };
    },
  };
}
