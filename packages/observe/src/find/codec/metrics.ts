import { type Part, textCodec } from './codec.ts';

const NAME = String.raw`[A-Za-z_][\w.:/-]{2,200}`;
/** StatsD: a name, a value, its sort, how often it is sampled, tags. */
const STATSD =
  /^([A-Za-z_][\w./-]{2,200}):([-+]?\d+(?:\.\d+)?(?::[-+]?\d+(?:\.\d+)?)*)\|(?:c|g|ms|h|s|d|m)(?:\|@[\d.]+)?(?:\|#(\S+))?(?:\|c:\S+|\|T\d+)*$/;
/** Graphite: a name with tags, a value, a time. */
const GRAPHITE = new RegExp(
  String.raw`^(${NAME}\.${NAME.replace(':', '')}?)((?:;[\w.-]+=[^;\s]+)*) ([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?) \d{9,13}$`,
  'i',
);
/** Prometheus, and OpenTSDB behind `put`. */
const PROMETHEUS = /^([A-Za-z_:][\w:]{1,200})\{([^{}]*)\} ([-+]?[\d.]+)(?:e[-+]?\d+)?(?: \d+)?$/i;
const LABEL = /([A-Za-z_]\w{0,60})="((?:[^"\\]|\\.)*)"/g;
const OPENTSDB = new RegExp(String.raw`^put (${NAME}) \d{9,13} ([-+]?[\d.]+)((?: [\w.-]+=\S+)+)$`);
const LINES_MAX = 50_000;

/** Names of measured values, of StatsD, Graphite, OpenTSDB or Prometheus: as the paths that they are, the numbers, and the tags beside them. */
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
  const [, statsd, counted = '', marks = ''] = STATSD.exec(line) ?? [];
  if (statsd !== undefined) return [path(statsd), ...values(statsd, counted), ...tagsIn(marks.split(','), /[:=]/)];
  const [, graphite, tags = '', number = ''] = GRAPHITE.exec(line) ?? [];
  if (graphite !== undefined) return [path(graphite), ...values(graphite, number), ...tagsIn(tags.split(';'), /=/)];
  const [, name, labels = '', value = ''] = PROMETHEUS.exec(line) ?? [];
  if (name !== undefined)
    return [...labels.matchAll(LABEL)]
      .map(([, key = '', content = '']): Part => ({ key, content }))
      .concat(values(name, value));
  const [, metric, measured = '', pairs = ''] = OPENTSDB.exec(line) ?? [];
  if (metric === undefined) return null;
  return [path(metric), ...values(metric, measured), ...tagsIn(pairs.split(' '), /=/)];
}

/** What was measured, which may be a number of the device, by the last word of its name. */
function values(name: string, numbers: string): Part[] {
  const key = /[^./:]*$/.exec(name)?.[0] || name;
  return numbers.split(':').map((content) => ({ key, content }));
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
