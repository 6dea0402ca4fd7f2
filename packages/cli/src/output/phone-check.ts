import { visible } from '@phonehome/shared';
import { ownerLimits, type PhoneCheck } from '@phonehome/variants';
import { say, style, wrap } from './text.ts';

const VERDICTS: Readonly<Record<PhoneCheck['verdict'], string>> = {
  fixed: style.good('fixed'),
  'not-fixed': style.bad('not fixed'),
  unknown: style.title('unknown'),
};

const CONFIDENCE: Readonly<Record<PhoneCheck['confidence'], string>> = {
  B: 'one good source',
  C: 'sources disagree, or it is our own reading',
};

/** What can be said of a phone, for its owner. */
export function tellPhoneCheck({
  verdict,
  because,
  remedy,
  confidence,
  source,
  rule,
  build,
  patch,
  model,
}: PhoneCheck) {
  const typed = [model, `build ${build}`, ...(patch === null ? [] : [`patch level ${patch}`])].join(', ');
  say(`${VERDICTS[verdict]}: ${visible(typed)}`);
  say(wrap(visible(`Because ${because}.`), '  '));
  say(wrap(visible(`What to do: ${remedy}.`), '  '));
  say(style.quiet(wrap(`How sure: ${confidence}, ${CONFIDENCE[confidence]} (rule ${rule}; ${source}).`, '  ')));
  say();
  say('What this does not say:');
  for (const limit of ownerLimits) say(wrap(limit, '    ').replace(/^ {4}/, '  - '));
}
