/** What somebody wants a program to send; how it becomes bytes is the program's own affair. */
export interface Errand {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly host: string;
  readonly path: string;
  readonly query?: Pairs;
  readonly headers?: Pairs;
  readonly cookies?: Pairs;
  /** One of these is the body. */
  readonly form?: Pairs;
  readonly json?: unknown;
  readonly text?: { readonly type: string; readonly text: string };
  readonly files?: readonly UploadedFile[];
  readonly user?: readonly [name: string, password: string];
}

export type Pairs = readonly (readonly [name: string, value: string])[];

/** Pairs as forms and queries write them. */
export function formText(pairs: Pairs): string {
  const form = new URLSearchParams();
  for (const [name, value] of pairs) form.append(name, value);
  return form.toString();
}

/** A part of a form with a file in it. */
export interface UploadedFile {
  readonly name: string;
  readonly filename: string;
  readonly type: string;
  readonly base64: string;
}

/** Where an errand goes, with its query. */
export function urlOf({ host, path, query = [] }: Errand): string {
  const search = formText(query);
  return `http://${host}${path}${search === '' ? '' : `?${search}`}`;
}
