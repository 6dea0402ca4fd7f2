import type { Edge } from '../edge.ts';
import { type Listener, openListener } from '../listener.ts';
import type { Certificate } from './certificate.ts';
import { receiveActivation } from './receive.ts';

/**
 * Opens the maker's server on loopback: HTTP/1.1 within TLS, with the same edge as that of the China Telecom client. A
 * connection whose handshake fails leaves no record. Rejects with the system's error when the port cannot be had.
 * @param port 0 for any free one
 */
export function listenForActivations(edge: Edge, port: number, certificate: Certificate): Promise<Listener> {
  return openListener(receiveActivation, edge, port, { certificate });
}
