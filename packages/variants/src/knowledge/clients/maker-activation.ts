import { activationFields, makerActivation } from '@phonehome/shared';
import type { KnownClient } from '../known-client.ts';

/** The maker's own activation, as phonehome models it: once, after consent, over HTTPS (dossier 1 and 5; names ours). */
export const makersActivation: KnownClient = {
  id: 'maker-activation',
  title: "the maker's own one-time activation",
  family: null,
  meant_for: [],
  signs: { packages: ['example.maker.activation'], endpoints: [makerActivation.host] },
  switches: [],
  on_by_default: true,
  endpoint: { host: makerActivation.host, port: 443, data_region: 'SG' },
  transport: 'tls',
  consent: 'asked',
  repetition: 'once',
  identifiers: activationFields.filter((name) => /imei|serial/i.test(name)),
  confidence: 'B',
  source: 'dossier 1 (once, a cloud region in Singapore) and 5; package and host are ours',
};
