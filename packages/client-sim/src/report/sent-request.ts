import {
  type ClientFamily,
  createRecent,
  formatDateTime,
  type RequestForm,
  RequestOfForm,
  requestForm,
} from '@phonehome/shared';
import { requestOf } from '../families/installed-client.ts';
import { isSameButDate, type ReportSource } from './source.ts';

/** A request that a client sends: one of a form, which is the same object for all of the phone, or one that stands alone. */
export type SentRequest = RequestOfForm | { readonly form: null; readonly date: string; readonly bytes: Buffer };

/** Makes the requests of one phone, one after another. */
export type RequestMaker = (family: ClientFamily, source: ReportSource) => SentRequest;

/** What a form was made of. */
interface Made {
  readonly family: ClientFamily;
  readonly source: ReportSource;
  readonly form: RequestForm;
}

/** A phone goes back to where it was: to a cell, to Wi-Fi. */
const MADE_MAX = 16;

/**
 * A maker that remembers its last requests: the same bytes as `requestOf` gives, but a report that differs from one of them in
 * its date alone, as most of a phone do, is neither collected nor encoded anew.
 */
export function createRequestMaker(): RequestMaker {
  const recent = createRecent<Made>(MADE_MAX);
  return (family, source) => {
    const { local_ms } = source;
    const known = recent.find((made) => made.family === family && isSameButDate(made.source, source));
    if (known) return new RequestOfForm(known.form, local_ms);
    const { report, bytes } = requestOf(family, source);
    const form = requestForm(bytes, report);
    if (!form) return { form, date: formatDateTime(local_ms), bytes };
    recent.add({ family, source, form });
    return new RequestOfForm(form, local_ms);
  };
}
