import { type ClientFamily, formatDateTime, type RequestForm, requestForm, requestOfForm } from '@phonehome/shared';
import { requestOf } from '../families/installed-client.ts';
import { isSameButDate, type ReportSource } from './source.ts';

/** A request that a client sends. */
export interface SentRequest {
  /** What it has in common with others of the phone: the same object for all of them. Null where it stands alone. */
  readonly form: RequestForm | null;
  /** REGDATE. */
  readonly date: string;
  /** Its bytes, made when they are asked for. */
  readonly bytes: Buffer;
}

/** Makes the requests of one phone, one after another. */
export type RequestMaker = (family: ClientFamily, source: ReportSource) => SentRequest;

/**
 * A maker that remembers the last request: the same bytes as `requestOf` gives, but a report that differs from the last
 * one in its date alone, as most of a phone do, is neither collected nor encoded anew.
 */
export function createRequestMaker(): RequestMaker {
  let last: { family: ClientFamily; source: ReportSource; form: RequestForm } | null = null;
  return (family, source) => {
    const date = formatDateTime(source.local_ms);
    if (last?.family === family && isSameButDate(last.source, source)) return new RequestOfForm(last.form, date);
    const { report, bytes } = requestOf(family, source);
    const form = requestForm(bytes, report);
    last = form && { family, source, form };
    return form ? new RequestOfForm(form, date) : { form, date, bytes };
  };
}

/** A class, since there are very many of them: a getter of each object would be a function of each. */
class RequestOfForm implements SentRequest {
  readonly form: RequestForm;
  readonly date: string;

  constructor(form: RequestForm, date: string) {
    this.form = form;
    this.date = date;
  }

  get bytes(): Buffer {
    return requestOfForm(this.form, this.date);
  }
}
