import type { KnownClient } from '../known-client.ts';

/** What is not known of a client that is known by its name alone. That it is meant for China is inferred from its name. */
const notKnown = {
  family: null,
  meant_for: ['CN'],
  switches: [],
  on_by_default: 'unknown',
  endpoint: null,
  transport: 'unknown',
  consent: 'unknown',
  repetition: 'unknown',
  identifiers: null,
  confidence: 'C',
} as const satisfies Partial<KnownClient>;

const LISTS = 'public lists of preinstalled packages, which say no more than its name and what it is called';

/** Clients of other makers (dossier 5: "others exist"), by their package names; and whatever else is called so. */
export const clientsByName: readonly KnownClient[] = [
  {
    id: 'mediatek-deviceregister',
    title: "a chip maker's client that registers the phone",
    ...notKnown,
    signs: { packages: ['com.mediatek.deviceregister'], files: ['*app/*/deviceregister.apk'] },
    source: LISTS,
  },
  {
    id: 'oppo-ctautoregist',
    title: "a maker's client that registers the phone, listed as CT Auto Registration",
    ...notKnown,
    signs: { packages: ['com.oppo.ctautoregist'], files: ['*/oppoctautoregist.apk'] },
    source: LISTS,
  },
  {
    id: 'miui-dmregservice',
    title: "a maker's client that registers the phone, listed as DM reg",
    ...notKnown,
    signs: { packages: ['com.miui.dmregservice'], files: ['*/dmregservice.apk'] },
    source: LISTS,
  },
  {
    id: 'self-registration-by-name',
    title: 'a client whose name says that it registers the phone by itself',
    ...notKnown,
    signs: {
      packages: ['*selfregist*', '*.selfreg', '*autoregist*', '*.autoreg', '*dmregist*', '*dmregservice*'],
      files: [
        '*app/*selfregist*.apk',
        '*app/*selfreg.apk',
        '*app/*autoregist*.apk',
        '*app/*autoreg.apk',
        '*app/*dmregist*.apk',
        '*app/*dmregservice*.apk',
      ],
    },
    source: 'its name alone (ours)',
  },
];
