import type { Notion } from '../notion.ts';

const gdpr = (id: string, reference: string, name: string, says: string): Notion => {
  return { id, name, source: 'GDPR', reference, says };
};

/** Regulation (EU) 2016/679. */
export const gdprNotions: readonly Notion[] = [
  gdpr(
    'personal-data',
    'Art. 4(1)',
    'personal data',
    'Any information about a person who is identified, or can be, directly or indirectly: by a number, by where someone is, by an online identifier.',
  ),
  gdpr(
    'online-identifiers',
    'Recital 30',
    'online identifiers',
    'Identifiers that devices and protocols give off leave traces; together with others they can be used to tell people apart, to make profiles of them, and to identify them.',
  ),
  gdpr(
    'pseudonymisation',
    'Art. 4(5)',
    'pseudonymisation',
    'Data is pseudonymous if it can no longer be attributed to a person without further information, and that is kept apart and protected. It is personal data still.',
  ),
  gdpr(
    'principles',
    'Art. 5(1)',
    'principles',
    'Lawful, fair and transparent; for stated purposes; no more than these need; accurate; kept no longer than needed; kept safe.',
  ),
  gdpr(
    'lawfulness',
    'Art. 6',
    'legal basis',
    'Processing needs one of six grounds, such as consent, a contract, or interests that outweigh.',
  ),
  gdpr(
    'information',
    'Art. 12-14',
    'information',
    'People are told, plainly, who processes which data of theirs, why, for how long, and to whom it goes.',
  ),
  gdpr(
    'by-design',
    'Art. 25',
    'data protection by design and by default',
    'Systems are made so that, unless somebody chooses otherwise, only the data is processed that a purpose needs.',
  ),
  gdpr(
    'security',
    'Art. 32',
    'security of processing',
    'Measures that fit the risk, such as encryption and pseudonyms; and tests, again and again, of whether they work.',
  ),
  gdpr(
    'breach-notification',
    'Art. 33',
    'telling the authority',
    'The authority is told of a breach within 72 hours of its being known, unless a risk to people is unlikely.',
  ),
  gdpr(
    'breach-communication',
    'Art. 34',
    'telling the people',
    'People are told of a breach that is likely to be a high risk to them.',
  ),
  gdpr(
    'dpia',
    'Art. 35',
    'impact assessment',
    'Before processing that is likely to be a high risk, what is planned, whether it is needed, its risks and the measures against them are set down.',
  ),
  gdpr(
    'transfers',
    'Art. 44-49',
    'transfers to third countries',
    'Data may leave the European Economic Area only on conditions: a finding that protection there is adequate, safeguards such as standard clauses, or narrow exceptions.',
  ),
];
