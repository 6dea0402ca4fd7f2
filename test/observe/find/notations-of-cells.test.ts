import t from 'tap';
import { findings, post } from './support.ts';

const body = (value: unknown): Buffer => post(JSON.stringify(value));
const CELL = ['cell 137726092'];

/** A message, and the cells that are found in it. */
const cases: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  [
    'Quectel, LTE',
    post('+QENG: "servingcell","NOCONN","LTE","FDD",262,01,835888C,214,1300,3,5,5,77A4,-98,-11,-67,13\r\nOK\r\n'),
    CELL,
  ],
  ['Quectel, LTE beside 5G', post('+QENG: "LTE","FDD",262,01,835888C,214,1300,3,5,5,77A4,-98\r\nOK\r\n'), CELL],
  ['Quectel, WCDMA', post('+QENG: "servingcell","CONNECT","WCDMA",262,01,77A4,835888C,10713,11\r\nOK\r\n'), CELL],
  ['SIMCom', post('+CPSI: LTE,Online,262-01,0x77A4,137726092,318,EUTRAN-BAND3,1300,5\r\nOK\r\n'), CELL],
  ['u-blox', post('+CGED: MCC:262, MNC: 01, LAC:77a4, CI:cd04, BSIC:1a\r\nOK\r\n'), ['cell 52484']],
  ['Huawei', post('^MONSC: LTE,262,01,1300,835888C,D6,77A4,-98,-11,-67\r\nOK\r\n'), CELL],
  ['Huawei, 5G', post('^MONSC: NR,262,01,504990,1,835888C,D6,77A4,-98,-11,9\r\nOK\r\n'), CELL],
  ['Cinterion', post('^SMONI: 4G,6300,20,10,10,FDD,262,01,77A4,835888C,350,33,-94,-7,NOCONN\r\nOK\r\n'), CELL],
  ['a network in one, hexadecimal', post('os=9;cgi=00101:A3DC:835888C;lang=fr'), CELL],
  ['a global cell, hexadecimal', post('os=9&cgi=001-01-A3DC-835888C'), CELL],
  [
    'a report of a tracker with its cell',
    post(
      '+RESP:GTFRI,270B02,009990432176505,,,10,1,1,4.3,92,70.0,10.746090,59.912730,20261127091211,0262,0001,A3DC,0835888C,,20261127091214,11F0$',
    ),
    [...CELL, 'coordinates 59.91273,10.74609'],
  ],
  ['CGI in bytes', body({ cgi_hex: '00f110a3dccd04' }), ['cell 52484']],
  ['ECGI in bytes', body({ ecgi: '00f1100835888c' }), CELL],
  ['TAI and ECGI in bytes', body({ tai_ecgi: '00f110a3dc00f1100835888c' }), CELL],
  ['a user location of RADIUS', post('os=9&net=lte&3gpp_uli=8200f110a3dc00f1100835888c'), CELL],
  ['a user location of GTP', body({ uli: '1800f110a3dc00f1100835888c' }), CELL],
  ['a station and its sector', post('radio="PLMN 00101 TAC 4152 eNB 537992 sector 140" os="9"'), CELL],
  ['the same in two fields', body({ enb_id: 537992, sector_id: 140, rsrp: -98 }), CELL],
  ['a station and its cell', body({ eNBId: 537992, cellId: 140 }), CELL],
  [
    'what Android prints of 5G',
    body({ log: 'CellIdentityNr:{ mPci = 33 mTac = 30628 mNrArfcn = 1300 mMcc = 262 mMnc = 01 mNci = 6871947000 }' }),
    ['cell 6871947000'],
  ],
  ['area and cell in hexadecimal', post('net=26201;lac=F9DE;ci=9087;ta=1'), ['cell 36999']],
  ['a network, an area and a cell', body({ serving: '262:01:30628:137726092' }), CELL],
  ['SIP, 5G', body({ 'utran-cell-id-3gpp': '262010077a400835888c' }), CELL],
  ['SIP, GSM', body({ 'cgi-3gpp': '2620177a4cd04' }), ['cell 52484']],
  ['an area and a cell, hexadecimal, in one', post('SN=25;CELL=DDC8,DA9F;PLMN=40410;TIME=20170611'), ['cell 55967']],
  ['a static template', post('100,gw\n110,04967557,GW-LTE,1.2\n111,,,,262,01,30628,137726092\n'), CELL],
  ['a list', body({ cell: [262, 1, 30628, 137726092] }), CELL],
  [
    'what Android prints',
    body({ log: 'CellIdentityLte:{ mCi=137726092 mPci=33 mTac=29795 mEarfcn=1300 mMcc=262 mMnc=01 }' }),
    CELL,
  ],
];

const others: readonly (readonly [name: string, request: Buffer])[] = [
  ['a network that nobody has', post('+QENG: "servingcell","NOCONN","LTE","FDD",499,99,835888C,214,1300\r\nOK\r\n')],
  ['what a modem knows of none', post('+QENG: "servingcell","SEARCH"\r\nOK\r\n')],
  ['a cell that is not known', post('+CPSI: LTE,Online,262-01,0x77A4,268435455,318,EUTRAN-BAND3\r\nOK\r\n')],
  ['bytes of another name', body({ tag: '00f1100835888c' })],
  ['bytes of no network', body({ cgi_hex: 'a35ec9d00d17b2' })],
  ['a sector of a market', post('report sector 140 of 200')],
  ['how old a cell is', body({ 'cell-info-age': 4711 })],
  ['a list of numbers', body({ rows: [262, 1, 30628, 137726092] })],
];

const cellsIn = (request: Buffer): string[] =>
  [...new Set(findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`))].sort();

t.test('cells as modems and networks write them', (t) => {
  for (const [name, request, found] of cases) t.strictSame(cellsIn(request), found, name);
  t.end();
});

t.test('what only looks like those', (t) => {
  for (const [name, request] of others) t.strictSame(cellsIn(request), [], name);
  t.end();
});
