import { grouped } from '@phonehome/shared';
import type { Section, Text } from '../../document/block.ts';
import { REPORT_FORMAT, type ReportData } from '../report-data.ts';

/** How this was made, so that anyone can make it again. */
export function methodSection({ facts, replay }: ReportData): Section {
  const { scenario, seed, devices, start, end, version, record_version, verdicts } = facts;
  const rows: Text[][] = [
    ['scenario', [{ code: scenario.id }, `: ${scenario.title}`]],
    ['SHA-256 of what it says', { code: scenario.sha256 }],
    ['seed', { code: String(seed) }],
    ['phones', grouped(devices)],
    ['from, to', `${start}, ${end}`],
    ['made by', version === null ? 'a version of phonehome that the folder does not name' : `phonehome ${version}`],
    ['forms', `record ${record_version}, ${REPORT_FORMAT}`],
  ];
  return {
    id: 'method',
    title: 'Method',
    blocks: [
      {
        block: 'paragraph',
        text: 'A scenario says which phones there are, what runs on them, how people use them and how the server answers. From its seed phonehome lets the phones live; each sends what its client decides to send, byte for byte, and the server records what it gets. The same scenario and seed give the same bytes on any machine, and so the same report.',
      },
      { block: 'table', caption: 'This run', head: ['what', 'value'], rows },
      { block: 'code', caption: 'To make it again', text: replay },
      ...(verdicts.length === 0
        ? []
        : [
            {
              block: 'table',
              stack: true,
              caption: 'What the scenario expects of itself, and what came of it',
              head: ['expectation', 'demanded', 'measured', 'came of it'],
              rows: verdicts.map(({ says, demanded, measured, status }): Text[] => [
                says,
                demanded,
                measured,
                status === 'held'
                  ? { mark: 'held', tone: 'good' }
                  : status === 'failed'
                    ? { mark: 'failed', tone: 'leak' }
                    : { mark: 'not judged', tone: 'quiet' },
              ]),
            } as const,
          ]),
    ],
  };
}
