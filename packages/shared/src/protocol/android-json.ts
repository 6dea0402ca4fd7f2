const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\t': '\\t',
  '\b': '\\b',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
};

const escaped = /["\\/\u0000-\u001f]/g;

function quote(text: string): string {
  const body = text.replace(escaped, (c) => escapes[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${body}"`;
}

/**
 * A JSON object of strings as Android's JSON writer has it: compact, in insertion order, `/` written `\/` (dossier 2).
 */
export function androidJson(entries: Iterable<readonly [string, string]>): string {
  return `{${Array.from(entries, ([name, value]) => `${quote(name)}:${quote(value)}`).join(',')}}`;
}
