import { RESULT_SUCCESS, readReply } from '../protocol/reply.ts';
import type { SuccessTest } from './family.ts';

/** The description that goes with success; the reply of the real server has it (dossier 2). */
const DESCRIPTION_OF_SUCCESS = 'Success';

/** Whether a client takes the body of a reply for a success. Unparsable or absent is a failure (dossier 2). */
export function meansSuccess(test: SuccessTest, body: string): boolean {
  const { result_code, result_desc } = readReply(body);
  if (result_code !== RESULT_SUCCESS) return false;
  return test === 'code' || result_desc === DESCRIPTION_OF_SUCCESS;
}
