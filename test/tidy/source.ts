/** A stretch of TypeScript. Text of a template literal is a string; what stands in its `${}` is code. */
export interface Piece {
  readonly kind: 'code' | 'comment' | 'string' | 'regex';
  readonly text: string;
}

const quoted = /(['"])(?:\\[^]|(?!\1)[^\\\n])*\1/y;
const comment = /\/\/[^\n]*|\/\*[^]*?\*\//y;
const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const templateText = /(?:\\[^]|\$(?!\{)|[^\\`$])*/y;
/** After these, a slash begins a regular expression; after anything else it divides. */
const beforeRegex = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|delete|throw))\s*$/;

/** Takes TypeScript apart into code, comments, strings and regular expressions. No parser: enough for this repository. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let code = '';
  // The code before this place without comments, any literal as an x: what tells a division from an expression.
  let before = '';
  let depth = 0;
  const templates: number[] = [];
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? '';
  };
  const end = (kind: Piece['kind'], text: string): void => {
    if (code !== '') pieces.push({ kind: 'code', text: code });
    code = '';
    if (kind !== 'comment') before = 'x';
    pieces.push({ kind, text });
    at += text.length;
  };
  while (at < source.length) {
    const character = source[at] as string;
    const closesTemplate = character === '}' && templates.at(-1) === depth;
    if (match(comment)) end('comment', match(comment));
    else if (match(quoted)) end('string', match(quoted));
    else if (character === '/' && beforeRegex.test(before) && match(regex)) end('regex', match(regex));
    else if (character === '`' || closesTemplate) {
      if (closesTemplate) templates.pop();
      code += character;
      at++;
      end('string', match(templateText));
      if (source.startsWith('${', at)) {
        templates.push(depth);
        code = '${';
        before = code;
        at += 2;
      } else {
        code = '`';
        at++;
      }
    } else {
      if (character === '{') depth++;
      if (character === '}') depth--;
      code += character;
      before = (before + character).slice(-20);
      at++;
    }
  }
  if (code !== '') pieces.push({ kind: 'code', text: code });
  return pieces;
}

/** The code alone: comments, the text of strings, and regular expressions are blanked. */
export function codeOf(source: string): string {
  return piecesOf(source)
    .map(({ kind, text }) => (kind === 'code' ? text : kind === 'comment' ? ' ' : kind === 'regex' ? '/x/' : "''"))
    .join('');
}

/** What a file imports, exports from, or requires: the specifiers, in order. */
export function importsOf(source: string): string[] {
  const pieces = piecesOf(source).filter(({ kind }) => kind !== 'comment');
  return pieces.flatMap(({ kind, text }, i) => {
    const before = pieces[i - 1];
    if (kind !== 'string' || before?.kind !== 'code') return [];
    return /\b(?:from|import|(?:import|require)\s*\()\s*$/.test(before.text) ? [text.slice(1, -1)] : [];
  });
}

/** The package that a specifier names, or null for a relative one or a module of Node.js. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
