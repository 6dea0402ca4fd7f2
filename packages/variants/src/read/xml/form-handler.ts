import type { FactKind } from '../../facts/facts.ts';
import type { FileContext } from '../file-context.ts';
import { type XmlForm, xmlForm } from './read-xml.ts';
import type { XmlHandler } from './xml-handler.ts';

/** A handler of which it is known what the file is about, once its first element has come. */
export interface FormHandler extends XmlHandler {
  readonly begun: boolean;
  /** Null until then, and where the file tells nothing here. */
  readonly form: XmlForm | null;
}

/**
 * A handler that is chosen by the first element of the file.
 * @param only the kinds of facts that such a file may tell; null for all
 */
export function createFormHandler(context: FileContext, path: string, only: readonly FactKind[] | null): FormHandler {
  let form: XmlForm | null = null;
  let begun = false;
  return {
    get begun() {
      return begun;
    },
    get form() {
      return form;
    },
    open(name, attributes, line) {
      if (!begun) {
        const found = xmlForm(name, path, context);
        form = found && (only === null || found.affects.every((kind) => only.includes(kind))) ? found : null;
      }
      begun = true;
      form?.handler.open(name, attributes, line);
    },
    text: (text) => form?.handler.text(text),
    close: (name) => form?.handler.close(name),
  };
}
