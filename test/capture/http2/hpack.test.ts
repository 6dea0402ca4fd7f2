import { createHpackDecoder } from '@phonehome/capture';
import t from 'tap';

const block = (hex: string): Buffer => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const texts = (fields: readonly (readonly [string, string])[] | null): string[] | undefined =>
  fields?.map(([name, value]) => `${name}: ${value}`);

/** Blocks one after another, and what they say: RFC 7541, appendix C. */
const connections: readonly (readonly [where: string, blocks: readonly (readonly [string, readonly string[]])[]])[] = [
  ['C.2.1', [['400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572', ['custom-key: custom-header']]]],
  ['C.2.2', [['040c 2f73 616d 706c 652f 7061 7468', [':path: /sample/path']]]],
  ['C.2.3', [['1008 7061 7373 776f 7264 0673 6563 7265 74', ['password: secret']]]],
  ['C.2.4', [['82', [':method: GET']]]],
  [
    'C.3',
    [
      ['8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d', requests(0)],
      ['8286 84be 5808 6e6f 2d63 6163 6865', requests(1)],
      ['8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65', requests(2)],
    ],
  ],
  [
    'C.4',
    [
      ['8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff', requests(0)],
      ['8286 84be 5886 a8eb 1064 9cbf', requests(1)],
      ['8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf', requests(2)],
    ],
  ],
  [
    'C.6, with a table of 256 bytes, from which fields go',
    [
      [
        `3fe101 4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718
         63c7 8f0b 97c8 e9ae 82ae 43d3`,
        [
          ':status: 302',
          'cache-control: private',
          'date: Mon, 21 Oct 2013 20:13:21 GMT',
          'location: https://www.example.com',
        ],
      ],
      [
        '4883 640e ffc1 c0bf',
        [
          ':status: 307',
          'cache-control: private',
          'date: Mon, 21 Oct 2013 20:13:21 GMT',
          'location: https://www.example.com',
        ],
      ],
      [
        `88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335
         dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07`,
        [
          ':status: 200',
          'cache-control: private',
          'date: Mon, 21 Oct 2013 20:13:22 GMT',
          'location: https://www.example.com',
          'content-encoding: gzip',
          'set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1',
        ],
      ],
    ],
  ],
];

function requests(index: number): string[] {
  const begin = [':method: GET', index === 2 ? ':scheme: https' : ':scheme: http'];
  const path = index === 2 ? ':path: /index.html' : ':path: /';
  const more = [[], ['cache-control: no-cache'], ['custom-key: custom-value']][index] as string[];
  return [...begin, path, ':authority: www.example.com', ...more];
}

for (const [where, blocks] of connections) {
  t.test(`RFC 7541, ${where}`, async (t) => {
    const decoder = createHpackDecoder();
    for (const [hex, said] of blocks) t.strictSame(texts(decoder.decode(block(hex))), said);
  });
}

t.test('what is broken is told as such', async (t) => {
  for (const hex of ['80', 'ff', 'ffffffffffffffff', 'be', '4005 61', '0081 00 00', '40 84 ffffffff 00'])
    t.equal(createHpackDecoder().decode(block(hex)), null, hex);
});
