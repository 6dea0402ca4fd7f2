/** How a part of a dump ends: something else follows; the file ends after a whole line; or within one. */
export type SectionEnd = 'followed' | 'end' | 'cut';

/** A reader of one part of a dump. It is fed the lines of its part, and told how the part ends. */
export interface Section {
  line(text: string, number: number): void;
  end(how: SectionEnd, number: number): void;
}
