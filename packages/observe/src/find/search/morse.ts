/** Characters in the international code (ITU-R M.1677-1), and those that are used with it. */
const CODES =
  'a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. ..-.-.- ,--..-- :---... =-...- +.-.-. --....- /-..-. @.--.-. &.-... _..--.- ;-.-.-. ".-..-.';

const characters = new Map(CODES.split(' ').map((code) => [code.slice(1), code.charAt(0)] as const));

/** Dots and dashes with spaces between characters, and strokes or more spaces between words. */
export const MORSE = /^[.-]{1,7}(?:[ /|]+[.-]{1,7}){7,}$/;

/** The text, in small letters; what is no character is left out. */
export function fromMorse(text: string): string {
  return text
    .split(/\s*[/|]\s*|\s{2,}/)
    .map((word) =>
      word
        .split(' ')
        .map((code) => characters.get(code) ?? '')
        .join(''),
    )
    .join(' ');
}
