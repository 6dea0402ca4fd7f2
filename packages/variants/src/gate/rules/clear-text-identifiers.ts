import type { Rule } from '../rule.ts';

/** What made the leak readable to everyone on the path. */
export const clearTextIdentifiers: Rule = {
  id: 'clear-text-identifiers',
  title: 'A live client sends identifiers in clear text',
  severity: 'error',
  rationale:
    'Numbers of the phone, the card and the cell that cross the network in clear text can be read by anyone on the path, ' +
    'and so a person be followed. Base64 is no encryption.',
  remedy: 'Switch the client off in this variant, or have it send over TLS and less of it.',
  source: 'dossier 1, 2 and 8 (GDPR Art. 25 and 32)',
  // What the CN variant does in its own region is known and meant so: dossier 5.
  regions: { except: ['CN'] },
  when: { live: true, transport: 'clear', sends_identifiers: true },
};
