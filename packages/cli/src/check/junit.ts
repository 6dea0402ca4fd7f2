import { visible } from '@phonehome/shared';
import junit, { type Builder } from 'junit-report-builder';
import type { Checked } from './checked.ts';
import { detailsOf, findingName } from './details.ts';

/** Its types speak of a module with a default, its code is CommonJS: the default of the import is the builder itself. */
const factory = junit as unknown as Builder;

/**
 * `--format junit`: a suite a build, a test case a rule, or a rule and client. A fail is a failure, unknown an error, and
 * what was accepted or allowed is skipped.
 */
export function junitXml({ outcome, allow_unknown }: Checked): string {
  const report = factory.newBuilder().name('phonehome check');
  for (const { build, findings } of outcome.reports) {
    const suite = report.testSuite().name(shown(build));
    for (const finding of findings) {
      const { rule, verdict, severity, suppressed, message } = finding;
      const test = suite
        .testCase()
        .className(shown(build))
        .name(shown(findingName(finding)));
      const place = finding.evidence.find(({ source }) => source !== null)?.source;
      if (place) test.file(shown(place.file));
      const text = xmlText(detailsOf(finding, outcome.rules));
      if (verdict === 'pass') test.standardOutput(text);
      else if (suppressed || severity !== 'error' || (verdict === 'unknown' && allow_unknown)) {
        test.skipped().standardOutput(text);
      } else if (verdict === 'fail') test.failure(shown(message), rule).stacktrace(text);
      else test.error(shown(message), 'unknown', text);
    }
  }
  return `${report.build()}\n`;
}

/**
 * A text without what XML 1.0 has no place for and `visible` leaves: halves of surrogate pairs. The end of a CDATA
 * section is pulled apart, since xmlbuilder splits the first of several alone.
 */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll(']]>', ']] >');
}

/** A text of a build for a place of one line. */
function shown(text: string): string {
  return xmlText(visible(text));
}
