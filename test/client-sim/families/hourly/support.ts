import { type HourlyState, initialHourly, stepKaios2020, stepLteModule, stepMediatek2014 } from '@phonehome/client-sim';
import {
  BARRIER,
  boot,
  CANCEL,
  CHINA_TELECOM,
  type Client,
  type Line,
  type Play,
  pass,
  phone,
  playing,
  SECONDS,
  sim,
} from '../playbook.ts';

export * from '../playbook.ts';

export const mediatek: Client<HourlyState> = { initial: initialHourly, step: stepMediatek2014 };
export const kaios: Client<HourlyState> = { initial: initialHourly, step: stepKaios2020 };
export const lteModule: Client<HourlyState> = { initial: initialHourly, step: stepLteModule };

/** The families that know a start, tries an hour apart and their end, and how many failures end their tries (dossier 3). */
export const hourlyFamilies: Readonly<Record<string, { readonly play: Play; readonly tries: number }>> = {
  'mediatek-2014': { play: playing(mediatek), tries: 11 },
  'kaios-2020': { play: playing(kaios), tries: 10 },
  'lte-module': { play: playing(lteModule), tries: 3 },
};

/** A phone with a card of China Telecom, which opens the gates of every family. */
export const inChina = phone({ sims: [sim(CHINA_TELECOM)] });

/** Starting: the count is anew, and a minute passes before the try. */
export const starts: readonly string[] = [CANCEL, BARRIER];

/** The beginning of most transcripts: the first request of a device that has been switched on. */
export const untilReport1: readonly Line[] = [
  [boot, ...starts],
  [pass(60 * SECONDS), 'report 1'],
];
