import { grouped } from '@phonehome/shared';
import { counted, percent, valuesText } from '../evidence/figures-of-run.ts';
import type { RunFacts } from '../run/run-facts.ts';
import { dataFlowsOf } from './data-flows.ts';
import { dutiesOf } from './duties.ts';

/** A line of the skeleton: what is asked, what the run says about it, and whether the reader is to fill it in. */
export interface DpiaLine {
  readonly asks: string;
  /** Null: to be filled in. */
  readonly answer: string | null;
}

/** A part of the skeleton: a letter of Art. 35(7). */
export interface DpiaPart {
  readonly letter: 'a' | 'b' | 'c' | 'd';
  readonly title: string;
  readonly lines: readonly DpiaLine[];
}

const line = (asks: string, answer: string | null = null): DpiaLine => ({ asks, answer });

/**
 * The skeleton of an impact assessment (GDPR Art. 35(7)) of the client of this run, filled in with what the run can say.
 * What it cannot say, above all purposes, grounds and judgements, is left to the reader.
 */
export function dpiaOf(facts: RunFacts): DpiaPart[] {
  const { seen } = dutiesOf(facts);
  const flows = dataFlowsOf(facts);
  const carried = seen.filter(({ subject }) => subject.fields.length > 0);
  const groups = carried.map(({ subject, fields }) => `${subject.name} (${fields.join(', ')})`).join('; ');
  const { reports, leaks, leaking_phones, reporting_phones, devices, days, accepted, has_timeline } = facts;
  const each = leaks !== null && leaking_phones ? `, ${grouped(leaks / leaking_phones)} a phone` : '';
  const cells = facts.fields.find(({ name }) => name === 'SIM1CELLID');
  const many =
    leaks !== null ? `${counted(leaks, 'report')} from phones of another region than the client's${each}` : null;
  return [
    {
      letter: 'a',
      title: 'What is planned, and what for',
      lines: [
        line(
          'Whose data',
          `Owners of ${counted(devices, 'phone')}${reporting_phones === null ? '' : `, of which ${grouped(reporting_phones)} reported`}, over ${counted(days, 'day')}.`,
        ),
        line('Which data', groups === '' ? 'None: no report was received.' : `${groups}.`),
        line('How much', `${counted(reports, 'report')}${many === null ? '' : `, among them ${many}`}.`),
        line(
          'From whom to whom',
          flows
            .map(
              ({ sender, receiver, messages, is_clear }) =>
                `${sender} to ${receiver}: ${counted(messages, 'message')}, ${is_clear ? 'in clear text' : 'within TLS'}`,
            )
            .join('; ') || 'Nothing was sent.',
        ),
        line('What for'),
        line('Who decides on purposes and means (the controller), and who acts for them'),
        line('How long it is kept, and where'),
      ],
    },
    {
      letter: 'b',
      title: 'Whether it is needed, and in proportion',
      lines: [
        line('What the purpose needs', 'To register a phone once, one report a phone; a server that accepts ends it.'),
        line(
          'What was sent',
          has_timeline
            ? `${counted(reports, 'report')}, of which ${percent(accepted, reports)} were accepted.`
            : `${counted(reports, 'report')}.`,
        ),
        line('Which field each purpose needs, and which none does'),
        line('On which ground (Art. 6; ePrivacy Art. 5(3))'),
        line('How people are told (Art. 12-14), and how they can object'),
        line('On which ground data leaves the European Economic Area (Art. 44-49)'),
      ],
    },
    {
      letter: 'c',
      title: 'Risks to people',
      lines: [
        line(
          'Linking',
          carried.some(({ subject }) => subject.id === 'equipment')
            ? 'Each report carries a number that never changes: all reports of a phone are one trail.'
            : null,
        ),
        line(
          'Following',
          cells
            ? `${percent(cells.reports, reports)} of the reports name the serving cell; ${valuesText(cells, 'cell')} in all.`
            : 'No report named a cell.',
        ),
        line(
          'Who can read on the way',
          reports > 0
            ? `Anyone who carries it: ${percent(facts.readable, reports)} of the requests can be read.`
            : 'Nothing was sent.',
        ),
        line('How likely and how severe, for whom'),
        line('Who is hit hardest: people in danger from somebody who could buy or ask for such data'),
      ],
    },
    {
      letter: 'd',
      title: 'What is done about them',
      lines: [
        line(
          'Before a build goes out',
          'A release gate: no build whose region is another may carry the client switched on (phonehome check).',
        ),
        line('On the wire', 'TLS against who is on the way; it does nothing about the recipient.'),
        line('In the report', 'Fewer fields, a number that changes, no place.'),
        line('In the client', 'Ask first; send once; stop after so many tries.'),
        line('What of this is done, by when, by whom'),
        line('What risk remains, and whether the authority is to be asked (Art. 36)'),
      ],
    },
  ];
}

/** What stands where the reader is to fill in. */
export const BLANK = '[to be filled in by the reader]';
