import { grouped } from '@phonehome/shared';
import type { Block, Section } from '../../document/block.ts';
import type { RunFacts } from '../../run/run-facts.ts';
import { daysPicture, updateLetter } from '../picture/days.ts';
import type { ReportData } from '../report-data.ts';
import { capital, dateOf, some } from './words.ts';

type Dated = Extract<Block, { block: 'dates' }>['items'][number];

/** What happened, when: phases, updates, the first and the last leak. */
export function storySection({ facts }: ReportData): Section {
  const { scenario, reports } = facts;
  return {
    id: 'story',
    title: 'What happened',
    blocks: [
      { block: 'paragraph', tone: 'lede', text: scenario.about },
      { block: 'numbers', items: numbersOf(facts) },
      ...(reports > 0 ? [pictureOf(facts)] : []),
      { block: 'dates', items: datesOf(facts) },
    ],
  };
}

type Numbers = Extract<Block, { block: 'numbers' }>['items'];

function numbersOf({ devices, days, reports, leaks, leaking_phones, accepted }: RunFacts): Numbers {
  return [
    { value: grouped(devices), label: 'phones' },
    { value: grouped(days), label: 'days' },
    { value: grouped(reports), label: 'reports received' },
    ...(leaks === null
      ? []
      : [{ value: grouped(leaks), label: 'of them leaks', tone: leaks > 0 ? 'leak' : 'good' } as const]),
    ...(leaking_phones === null ? [] : [{ value: grouped(leaking_phones), label: 'phones that leaked' }]),
    { value: grouped(accepted), label: 'reports accepted' },
  ];
}

function pictureOf(facts: RunFacts): Block {
  const { phases, updates, by_day } = facts;
  const named = phases.map(({ title }, i) => `${i + 1}: ${title}`).join('; ');
  const letters = updates.map(({ id, is_fix }, i) => `${updateLetter(i)}: ${id}${is_fix ? ', a fix' : ''}`).join('; ');
  const knowsPhones = by_day.every(({ phones }) => phones !== null);
  return {
    block: 'figure',
    id: 'figure-days',
    draw: (size) => daysPicture(facts, size),
    caption: [
      { strong: 'Reports a day. ' },
      'Red was not accepted by the server, blue was. ',
      `Phases: ${named}.`,
      letters === '' ? '' : ` Lines mark releases of updates: ${letters}.`,
    ],
    table: {
      block: 'table',
      caption: 'Reports by UTC day',
      head: ['day', 'accepted', 'not accepted', ...(knowsPhones ? ['phones that reported'] : [])],
      numbers: [1, 2, 3],
      rows: by_day.map(({ date, accepted, not_accepted, phones }) => [
        date,
        grouped(accepted),
        grouped(not_accepted),
        ...(phones === null ? [] : [grouped(phones)]),
      ]),
    },
  };
}

/** In order of time; of one day, phases before updates before what phones did. */
function datesOf(facts: RunFacts): Dated[] {
  const { phases, updates, first_report, first_leak, last_leak, last_fix, fixed_phones, end, has_timeline } = facts;
  const leaks = first_leak !== null;
  const all: (Dated | null)[] = [
    ...phases.map(
      ({ from, title }, i): Dated => ({ date: from, text: [{ strong: `Phase ${i + 1}. ` }, `${capital(title)}.`] }),
    ),
    ...updates.map(({ id, released, is_fix, brings_client }, i): Dated => {
      const what = is_fix ? ' It is a fix.' : brings_client ? ' It brings the client.' : '';
      const text = [{ strong: `Update ${updateLetter(i)}. ` }, { code: id }, ` is released.${what}`];
      return { date: released, text, ...(is_fix ? { tone: 'good' } : {}) };
    }),
    first_report && !leaks
      ? { date: dateOf(first_report.time_ms, facts), text: `The first report: phone ${first_report.device}.` }
      : null,
    first_leak && {
      date: dateOf(first_leak.time_ms, facts),
      text: `The first leak: phone ${first_leak.device} sends its first report, though its build is for another region than the client.`,
      tone: 'leak',
    },
    last_fix && {
      date: dateOf(last_fix.time_ms, facts),
      text: `The last installation of a fix in this run; ${some(fixed_phones ?? 0, 'phone')} in all.`,
      tone: 'good',
    },
    last_leak && {
      date: dateOf(last_leak.time_ms, facts),
      text: `The last leak of this run: phone ${last_leak.device}.`,
      tone: 'leak',
    },
    {
      date: end,
      text: has_timeline
        ? 'The run ends.'
        : 'The run ends. It has no timeline, so that nobody can tell which phone sent what.',
    },
  ];
  return all.filter((one) => one !== null).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
