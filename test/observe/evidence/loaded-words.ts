/** A word that takes a side, as a regular expression for all its forms, and what to write in its place. */
interface LoadedWord {
  readonly word: string;
  readonly instead: string;
}

/** Words that say what somebody meant, or judge, where what is known is what was sent. A quotation may have them. */
export const loadedWords: readonly LoadedWord[] = [
  { word: 'sp(?:y|ies|ied|ying|yware)', instead: 'what is sent, and who can read it' },
  { word: 'espionage', instead: 'what is sent, and to whom' },
  { word: 'surveil\\w*|snoop\\w*|eavesdrop\\w*', instead: 'who can read it' },
  { word: 'steal(?:s|ing)?|stole(?:n)?|theft|thief|thieves', instead: 'is sent, or is received' },
  { word: 'smuggl\\w*|exfiltrat\\w*|siphon\\w*', instead: 'is sent' },
  { word: 'malware|virus(?:es)?|trojan\\w*|rootkit\\w*', instead: 'the client, or the package' },
  { word: 'back ?doors?', instead: 'the client' },
  { word: 'malicious\\w*|sinister|nefarious\\w*|evil', instead: 'what it does' },
  { word: 'scandal\\w*|outrage\\w*|shocking\\w*|alarming\\w*', instead: 'the incident' },
  { word: 'secretly|covert\\w*|clandestine\\w*|sneak\\w*', instead: 'without a notice to the user' },
  { word: 'perpetrat\\w*|culprit\\w*|guilty|villain\\w*|offender\\w*', instead: 'who sends, or who receives' },
  { word: 'victim\\w*', instead: 'owner, user or person concerned' },
  { word: 'regime|communist\\w*|dictator\\w*|Big Brother', instead: 'the state, by its name' },
  { word: 'cover[- ]?up|conspir\\w*', instead: 'what was stated, and by whom' },
  { word: 'hacked|hackers?', instead: 'who does what' },
  { word: 'lied|liars?|whitewash\\w*', instead: 'what was stated, and what a run shows' },
];

/** A text without what it quotes: marks of quotation in prose; in a source they make a string, and only marks within one quote. */
export function withoutQuotations(text: string, file: string): string {
  const curly = text.replace(/[“„][^”“]*[”“]/g, '');
  // Within a line: an inch or a lone mark must not open a quotation that ends pages later.
  return file.endsWith('.ts') ? curly : curly.replace(/"[^"\n]*"/g, '');
}
