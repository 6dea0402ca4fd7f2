import { type Part, textCodec } from './codec.ts';

const NAME = String.raw`[A-Za-z_][\w.:/-]{2,200}`;
/** StatsD: a name, a value, its sort, how often it is sampled, tags. */
const STATSD =
  /^([A-Za-z_][\w./-]{2,200}):[-+]?\d+(?:\.\d+)?(?::[-+]?\d+(?:\.\d+)?)*\|(?:c|g|ms|h|s|d|m)(?:\|@[\d.]+)?(?:\|#(\S+))?(?:\|c:\S+|\|T\d+)*$/;
/** Graphite: a name with tags, a value, a time. */
const GRAPHITE = new RegExp(
  String.raw`^(${NAME}\.${NAME.replace(':', '')}?)((?:;[\w.-]+=[^;\s]+)*) [-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)? \d{9,13}$`,
  'i',
);
/** Prometheus, and OpenTSDB behind `put`. */
const PROMETHEUS = /^[A-Za-z_:][\w:]{1,200}\{([^{}]*)\} [-+]?[\d.]+(?:e[-+]?\d+)?(?: \d+)?$/i;
const LABEL = /([A-Za-z_]\w{0,60})="((?:[^"\\]|\\.)*)"/g;
const OPENTSDB = new RegExp(String.raw`^put (${NAME}) \d{9,13} [-+]?[\d.]+((?: [\w.-]+=\S+)+)$`);
const LINES_MAX = 50_000;

/** Names of measured values, of StatsD, Graphite, OpenTSDB or Prometheus: as the paths that they are, and the tags beside them. */
export const metrics = textCodec('metrics', 'structure', (text): readonly Part[] | null => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^# (?:HELP|TYPE) /.test(line));
  if (lines.length === 0 || lines.length > LINES_MAX) return null;
  const parts: Part[] = [];
  for (const line of lines) {
    const read = ofLine(line.trim());
    if (!read) return null;
    for (const part of read) parts.push(part);
  }
  return parts.length > 0 ? parts : null;
});

function ofLine(line: string): Part[] | null {
  const [, name, tags = ''] = STATSD.exec(line) ?? GRAPHITE.exec(line) ?? [];
  if (name !== undefined) return [path(name), ...tagsIn(tags.split(/[,;]/), /[:=]/)];
  const labels = PROMETHEUS.exec(line)?.[1];
  if (labels !== undefined) return [...labels.matchAll(LABEL)].map(([, key = '', content = '']) => ({ key, content }));
  const [, metric, pairs = ''] = OPENTSDB.exec(line) ?? [];
  return metric === undefined ? null : [path(metric), ...tagsIn(pairs.split(' '), /=/)];
}

function path(name: string): Part {
  return { key: 'metric', content: `/${name.replaceAll('.', '/')}` };
}

function tagsIn(tags: readonly string[], is: RegExp): Part[] {
  return tags.flatMap((tag): Part[] => {
    const at = tag.search(is);
    return at > 0 && at < tag.length - 1 ? [{ key: tag.slice(0, at), content: tag.slice(at + 1) }] : [];
  });
}
