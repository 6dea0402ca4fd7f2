/** What a file is, by its content and, where that does not tell, by its name and place. */
export type Form =
  | 'empty'
  | 'zip'
  /** Compiled code and other formats whose texts are looked for: DEX, OAT, VDEX, ELF, tables of resources. */
  | 'code'
  | 'binary-xml'
  /** A whole file system, or an archive, that is not unpacked. */
  | 'packed'
  | 'persistent-properties'
  | 'persisted-property'
  | 'properties'
  | 'init-script'
  | 'dump'
  | 'file-list'
  | 'xml'
  | 'other';
