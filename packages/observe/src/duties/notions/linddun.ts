import type { Notion } from '../notion.ts';

const threat = (id: string, name: string, says: string): Notion => {
  return { id, name, source: 'LINDDUN', reference: name, says };
};

/** The seven kinds of threat of LINDDUN. */
export const linddunNotions: readonly Notion[] = [
  threat('linking', 'Linking', 'Things can be told to belong together, so that more is learnt than from each alone.'),
  threat('identifying', 'Identifying', 'Who someone is can be learnt.'),
  threat(
    'non-repudiation',
    'Non-repudiation',
    'Somebody can be shown to have done something that they would rather be able to deny.',
  ),
  threat('detecting', 'Detecting', 'That something exists or happens can be seen, even without reading it.'),
  threat(
    'data-disclosure',
    'Data disclosure',
    'More data goes out than is needed, or to more parties, or unprotected.',
  ),
  threat(
    'unawareness',
    'Unawareness and unintervenability',
    'People do not know what happens with their data, or can do nothing about it.',
  ),
  threat('non-compliance', 'Non-compliance', 'What is done strays from law, standards or good practice.'),
];
