import { encodeReplyBody, meansSuccess } from '@phonehome/shared';
import t from 'tap';

t.test('the string "0" is a success to some, "0" and "Success" both to others', async (t) => {
  const both = encodeReplyBody('0', 'Success');
  t.equal(meansSuccess('code', both), true);
  t.equal(meansSuccess('code-and-description', both), true);
  for (const body of ['{"resultCode":"0"}', encodeReplyBody('0', 'success'), '{"resultCode":"0","resultDesc":1}']) {
    t.equal(meansSuccess('code', body), true, body);
    t.equal(meansSuccess('code-and-description', body), false, body);
  }
});

t.test('anything else, unparsable or absent is a failure to all', async (t) => {
  const none = [
    '',
    'null',
    '"0"',
    '[]',
    '{}',
    '{"resultCode":0,"resultDesc":"Success"}',
    '{"resultDesc":"Success"}',
    '0',
  ];
  for (const body of [...none, encodeReplyBody('1', 'Success'), encodeReplyBody('00', 'Success')]) {
    for (const test of ['code', 'code-and-description'] as const) t.equal(meansSuccess(test, body), false, body);
  }
});
