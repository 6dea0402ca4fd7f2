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
const special = /["\\/\u0000-\u001f]/;

function quote(text: string): string {
  // Most values have nothing to escape, and looking is cheaper than replacing.
  if (!special.test(text)) return `"${text}"`;
  const body = text.replace(escaped, (c) => escapes[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${body}"`;
}

/**
 * A JSON object of strings as Android's JSON writer has it: compact, in insertion order, `/` written `\/` (dossier 2).
 */
export function androidJson(entries: Iterable<readonly [string, string]>): string {
  let members = '';
  for (const [name, value] of entries) members += `${members && ','}${quote(name)}:${quote(value)}`;
  return `{${members}}`;
}
