/** What the table can not show, whatever its figures. */
export const limits: readonly string[] = [
  'The server, the people and most timings are a model: see which of its figures are assumed, and what they move.',
  'Each counter-measure is applied alone and from the first day, and works as it is meant to. How likely it is to be built, kept, or got around, what it costs to build, and what several do together is not shown.',
  'TLS is modelled by what the path may read: the name of the server, sizes and times. No handshake is run; whoever can break into it, such as a proxy that the phone trusts, reads what the recipient reads.',
  'Nobody here sees the address that a message comes from. Who carries the packets does, and can tell phones apart by it for a while, encrypted or not.',
  'Days are joined by numbers and pseudonyms alone; who also joins by places is the determined recipient, whose figures are of reports and homes.',
  'Among few phones in a wide country, places alone tell phones apart; among many in a town they do less.',
  'Whether people agree when they are asked is one assumed share, whatever they are told.',
  'A firewall is one that knows this server and is on every phone; that a name is looked up before is left out.',
  'What a recipient does with what it learns, and what the law says of it, is not in the figures.',
];
