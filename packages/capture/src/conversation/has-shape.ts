import type { FlowEnds } from '../flow/network-path.ts';
import type { Comment } from '../format/packet-block.ts';
import { areEnds, ENDS_NUMBERS } from './flow-ends.ts';
import type { Plan } from './plan.ts';
import { COLUMNS, type ConversationTemplate, columns } from './template.ts';

/** Whether a conversation has the shape of a template: the same ends, and packets of the same kind and size in the same order. */
export function hasShape({ rows, flows, comment_bytes }: ConversationTemplate, plan: Plan, comment: Comment): boolean {
  const { shape, ends, length } = plan;
  if (length * COLUMNS !== rows.length || comment.bytes !== comment_bytes) return false;
  let same: FlowEnds | null = null;
  let same_flow = -1;
  for (let i = 0, row = 0; i < length; i++, row += COLUMNS) {
    if (shape[i] !== rows[row + columns.shape]) return false;
    const flow = rows[row + columns.flow] as number;
    const of = ends[i] as FlowEnds;
    // Most packets are of the flow of the one before.
    if (of === same && flow === same_flow) continue;
    if (!areEnds(flows, flow * ENDS_NUMBERS, of)) return false;
    same = of;
    same_flow = flow;
  }
  return true;
}
