import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

/** The published schema. It is of draft 4, of which Ajv needs to hear nothing but that an id is an `$id`. */
const require = createRequire(import.meta.url);
const { $schema, id, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as {
  $schema: string;
  id: string;
};

const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => URL.canParse(text, 'file:///base/') && !/\s/.test(text),
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/,
};
/** Judges a log. */
export const validateSarif = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);

/** Which schema that is. */
export const sarifSchema = [$schema, id] as const;
