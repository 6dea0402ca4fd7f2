/** A reader of one part of a dump. It is fed the lines of its part, and told when the part ends. */
export interface Section {
  line(text: string, number: number): void;
  /** @param whole the part has ended and was not cut off by the end of the file */
  end(whole: boolean, number: number): void;
}
