/** More bytes than a packet can have; whoever asks for more is broken or hostile. */
export const CAPTURED_BYTES_MAX = 16 * 1024 * 1024;

export const US_PER_SECOND = 1_000_000;
