import type { Notion } from '../notion.ts';

/** Court of Justice of the European Union, 19 October 2016, Breyer. */
export const breyerNotions: readonly Notion[] = [
  {
    id: 'means-of-another',
    name: 'identifiable by means of another',
    source: 'CJEU',
    reference: 'C-582/14, Breyer',
    says: 'A number can be personal data to one who cannot say whose it is, if another can, and there are means, reasonably likely to be used, of getting the answer from that other.',
  },
];
