import { encodeReplyBody, type HttpReply, RESULT_SUCCESS } from '@phonehome/shared';
import type { Outcome } from './outcome.ts';
import type { ReplyRule } from './reply-policy.ts';

const SUCCESS_DESC = 'Success';
const STATUS_OK = 200;
const TEXT_TYPE = 'text/plain; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

/** What garbage is where a rule does not say: a page, as from a proxy or a sign-in page that stands between (ours). */
export const GARBAGE_BODY = '<!DOCTYPE html><html><body><h1>It works!</h1></body></html>\n';

/** What a rule does, and the resultCode of its reply if that has one. */
export function effectOf(rule: ReplyRule, delay_ms: number): { result_code: string | null; outcome: Outcome } {
  switch (rule.outcome) {
    case 'silent':
      return { result_code: null, outcome: { outcome: 'silence' } };
    case 'reset':
      return { result_code: null, outcome: { outcome: 'reset', delay_ms } };
    case 'error':
      return { result_code: null, outcome: whole(rule, delay_ms, rule.body ?? '', TEXT_TYPE) };
    case 'garbage':
      return { result_code: null, outcome: whole(rule, delay_ms, rule.body ?? GARBAGE_BODY, HTML_TYPE) };
    case 'redirect': {
      const { location = '' } = rule;
      return { result_code: null, outcome: whole(rule, delay_ms, '', TEXT_TYPE, { location }) };
    }
    case 'partial': {
      const body = (rule.body ?? encodeReplyBody(RESULT_SUCCESS, SUCCESS_DESC)).toWellFormed();
      const reply = { status: STATUS_OK, ...typed(rule.content_type), body };
      const cut = rule.cut as NonNullable<ReplyRule['cut']>;
      return { result_code: null, outcome: { outcome: 'partial', reply, delay_ms, cut } };
    }
    case 'accepted':
    case 'refused': {
      const accepted = rule.outcome === 'accepted';
      const result_code = accepted ? RESULT_SUCCESS : (rule.result_code as string);
      const result_desc = accepted ? SUCCESS_DESC : (rule.result_desc as string);
      const body = encodeReplyBody(result_code, result_desc);
      return { result_code, outcome: whole(rule, delay_ms, body, undefined) };
    }
  }
}

/** Text that is no Unicode is sent as a server would have to: with replacement characters. */
function whole(
  rule: ReplyRule,
  delay_ms: number,
  text: string,
  usual_type: string | undefined,
  more: Pick<HttpReply, 'location'> = {},
): Outcome {
  const body = text.toWellFormed();
  const reply = { status: rule.status ?? STATUS_OK, ...typed(rule.content_type ?? usual_type), ...more, body };
  const { body_bytes, drip, connection } = rule;
  const padding_bytes = Math.max(0, (body_bytes ?? 0) - Buffer.byteLength(body));
  return {
    outcome: 'reply',
    reply,
    delay_ms,
    ...(padding_bytes > 0 && { padding_bytes }),
    ...(drip && { drip }),
    ...(connection && { connection }),
  };
}

function typed(content_type: string | undefined): Pick<HttpReply, 'content_type'> {
  return content_type === undefined ? {} : { content_type };
}
