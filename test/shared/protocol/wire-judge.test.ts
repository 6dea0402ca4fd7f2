import { execFileSync } from 'node:child_process';
import t from 'tap';
import { judge } from '../judge.ts';
import { wireCases } from '../wire-suite.ts';

/** The requests of dossier 2, written down again, in another language, with its own JSON and base64. */
const PYTHON = String.raw`
import base64, json, sys

PHONE = """Content-Type: application/encrypted-json
Content-Length: {length}
Host: zzhc.vnet.cn
Connection: Keep-Alive
User-Agent: Apache-HttpClient/UNAVAILABLE (java 1.4)"""
MODULE = """Host: zzhc.vnet.cn
User-Agent: lte-module
Accept: */*
Content-Type: application/encrypted-json
Connection: close
Content-Length: {length}"""
KAIOS = """Host: zzhc.vnet.cn
User-Agent: Mozilla/5.0 (Mobile; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5
Accept: */*
Accept-Language: en-US
Accept-Encoding: gzip, deflate
Content-Type: application/encrypted-json
Content-Length: {length}
Connection: keep-alive"""

def one_line(text): return base64.b64encode(text)
# encodebytes writes a line feed after every 76 characters and at the end, as Android does by default.
PHONES = (PHONE, "\\/", base64.encodebytes)
FEATURE_PHONES = (KAIOS, "/", one_line)
MODULES = (MODULE, "/", one_line)
DRESSES = {
    "version-1.0": PHONES, "version-2": MODULES, "version-3.0": FEATURE_PHONES,
    "version-5.0": MODULES, "version-7.0": PHONES, "version-8.0": PHONES,
    "family-phone-2014-1.0": PHONES, "family-phone-2017-7.0": PHONES, "family-phone-2017-8.0": PHONES,
    "family-mediatek-2014-1.0": PHONES, "family-kaios-2020-8.0": FEATURE_PHONES, "family-lte-module-2": MODULES,
}

written = {}
for name, report in json.load(sys.stdin).items():
    headers, slash, encode = DRESSES[name]
    body = encode(json.dumps(report, separators=(",", ":"), ensure_ascii=False).replace("/", slash).encode())
    head = "POST / HTTP/1.1\n" + headers.format(length=len(body)) + "\n\n"
    written[name] = (head.replace("\n", "\r\n").encode() + body).decode("latin1")
json.dump(written, sys.stdout)
`;

t.test('Python writes the golden vectors, byte for byte', judge('python3'), async (t) => {
  const golden = wireCases.filter(({ name }) => /^(?:version-[\d.]+|family-.+)$/.test(name));
  t.ok(golden.length >= 12);
  const reports = Object.fromEntries(golden.map(({ name, messages }) => [name, messages[0]?.report]));
  const written = JSON.parse(
    execFileSync('python3', ['-c', PYTHON], { input: JSON.stringify(reports), encoding: 'utf8' }),
  ) as Record<string, string>;
  for (const { name, bytes } of golden) t.equal(bytes.toString('latin1'), written[name], name);
});
