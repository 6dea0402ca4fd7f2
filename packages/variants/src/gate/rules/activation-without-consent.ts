import type { Rule } from '../rule.ts';

/** What the maker's own activation does and the client of the incident did not. */
export const activationWithoutConsent: Rule = {
  id: 'activation-without-consent',
  title: 'A live client sends without having asked',
  severity: 'error',
  rationale:
    'Reading identifiers from a phone and sending them off needs the consent of who uses it, unless they asked for the ' +
    'service; those who were never asked cannot have known.',
  remedy: 'Switch the client off in this variant, or start it after the consent of the set-up wizard.',
  source: 'dossier 5 and 8 (ePrivacy Directive Art. 5(3), GDPR Art. 6)',
  regions: { except: ['CN'] },
  when: { live: true, consent: 'none', sends_identifiers: true },
};
