import type { Notion } from '../notion.ts';

/** Directive 2002/58/EC, as amended. */
export const eprivacyNotions: readonly Notion[] = [
  {
    id: 'terminal-equipment',
    name: 'reading from terminal equipment',
    source: 'ePrivacy Directive',
    reference: '2002/58/EC Art. 5(3)',
    says: "Reading what is stored on somebody's device takes that person's informed consent, whether it is personal data or not, unless it is strictly needed for a service that the person asked for.",
  },
];
