import { type Part, textCodec } from '../codec.ts';

const COMMAND =
  /^(USER|PASS|ACCT|CWD|CDUP|QUIT|PORT|PASV|EPSV|EPRT|TYPE|STRU|MODE|RETR|STOR|STOU|APPE|ALLO|REST|RNFR|RNTO|ABOR|DELE|RMD|MKD|PWD|LIST|NLST|SITE|SYST|STAT|HELP|NOOP|FEAT|OPTS|SIZE|MDTM|MLSD|MLST|AUTH|PBSZ|PROT|XCWD|XMKD|XPWD|CLNT|MFMT|HASH)(?: (.*))?$/i;
const FILES = /^(?:CWD|RETR|STOR|STOU|APPE|RNFR|RNTO|DELE|RMD|MKD|LIST|NLST|SIZE|MDTM|MLSD|MLST|XCWD|XMKD)$/i;

/** Commands of FTP (RFC 959, 4.1): who logs in, and the names of files. */
export const ftp = textCodec('ftp', 'structure', (text): readonly Part[] | null => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const commands = lines.map((line) => COMMAND.exec(line.trim()));
  // One command alone is an English word, too.
  if (commands.length < 2 || commands.some((command) => command === null)) return null;
  const parts = commands.flatMap((command): Part[] => {
    const [, name = '', argument = ''] = command ?? [];
    if (argument === '') return [];
    if (FILES.test(name)) return [{ key: 'filename', content: argument }];
    // Of files whose time is set, that stands before the name.
    if (/^MFMT$/i.test(name)) return [{ key: 'filename', content: argument.replace(/^\d+ /, '') }];
    return /^USER$/i.test(name) ? [{ key: 'username', content: argument }] : [{ content: argument }];
  });
  return parts.length > 0 ? parts : null;
});
