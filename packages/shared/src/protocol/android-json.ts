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
 * The same of an object of strings: what the engine's own writer gives, which is faster, where that differs in slashes alone.
 * It writes `\\u` for what Android leaves as it is, too.
 */
export function androidJsonOf(object: Readonly<Record<string, string>>): string {
  const text = JSON.stringify(object);
  return text.includes('\\u') ? androidJson(Object.entries(object)) : text.replaceAll('/', '\\/');
}

/**
 * A JSON object of strings as Android's JSON writer has it: compact, in insertion order, `/` written `\/` (dossier 2).
 */
export function androidJson(entries: Iterable<readonly [string, string]>): string {
  let members = '';
  for (const [name, value] of entries) members += `${members && ','}${quote(name)}:${quote(value)}`;
  return `{${members}}`;
}
