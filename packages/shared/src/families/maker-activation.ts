import type { Header, HttpRequest } from '../protocol/http-message.ts';
import { MS_PER_HOUR } from '../time/units.ts';

/**
 * The maker's own one-time activation, which the WW variant has in place of the China Telecom client, as data (dossier 1
 * and 5). That it goes once, after consent, over HTTPS, to the maker's own server, was reported; all else is ours. Its
 * behaviour is in client-sim/families.
 */
export const makerActivation = {
  /** Not the real one, which our sources do not name: a name that belongs to nobody (RFC 2606), and is never resolved. */
  host: 'activation.maker.example',
  method: 'POST',
  target: '/v1/activations',
  http_version: '1.1',
  content_type: 'application/json',
  /** After a failure, how long until another try may be made. */
  retry_interval_ms: MS_PER_HOUR,
} as const;

/** Every field of an activation in the order of the wire, and what it is needed for: a warranty, and nothing else. */
export const activationPurposes = {
  model: 'which terms of warranty hold',
  build: 'which software it runs, for defects that are known by build',
  imei: 'which device is under warranty: the first IMEI alone identifies it',
  country: 'which law and which repair centre: the label of the country that the user chose at set-up',
  date: 'when the warranty starts: the local day, without the time of day',
} as const;

export type ActivationField = keyof typeof activationPurposes;

/** What an activation tells, field name to text. Nothing about SIM card, subscriber, Wi-Fi, cell or place. */
export type Activation = Readonly<Record<ActivationField, string>>;

/** The names of the fields in the order of the wire. All of them are required. */
export const activationFields = Object.keys(activationPurposes) as readonly ActivationField[];

/** The headers in the order and case in which undici writes them: host and connection first, content-length last. */
function activationHeaders(content_length: number): Header[] {
  return [
    ['host', makerActivation.host],
    ['connection', 'close'],
    ['content-type', makerActivation.content_type],
    ['accept', makerActivation.content_type],
    ['content-length', String(content_length)],
  ];
}

/** The request that the client makes of an activation. What goes over the network is this within TLS. */
export function encodeActivation(activation: Activation): HttpRequest {
  const entries = activationFields.map((name) => [name, activation[name]]);
  const body = Buffer.from(JSON.stringify(Object.fromEntries(entries)), 'utf8');
  const { method, target, http_version } = makerActivation;
  return { method, target, http_version, headers: activationHeaders(body.length), body };
}
