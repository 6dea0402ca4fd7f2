import { type Part, textCodec } from './codec.ts';

const NAME = String.raw`[A-Za-z_][\w.-]{0,40}`;
const BEGIN = new RegExp(`^${NAME}([=:])[^\\n]*?([~|^#*$!\\t,;])\\s*${NAME}\\1`);
const TEXT_MAX = 200_000;

/** Names with their values in one line and with one mark between them: `a=1~b=2`, `a:1|b:2`, `a:1;b:2`. */
export const pairs = textCodec('pairs', 'structure', (text): readonly Part[] | null => {
  const [, is, by] = text.length > TEXT_MAX ? [] : (BEGIN.exec(text) ?? []);
  if (is === undefined || by === undefined || /[\n&]/.test(text)) return null;
  // Those are of a form.
  if (is === '=' && by === ';') return null;
  const pieces = text.split(by).filter((piece) => piece.trim() !== '');
  const named = new RegExp(`^\\s*(${NAME})${is}(.*)$`, 's');
  const parts = pieces.flatMap((piece): Part[] => {
    const [, key, content] = named.exec(piece) ?? [];
    return key === undefined || content === undefined
      ? []
      : [{ key, content: content.trim().replace(/^"(.*)"$/, '$1') }];
  });
  return parts.length === pieces.length ? parts : null;
});
