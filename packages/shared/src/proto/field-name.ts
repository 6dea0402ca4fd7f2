/** The name of a report field in the schema, where names are lower snake case. */
export function protoName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}
