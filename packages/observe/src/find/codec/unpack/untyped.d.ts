/** The little that is used of a package that has no types of its own. */
declare module 'seek-bzip' {
  const bunzip: { decode(input: Uint8Array, output: { writeByte(byte: number): void }): void };
  export default bunzip;
}
