/** A line longer than this is cut: no tool writes one, and a reader need not walk it. */
export const LINE_CHARACTERS_MAX = 64 * 1024;

/** A reader of lines: a state machine that is fed one after another. */
export interface LineReader {
  /** @param text without its end; @param number counts from 1; @param cut it is longer than can be kept */
  line(text: string, number: number, cut: boolean): void;
  /** @param whole the last line had an end; @param number that of the last line */
  end(whole: boolean, number: number): void;
}

/** Takes bytes of any size and gives lines. */
export interface LineSplitter {
  push(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Splits text into lines: LF, CRLF, and the CR CR LF of old adb; UTF-8, or UTF-16 as PowerShell writes it, by its byte
 * order mark. Bytes that are no text become U+FFFD.
 */
export function createLineSplitter(reader: LineReader): LineSplitter {
  let decoder: Decoder | null = null;
  let held = '';
  let cut = false;
  let number = 0;
  let ended = true;

  function take(text: string): void {
    let start = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
      give(text.slice(start, at));
      start = at + 1;
    }
    hold(text.slice(start));
  }

  function hold(text: string): void {
    if (text === '') return;
    ended = false;
    if (held.length + text.length > LINE_CHARACTERS_MAX) {
      cut = true;
      held += text.slice(0, LINE_CHARACTERS_MAX - held.length);
    } else held += text;
  }

  function give(text: string): void {
    hold(text);
    number += 1;
    reader.line(held.replace(/\r+$/, ''), number, cut);
    held = '';
    cut = false;
    ended = true;
  }

  return {
    push(bytes) {
      decoder ??= decoderFor(bytes);
      take(decoder.decode(bytes, { stream: true }));
    },
    end() {
      if (decoder) take(decoder.decode());
      const whole = ended;
      if (!whole) give('');
      reader.end(whole, number);
    },
  };
}

/** A decoder of text that comes in pieces. */
export type Decoder = InstanceType<typeof TextDecoder>;

/** The decoder that the first bytes of a text ask for. */
export function decoderFor([a, b]: Uint8Array): Decoder {
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}
