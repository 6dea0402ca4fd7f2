/** What of a capture cannot be read. The offset counts bytes from its beginning. */
export class CaptureError extends Error {
  readonly offset: number;

  constructor(what: string, offset: number) {
    super(what);
    this.name = 'CaptureError';
    this.offset = offset;
  }
}
