import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Before everything else of a process: one file is loaded with another text. MUTANT_URL says which, MUTANT_TEXT where that is.
const { MUTANT_URL, MUTANT_TEXT } = process.env;
registerHooks({
  load(url, context, next) {
    if (url !== MUTANT_URL) return next(url, context);
    return { format: 'module-typescript', source: readFileSync(MUTANT_TEXT as string, 'utf8'), shortCircuit: true };
  },
});
