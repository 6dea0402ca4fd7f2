import { grouped } from '@phonehome/shared';
import { absent, type Block, type CardBlock, type Section, type Text } from '../../document/block.ts';
import type { DataFlow } from '../../duties/data-flows.ts';
import { BLANK } from '../../duties/dpia.ts';
import { notions, type SubjectSeen } from '../../duties/duties.ts';
import { NOT_ADVICE } from '../../duties/notion.ts';
import { percent } from '../../evidence/figures-of-run.ts';
import type { RunFacts } from '../../run/run-facts.ts';
import { flowsPicture } from '../picture/flows.ts';
import type { ReportData } from '../report-data.ts';
import { capital, some } from './words.ts';

/** Which duties and threats hang on what was sent; who sends what to whom; the skeleton of an impact assessment. */
export function dutiesSection(data: ReportData): Section {
  const { duties, facts, flows } = data;
  const { reports, leaks } = facts;
  return {
    id: 'duties',
    title: 'Duties',
    blocks: [
      {
        block: 'paragraph',
        tone: 'note',
        text: `${NOT_ADVICE} Which law applies, to whom, and what follows is for those to say who know the case and the law.`,
      },
      ...(leaks === 0 && reports > 0
        ? [
            {
              block: 'paragraph',
              text: 'No report of this run came from a build of another region than that of the client. What follows tells what would hang on the same fields where the law of the European Union applies.',
            } as const,
          ]
        : []),
      { block: 'heading', text: 'Who sends what to whom' },
      ...(flows.length === 0 ? [absent('In this run nothing was sent.')] : [flowsBlock(flows)]),
      ...(reports === 0
        ? []
        : ([
            { block: 'heading', text: 'What hangs on each field' },
            fieldsBlock(duties.seen, facts),
            { block: 'cards', items: duties.seen.map((seen) => cardOf(seen, reports)) },
            ...(duties.unknown.length === 0
              ? []
              : [
                  {
                    block: 'paragraph',
                    text: [
                      'Fields of no known version, about which nothing can be said: ',
                      ...duties.unknown.map((code) => ({ code })),
                      '.',
                    ],
                  } as const,
                ]),
            ...(duties.unseen.length === 0
              ? []
              : [
                  {
                    block: 'paragraph',
                    text: `Not carried by any report of this run: ${duties.unseen.map(({ name }) => name).join(', ')}.`,
                  } as const,
                ]),
            notionsBlock(),
          ] as const satisfies Block[])),
      ...dpiaBlocks(data),
    ],
  };
}

function flowsBlock(flows: readonly DataFlow[]): Block {
  return {
    block: 'figure',
    id: 'figure-flows',
    draw: (size) => flowsPicture(flows, size),
    caption: [
      { strong: 'Data flows of this run. ' },
      'From phones over the network to the server that the requests name. Who holds that name, who runs the server, and in which country, no packet says.',
    ],
    table: {
      block: 'table',
      stack: true,
      caption: 'Data flows of this run',
      head: ['sender', 'receiver', 'messages', 'on the way', 'what it tells of', 'fields'],
      rows: flows.map(({ sender, phones, receiver, messages, is_clear, groups, fields }) => [
        phones === null ? sender : `${sender} (${some(phones, 'phone')})`,
        { code: receiver },
        grouped(messages),
        is_clear ? { mark: 'in clear text', tone: 'leak' } : { mark: 'within TLS', tone: 'good' },
        groups.join(', '),
        fields.length === 0 ? 'none that can be seen' : fields.join(' '),
      ]),
    },
  };
}

/** Field by field: what it is about, how many reports carried it, and which notions bear on it. */
function fieldsBlock(seen: readonly SubjectSeen[], { fields, reports }: RunFacts): Block {
  return {
    block: 'table',
    stack: true,
    caption: 'Every field that was filled, and the notions that bear on it; why, is told below',
    head: ['field', 'about', 'reports', 'notions'],
    rows: seen.flatMap(({ subject, fields: names }) =>
      names.map((name): Text[] => [
        { code: name },
        subject.name,
        percent(fields.find((field) => field.name === name)?.reports ?? 0, reports),
        subject.bearings.flatMap(({ notion }) => notions.get(notion)?.name ?? []).join(', '),
      ]),
    ),
  };
}

function cardOf({ subject, fields, reports }: SubjectSeen, all: number): CardBlock {
  const carried: Text = [
    `${grouped(reports)} reports, ${percent(reports, all)} of all: `,
    ...fields.flatMap((name, i) => [...(i > 0 ? [' '] : []), { code: name }]),
  ];
  return {
    id: `duty-${subject.id}`,
    title: capital(subject.name),
    mark: null,
    parts: [
      { name: 'What it is', lines: [subject.says] },
      ...(fields.length > 0 ? [{ name: 'In this run', lines: [carried] }] : []),
      ...subject.bearings.flatMap(({ notion, why }) => {
        const found = notions.get(notion);
        if (!found) return [];
        const { source, reference, name } = found;
        return [
          {
            name:
              source === 'LINDDUN' ? `LINDDUN: ${name}` : `${source === 'GDPR' ? 'GDPR ' : ''}${reference}, ${name}`,
            lines: [why],
          },
        ];
      }),
    ],
  };
}

function notionsBlock(): Block {
  return {
    block: 'table',
    stack: true,
    caption: `The notions, in our own words. ${NOT_ADVICE}`,
    head: ['notion', 'where', 'what it says'],
    rows: [...notions.values()].map(({ name, source, reference, says }) => [
      name,
      source === 'LINDDUN' ? source : `${source}, ${reference}`,
      says,
    ]),
  };
}

function dpiaBlocks({ dpia, facts }: ReportData): Block[] {
  return [
    { block: 'heading', text: 'Skeleton of an impact assessment' },
    {
      block: 'paragraph',
      text: `The four parts that GDPR Art. 35(7) asks for, filled in with what this run of ${facts.scenario.id} can say. ${BLANK} marks what it cannot. ${NOT_ADVICE}`,
    },
    ...dpia.map(
      ({ letter, title, lines }): Block => ({
        block: 'table',
        stack: true,
        caption: `(${letter}) ${title}`,
        head: ['what is asked', 'answer'],
        rows: lines.map(({ asks, answer }) => [asks, answer === null ? { mark: BLANK, tone: 'quiet' } : answer]),
      }),
    ),
  ];
}
