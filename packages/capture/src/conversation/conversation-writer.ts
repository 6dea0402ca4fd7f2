import type { PacketSink } from '../flow/packet-sink.ts';
import { blockBytes, type Comment, commentOf, type Room, writeBlock } from '../format/packet-block.ts';
import { createConversationOrder, type Timed } from './conversation-order.ts';
import { hasShape } from './has-shape.ts';
import { createPlan, type Plan } from './plan.ts';
import { COLUMNS, type ConversationTemplate, columns, templateOf } from './template.ts';
import { writeRun } from './write-run.ts';

/** Writes conversations, which overlap, as the packet blocks of a pcapng file, in order of time. */
export interface ConversationWriter {
  /**
   * Takes a conversation. They come in the order of their first packets, and the packets of each are sent in order of time.
   * @param comment of each of its packets; none where it is empty
   * @param form what conversations of the same shape have in common: the next one with it is copied from this one, where it can
   * be; null for one of which there is no other
   * @param send sends its packets
   */
  add(comment: string, form: object | null, send: (sink: PacketSink) => void): void;
  /** Writes all that it has taken. */
  end(): void;
}

/** A conversation under way. */
interface Planned extends Timed {
  readonly plan: Plan;
  readonly comment: Comment;
  readonly template: ConversationTemplate | null;
}

const BATCH_BYTES = 1 << 20;
/** How many shapes are kept of a form: with a look-up or without, one for each reply. */
const SHAPES_MAX = 8;

/**
 * A writer that has written nothing. The same bytes as those of plain blocks in order.
 * @param write takes a batch of whole blocks; its memory is written to again afterwards
 */
export function createConversationWriter(write: (bytes: Uint8Array) => void): ConversationWriter {
  let room = roomOf(BATCH_BYTES);
  let filled = 0;
  const known = new WeakMap<object, ConversationTemplate[]>();
  /** Plans that may be used again. */
  const idle: Plan[] = [];

  const flush = (): void => {
    if (filled > 0) write(room.bytes.subarray(0, filled));
    filled = 0;
  };
  /** Where so many bytes can be written. */
  const place = (bytes: number): number => {
    if (filled + bytes > room.bytes.length) {
      flush();
      if (bytes > room.bytes.length) room = roomOf(bytes);
    }
    const at = filled;
    filled += bytes;
    return at;
  };
  const order = createConversationOrder<Planned>(({ plan, comment, template }, from, until) => {
    if (template) {
      const at = place(runBytes(template, from, until));
      writeRun(template, plan, from, until, comment, room, at);
    } else {
      for (let i = from; i < until; i++) {
        const packet = plan.at(i);
        const at = place(blockBytes(packet, comment));
        writeBlock(room, at, packet, comment);
      }
    }
    if (until === plan.length) idle.push(plan);
  });
  const templateFor = (form: object, plan: Plan, comment: Comment): ConversationTemplate => {
    const shapes = known.get(form) ?? [];
    const fitting = shapes.find((shape) => hasShape(shape, plan, comment));
    if (fitting) return fitting;
    const made = templateOf(plan, comment);
    known.set(form, [made, ...shapes.slice(0, SHAPES_MAX - 1)]);
    return made;
  };
  return {
    add(text, form, send) {
      const plan = idle.pop() ?? createPlan();
      plan.clear();
      send(plan);
      const comment = commentOf(text);
      const template = form && templateFor(form, plan, comment);
      order.add({ plan, length: plan.length, time_us: plan.time_us, comment, template });
    },
    end() {
      order.until(Number.POSITIVE_INFINITY);
      flush();
    },
  };
}

function roomOf(length: number): Room {
  const bytes = new Uint8Array(length);
  return { bytes, view: new DataView(bytes.buffer) };
}

function runBytes({ rows }: ConversationTemplate, from: number, until: number): number {
  return (rows[(until - 1) * COLUMNS + columns.end] as number) - (rows[from * COLUMNS + columns.at] as number);
}
