import { PhonehomeError } from '@phonehome/shared';
import { compareBuilds, parseBuildNumber } from '../build-number.ts';
import { knownFixes } from './known-fix.ts';
import { type OwnerFacts, type OwnerRule, ownerRules } from './owner-rules.ts';
import { monthOfPatchLevel } from './patch-level.ts';

/** What an owner reads in Settings > About phone. */
export interface OwnPhone {
  /** The build number, such as `00WW_3_39B_SP02`. */
  readonly build: string;
  /** The Android security patch level: `YYYY-MM` or `YYYY-MM-DD`; null if it is not given. */
  readonly patch: string | null;
  readonly model: string;
}

/** What can be said of a phone. */
export interface PhoneCheck extends OwnPhone {
  readonly verdict: OwnerRule['verdict'];
  /** The rule that decided, and why. */
  readonly rule: string;
  readonly because: string;
  /** What the owner can do. */
  readonly remedy: string;
  /** How sure it is, as in the dossier: B one good source; C sources disagree, or our own reading. */
  readonly confidence: OwnerRule['confidence'];
  readonly source: string;
}

/** The characters of build numbers, of this maker and of others, and of names of models. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._/+-]{0,59}$/;

/**
 * Whether a phone has the fix of 2019, from what its owner reads in its settings and what is publicly known. The phone
 * itself is not looked at. The first rule that holds decides.
 * @throws PhonehomeError USAGE for what cannot be a build number, patch level or model
 */
export function checkPhone(phone: OwnPhone): PhoneCheck {
  refuseUnlessPlain('--build', phone.build, 'Type the build number as it stands in Settings > About phone: 00WW_3_39B');
  refuseUnlessPlain('--model', phone.model, 'Type the name of the model as it stands in Settings > About phone');
  const month = phone.patch === null ? null : monthOfPatchLevel(phone.patch);
  const known =
    knownFixes.find(({ model, also }) => [model.toLowerCase(), ...also].includes(plainModel(phone.model))) ?? null;
  const number = parseBuildNumber(phone.build);
  const before = known ? parseBuildNumber(known.before.build) : null;
  const order = number && before ? compareBuilds(number, before) : Number.NaN;
  const facts: OwnerFacts = { model: phone.model.trim(), known, build: phone.build.trim(), number, order, month };
  const rule = ownerRules.find(({ holds }) => holds(facts)) as OwnerRule;
  return {
    ...phone,
    verdict: rule.verdict,
    rule: rule.id,
    because: rule.because(facts),
    remedy: rule.remedy,
    confidence: rule.confidence,
    source: known?.source ?? knownFixes.map(({ source }) => source).join('; '),
  };
}

/** A model's name as it is compared: `HMD-Nokia 7 plus` and `Nokia 7 Plus` are the same. */
function plainModel(model: string): string {
  return model
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^hmd[- ]/, '')
    .trim();
}

function refuseUnlessPlain(field: string, text: string, remedy: string): void {
  if (PLAIN.test(text.trim())) return;
  const what = text.trim() === '' ? 'it is empty' : `${JSON.stringify(text.slice(0, 80))} has what no such text has`;
  throw new PhonehomeError('USAGE', [{ field, what, remedy }]);
}
