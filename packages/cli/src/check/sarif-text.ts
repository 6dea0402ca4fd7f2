import { visible } from '@phonehome/shared';

/**
 * A text as a SARIF message has it: braces are doubled (3.11.5) and brackets escaped (3.11.6), so that no text of a build
 * becomes a placeholder or a link; line feeds are kept.
 */
export function sarifText(text: string): string {
  return text
    .split('\n')
    .map((line) => visible(line).replace(/[[\]]/g, '\\$&').replace(/[{}]/g, '$&$&'))
    .join('\n');
}
