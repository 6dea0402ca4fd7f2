import { counted, grouped } from '@phonehome/shared';
import { percent, valuesText } from '../evidence/figures-of-run.ts';
import type { FollowMeasures } from '../follow/measures.ts';
import type { RunFacts } from '../run/run-facts.ts';
import { type DataFlow, dataFlowsOf } from './data-flows.ts';
import { dutiesOf, type SubjectSeen } from './duties.ts';

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

/** What stands where the reader is to fill in. */
export const BLANK = '[to be filled in by the reader]';

const line = (asks: string, answer: string | null = null): DpiaLine => ({ asks, answer });

/**
 * The skeleton of an impact assessment (GDPR Art. 35(7)) of the client of this run, filled in with what the run can say.
 * What it cannot say, above all purposes, grounds and judgements, is left to the reader.
 * @param follow what the recipient could learn; null if it got no report
 */
export function dpiaOf(facts: RunFacts, follow: FollowMeasures | null): DpiaPart[] {
  const carried = dutiesOf(facts).seen.filter(({ subject }) => subject.fields.length > 0);
  return [
    { letter: 'a', title: 'What is planned, and what for', lines: description(facts, carried) },
    { letter: 'b', title: 'Whether it is needed, and in proportion', lines: necessity(facts) },
    { letter: 'c', title: 'Risks to people', lines: risks(facts, carried, follow) },
    { letter: 'd', title: 'Measures against them', lines: measures },
  ];
}

function description(facts: RunFacts, carried: readonly SubjectSeen[]): DpiaLine[] {
  const { devices, days, reporting_phones, reports, leaks, leaking_phones } = facts;
  const who = reporting_phones === null ? '' : `, of which ${grouped(reporting_phones)} reported`;
  const which = carried.map(({ subject, fields }) => `${subject.name} (${fields.join(', ')})`).join('; ');
  const each = leaks !== null && leaking_phones ? `, ${grouped(leaks / leaking_phones)} a phone` : '';
  const abroad = leaks
    ? `, among them ${counted(leaks, 'report')} from builds of another region than the client's${each}`
    : '';
  const flows = dataFlowsOf(facts).map(flowText).join('; ');
  return [
    line('Whose data', `Owners of ${counted(devices, 'phone')}${who}, over ${counted(days, 'day')}.`),
    line('Which data', which === '' ? 'No report was received, so that none is known here.' : `${which}.`),
    line('How much', reports === 0 ? 'No report.' : `${counted(reports, 'report')}${abroad}.`),
    line('From whom to whom', flows === '' ? 'Nothing was sent.' : `${flows}.`),
    line('What for'),
    line('Who decides on purposes and means (the controller), and who acts for them'),
    line('How long it is kept, and where'),
  ];
}

function flowText({ sender, receiver, messages, is_clear }: DataFlow): string {
  return `${sender} to ${receiver}: ${counted(messages, 'message')}, ${is_clear ? 'in clear text' : 'within TLS'}`;
}

function necessity({ reports, accepted }: RunFacts): DpiaLine[] {
  const sent =
    reports === 0
      ? 'No report.'
      : `${counted(reports, 'report')}, of which ${percent(accepted, reports)} were accepted.`;
  return [
    line(
      'What the purpose needs',
      'To register a phone: one report for a phone, its cards and its build. A server that accepts ends it.',
    ),
    line('What was sent', sent),
    line('Which field each purpose needs, and which none does'),
    line('On which ground (Art. 6; ePrivacy Art. 5(3))'),
    line('How people are told (Art. 12-14), and how they can object'),
    line('On which ground data leaves the European Economic Area (Art. 44-49)'),
  ];
}

function risks(facts: RunFacts, carried: readonly SubjectSeen[], follow: FollowMeasures | null): DpiaLine[] {
  const { reports, readable, activations, fields } = facts;
  const cells = fields.find(({ name }) => name === 'SIM1CELLID');
  const has_number = carried.some(({ subject }) => subject.id === 'equipment');
  const on_way =
    reports > 0
      ? `Anyone who carries it: ${percent(readable, reports)} of the requests can be read.`
      : activations.count > 0
        ? 'Nobody, as long as TLS holds; that the phone calls can be seen.'
        : 'Nothing was sent.';
  const learnt =
    follow &&
    `From the reports alone ${counted(follow.phones, 'phone')} can be told apart, ${counted(follow.homes_named, 'home')} and ${counted(follow.works_named, 'place')} of work named.`;
  return [
    line(
      'Linking',
      has_number ? 'Each report carries a number that never changes: all reports of a phone are one trail.' : null,
    ),
    line('Identifying', learnt),
    line(
      'Following',
      cells
        ? `${percent(cells.reports, reports)} of the reports name the serving cell; ${valuesText(cells, 'cell')} in all.`
        : 'No report named a cell.',
    ),
    line('Who can read on the way', on_way),
    line('How likely and how severe, for whom'),
    line('Who is hit hardest: people in danger from somebody who could buy or ask for such data'),
  ];
}

const measures: readonly DpiaLine[] = [
  line(
    'Before a build goes out',
    'A release gate: no build whose region is another may carry the client switched on (phonehome check).',
  ),
  line('On the wire', 'TLS against who is on the way; it does nothing about the recipient.'),
  line('In the report', 'Fewer fields, a number that changes, no place.'),
  line('In the client', 'Ask first; send once; stop after so many tries.'),
  line('What of this is done, by when, by whom'),
  line('What risk remains, and whether the authority is to be asked (Art. 36)'),
];
