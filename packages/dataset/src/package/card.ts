import { type IdentityKind, reservedIdentities } from '@phonehome/shared';
import { markdownOf, type TextBlock } from '@phonehome/simulation';
import { type About, license } from './about.ts';
import { compositionBlocks, splitTable } from './card-composition.ts';
import { cardHead } from './card-head.ts';
import { makingBlocks, remarkBlocks } from './card-making.ts';
import { limitsTold } from './limits-told.ts';
import { markdownText } from './markdown-text.ts';
import { words } from './words.ts';

/** `README.md`: the card of a data set, with the questions of "Datasheets for Datasets" (Gebru et al., 2021). */
export function datasetCard(about: About): string {
  const { title, description, scenario, manifest, cite_as } = about;
  return `${cardHead(about)}
# ${markdownText(title)}

${markdownOf([
  { block: 'paragraph', text: description },
  { block: 'paragraph', text: `The story: ${markdownText(scenario.about)}` },
  ...section(
    'Why it was made',
    'To have traffic in which leaks of identifiers are labelled exactly, that can be made again to the last byte at any scale, and in which nobody is found. Real captures of phones are personal data; their labels are guesses.',
  ),
  ...compositionBlocks(about),
  ...makingBlocks(about),
  ...section('Labels and parts', words.labels, ...labelMeanings),
  splitTable(about),
  ...section('Uses'),
  { block: 'list', items: words.uses },
  ...section('Not for'),
  { block: 'list', items: words.misuses },
  ...section('Limits'),
  { block: 'list', items: [...words.biases, ...limitsTold(scenario, manifest).map(markdownText)] },
  ...remarkBlocks(about),
  ...section('Identities', words.personal, addresses),
  identities,
  ...section(
    'Licence, and how to cite it',
    `Dedicated to the public domain under [${license.title}](${license.url}), without warranty. Names of companies and products in it may be trademarks of their owners. phonehome is not affiliated with any company that it names.`,
    'Credit is welcome and not required:',
    `    ${cite_as}`,
  ),
  ...section('Upkeep', words.maintenance),
])}`;
}

const labelMeanings = [
  "`leak`: a report by a build that is not labelled for the region that its client is meant for. `registration`: the same report by a build that is, as intended. `activation`: the maker's own, within TLS. `background`: any other application's, whatever it sends.",
  'Each person, with all phones, is in one part: of 100 persons 70 train, 15 validate and 15 test, drawn from the seed. No number of a phone and no habit of a person is in two parts.',
];

const addresses =
  'Addresses are of 198.18.0.0/15 and of the ranges for documentation. Names of hosts are made up and end in .example, but for that of the server of the client, which is bytes in this data and was never resolved.';

const KINDS: readonly IdentityKind[] = ['imei', 'meid', 'imsi', 'iccid', 'mac', 'cell', 'sid', 'nid'];

/** From where the identifiers are, by what they are of. */
const identities: TextBlock = {
  block: 'table',
  side: 'left',
  rows: [
    ['identifier', 'form', "why it is nobody's"],
    ...reservedIdentities
      .filter(({ used, kind }) => used && KINDS.includes(kind))
      .map(({ id, form, source }) => [id, form, source]),
  ],
};

function section(text: string, ...paragraphs: string[]): TextBlock[] {
  return [{ block: 'heading', text }, ...paragraphs.map((one) => ({ block: 'paragraph', text: one }) as const)];
}
