import type { BuildNumber } from '../build-number.ts';
import { type KnownFix, MEANT_FOR } from './known-fix.ts';
import { monthName } from './patch-level.ts';

/** What the rules look at. */
export interface OwnerFacts {
  readonly model: string;
  /** What is known of the model; null for another one. */
  readonly known: KnownFix | null;
  readonly build: string;
  /** Null for a number of another form. */
  readonly number: BuildNumber | null;
  /** Below 0 for a build before the known one without the fix, 0 for that one, above 0 for a later one. */
  readonly order: number;
  /** The month of the patch level, `YYYY-MM`; null if it was not given. */
  readonly month: string | null;
}

/** One reason to say something of a phone. */
export interface OwnerRule {
  readonly id: string;
  readonly holds: (facts: OwnerFacts) => boolean;
  readonly verdict: 'fixed' | 'not-fixed' | 'unknown';
  readonly because: (facts: OwnerFacts) => string;
  readonly remedy: string;
  /** As in the dossier: B one good source; C sources disagree, or our own reading. */
  readonly confidence: 'B' | 'C';
}

const UPDATE = 'Install the system updates that the phone offers in its settings, and check again';
const ASK = 'Ask the maker whether your phone was affected, and which build has the fix';
const LOOK_AGAIN = 'Look again in Settings > About phone: the build number may go on, as in 00WW_3_39B_SP02';

const before = ({ known }: OwnerFacts): KnownFix['before'] => (known as KnownFix).before;
const fixed = ({ known }: OwnerFacts): KnownFix['fixed'] => (known as KnownFix).fixed;
const isLater = (facts: OwnerFacts): string =>
  `${facts.build} is later than ${before(facts).build} of ${monthName(before(facts).month)}`;

/** The rules in the order in which they are asked: the first that holds decides, and the last one always does. */
export const ownerRules: readonly OwnerRule[] = [
  {
    id: 'other-model',
    holds: ({ known }) => known === null,
    verdict: 'unknown',
    because: ({ model }) =>
      `the Nokia 7 Plus is the one model that was named; nothing is known of the ${model}. That other models were affected was not ruled out`,
    remedy: ASK,
    confidence: 'C',
  },
  {
    id: 'other-form',
    holds: ({ number }) => number === null,
    verdict: 'unknown',
    because: ({ build }) =>
      `${build} does not have the form of this model's build numbers, such as 00WW_3_39B or 00WW_3_39B_SP02`,
    remedy: LOOK_AGAIN,
    confidence: 'C',
  },
  {
    id: 'meant-for-china',
    holds: ({ number }) => number?.region === MEANT_FOR,
    verdict: 'not-fixed',
    because: ({ build }) =>
      `${build} is a build for China: the client belongs in it, and the fix of 2019 was not for it. With a card of another operator it may try to register again and again, as it did elsewhere`,
    remedy: 'Ask the maker for a build of the region that you live in',
    confidence: 'C',
  },
  {
    id: 'other-region',
    holds: ({ number, known }) => number?.region !== known?.region,
    verdict: 'unknown',
    because: ({ number, known }) =>
      `the builds that were affected are labelled ${known?.region}; nothing is known of builds labelled ${number?.region}`,
    remedy: ASK,
    confidence: 'C',
  },
  {
    id: 'unknown-suffix',
    holds: ({ number }) => number?.suffix !== '',
    verdict: 'unknown',
    because: ({ build, number }) => `what ${number?.suffix} at the end of ${build} stands for is not known`,
    remedy: ASK,
    confidence: 'C',
  },
  {
    id: 'contradiction',
    holds: (facts) => facts.order <= 0 && facts.month !== null && facts.month >= fixed(facts).earliest,
    verdict: 'unknown',
    because: (facts) =>
      `build number and patch level contradict each other: ${facts.build} is no later than the build of ${monthName(before(facts).month)}, which has no fix, but the patch level is of ${monthName(facts.month ?? '')}`,
    remedy: LOOK_AGAIN,
    confidence: 'C',
  },
  {
    id: 'build-before-fix',
    holds: ({ order }) => order <= 0,
    verdict: 'not-fixed',
    because: (facts) =>
      `${facts.build} is ${facts.order < 0 ? `older than ${before(facts).build}, ` : ''}the build of ${monthName(before(facts).month)}, and builds with the fix carry a later service pack or base. Whether it has the client is told in two ways: users report that it came only with the update of December 2018, others that new phones had it`,
    remedy: UPDATE,
    confidence: 'B',
  },
  {
    id: 'patch-before-fix',
    holds: (facts) => facts.month !== null && facts.month < fixed(facts).earliest,
    verdict: 'not-fixed',
    because: (facts) =>
      `${isLater(facts)}, but its patch level is of ${monthName(facts.month ?? '')}, and nobody dates the fix before ${monthName(fixed(facts).earliest)}`,
    remedy: UPDATE,
    confidence: 'B',
  },
  {
    id: 'patch-disputed',
    holds: (facts) => facts.month !== null && facts.month < fixed(facts).month,
    verdict: 'unknown',
    because: (facts) =>
      `${isLater(facts)}, and its patch level is of ${monthName(facts.month ?? '')}: some press dates the fix so early, the maker later, at the end of ${monthName(fixed(facts).month)}`,
    remedy: UPDATE,
    confidence: 'C',
  },
  {
    id: 'patch-of-fix',
    holds: (facts) => facts.month === fixed(facts).month,
    verdict: 'fixed',
    because: (facts) =>
      `${isLater(facts)}, as builds with the fix are, and its patch level is of ${monthName(facts.month ?? '')}, at whose end the maker says the fix came. That no other build has this patch level is our reading`,
    remedy: 'Install later updates as they come; they leave no doubt',
    confidence: 'C',
  },
  {
    id: 'patch-after-fix',
    holds: ({ month }) => month !== null,
    verdict: 'fixed',
    because: (facts) =>
      `${isLater(facts)}, as builds with the fix are, and its patch level of ${monthName(facts.month ?? '')} is after the month of the fix, ${monthName(fixed(facts).month)}`,
    remedy: 'Nothing is left to do about this fix',
    confidence: 'B',
  },
  {
    id: 'patch-level-needed',
    holds: () => true,
    verdict: 'unknown',
    because: (facts) =>
      `${isLater(facts)}, as builds with the fix are; but so may be those that had the client, of December 2018 and January 2019. The build number alone does not tell them apart`,
    remedy: 'Add the Android security patch level from Settings > About phone: --patch 2019-02',
    confidence: 'C',
  },
];

/** What no verdict says. */
export const ownerLimits: readonly string[] = [
  'Whether this phone was of the batch that was affected, or ever sent anything: a build that is not fixed may never have had the client.',
  'What became of data that was sent before the fix.',
  'Whether what was typed here is what the phone has: nothing but these texts was looked at. What a phone sends is seen in a packet capture on its Wi-Fi.',
  'Anything about other models, other regions and other software on the phone.',
];
