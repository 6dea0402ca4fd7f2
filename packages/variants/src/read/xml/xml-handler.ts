/** An attribute without the prefix of its namespace. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

/** What is told of the elements of an XML file, text or binary, in their order. */
export interface XmlHandler {
  /** @param line null in binary XML */
  open(name: string, attributes: readonly XmlAttribute[], line: number | null): void;
  text(text: string): void;
  close(name: string): void;
}

/** The value of an attribute. */
export function attributeOf(attributes: readonly XmlAttribute[], name: string): string | null {
  return attributes.find((attribute) => attribute.name === name)?.value ?? null;
}
