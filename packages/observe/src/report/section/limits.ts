import type { Section } from '../../document/block.ts';
import type { ReportData } from '../report-data.ts';

/** What none of this shows. */
export function limitsSection({ facts }: ReportData): Section {
  const { assumed, seed } = facts;
  return {
    id: 'limits',
    title: 'Limits',
    blocks: [
      {
        block: 'list',
        items: [
          'A run shows what follows from a scenario. It is no evidence of what happened in 2019, nor of what anybody meant.',
          'Nothing of the real server is public but the form of its answers; how it decides is a model. What was done with what it received does not show in traffic.',
          'People, phones, numbers, cells and places are made up. No number belongs to anybody; the grid of cells is in no country.',
          `One seed (${seed}): other seeds are other people. What is told of one phone and one day is an example.`,
          'That a server is named in a request does not say who holds the name, who runs the server, or who can ask either.',
          'What is said of law and threats is teaching material, not legal advice.',
        ],
      },
      ...(assumed.length === 0
        ? []
        : [
            {
              block: 'table',
              stack: true,
              caption: 'Figures of this scenario that are assumed',
              head: ['figure', 'what is known of it'],
              rows: assumed.map(({ on, says }) => [{ code: on }, says]),
            } as const,
          ]),
    ],
  };
}
