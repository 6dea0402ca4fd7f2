/**
 * The one SID and NID of all phones (dossier 6): fixed dummy values. NID 65535 is reserved and names no network, so
 * neither does the pair; that SID 0 is nobody's is ours (C).
 */
export const dummyCdmaNetwork = { sid: '0', nid: '65535' } as const;
