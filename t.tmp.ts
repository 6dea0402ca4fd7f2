import { readRun, holdClaims } from '@phonehome/observe';
import { openRun } from '@phonehome/simulation';
import { loadClaims } from '@phonehome/shared';
import { readFileSync } from 'node:fs';
const { facts, lives } = await readRun(await openRun(process.argv[2]));
const claims = loadClaims(readFileSync('scenarios/claims.yaml','utf8'),'claims');
for (const e of holdClaims({claims, facts, lives, expectations: {}})) console.log(e.standing, e.id, e.shows.join(' '), e.figures.map(f => f.figure+'='+f.value+' '+f.judgement).join('; '), e.cannot_show.includes('How it bears on this claim is not worked out.') ? '!!!!' : '');
