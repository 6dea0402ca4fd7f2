/** What is told of every data set, on its card and in Croissant. Plain text without markup. */
export const words = {
  collection:
    'Nothing was collected. Simulated people use simulated phones; what their clients and other applications send, and what a fake server replies, is written as it would stand on the wire.',
  raw: 'There is no raw data: the scenario in scenario.yaml, the seed and the version of the formats are all that it follows from.',
  missing:
    'A cell is null where there is nothing to tell: of a protocol without it, of a reply that never came, of an event that has no cause. Nothing is missing by accident.',
  labels:
    'Labels are known and not judged: the simulation that sends an exchange says what it is, which build sent it, what led to it, and what it gave away. Nobody annotated anything.',
  personal:
    'None of anybody: people, phones, SIM cards and places are simulated, and every identifier is of a range that is reserved for tests or documentation, or that nobody was ever given.',
  impact:
    'Detectors of leaks can be taught, compared and shown without the traffic of anybody. Whoever takes a figure of this data for one about real phones, makers or operators misleads.',
  maintenance:
    'It is never changed: the same command makes the same bytes again. Another version of its format is another data set.',
  uses: [
    'Developing and comparing detectors of clear-text leaks, with labels that match the packets exactly.',
    'Teaching: what an observer on the path, and who gets the reports, can learn from them.',
    'Testing tools that read captures, HAR, Parquet, CSV, NDJSON or protobuf.',
    'Measuring privacy: how many persons a few points single out, and what hides them.',
  ],
  misuses: [
    'No statement about how many real phones did what, nor about any real maker, operator, server or state: the population is a choice of the scenario.',
    'No claim that a detector works on real traffic because it works here: the other applications are few and plain beside real ones.',
    'No search for real persons, phones or SIM cards: there are none in it.',
  ],
  biases: [
    'All people of a cohort draw their habits from the same few distributions, and their days differ by chance alone.',
    'The other applications are a few made-up kinds in shares of our choice; real traffic is far richer.',
    'Packets are never lost, late or out of order, and there is no IPv6, no QUIC and no HTTP/2.',
  ],
} as const;
