import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { freshClone, root, tryStep } from './clone.ts';
import { stepsOf } from './console-blocks.ts';

const FOLDER = 'docs/tutorial';
const page = (name: string): string => readFileSync(join(root, FOLDER, name), 'utf8');
const readme = page('README.md');
const ANSWERS = /-answers\.md$/;
const worksheets = readdirSync(join(root, FOLDER)).filter((name) => /^\d.*\.md$/.test(name) && !ANSWERS.test(name));

/** The texts that follow each match of a heading, by what the heading captures. */
function sections(text: string, heading: RegExp): Map<string, string> {
  const parts = text.split(heading);
  return new Map(parts.flatMap((part, i) => (i % 2 ? [[part, parts[i + 1] ?? '']] : [])));
}

const parts = (text: string) => sections(text, /^## (\d+\. .*)\n/m);
const questions = (text: string) => sections(text, /^\*\*(Q\d+)\.\*\*/m);
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `Q${i + 1}`);
const rowsOf = (text: string): string[][] =>
  Array.from(text.matchAll(/^\| (\d+\. .*) \|$/gm), ([, row = '']) => row.split(' | '));

t.ok(worksheets.length > 0, 'there are worksheets');
for (const name of worksheets) {
  const text = page(name);
  const answersName = name.replace('.md', '-answers.md');
  const answers = sections(page(answersName), /^## (Q\d+)\n/m);

  t.test(`${name}: each question says what to hand in and has an answer, and each answer has a question`, async (t) => {
    t.strictSame([...questions(text).keys()], numbered(questions(text).size), 'numbered through');
    t.strictSame([...answers.keys()], [...questions(text).keys()]);
    for (const [id, asked] of questions(text)) t.equal(asked.match(/^\*Hand in:\* /gm)?.length, 1, id);
    for (const [id, answer] of answers) {
      t.ok(stepsOf(id, answer).length > 0, `${id} is shown by a command`);
      for (const part of ['For the teacher', 'Common wrong answers'])
        t.ok(answer.includes(`**${part}.**`), `${id}: ${part}`);
    }
  });

  t.test(`${name}: its parts take 45 minutes, and its table and the teacher's tell of the same parts`, async (t) => {
    const said = Array.from(parts(text), ([title, part]) => {
      const [, heading, minutes] = /^(.*) \((\d+) minutes\)$/.exec(title) ?? [];
      return [heading, minutes, [...questions(part).keys()].join(', ')];
    });
    t.equal(
      said.reduce((sum, [, minutes]) => sum + Number(minutes), 0),
      45,
    );
    const plain = (row: string[]) => [row[0], row[1], (row[2]?.match(/Q\d+/g) ?? []).join(', ')];
    t.strictSame(rowsOf(text).map(plain), said);
    t.strictSame(rowsOf(readme).map(plain), said);
  });

  t.test(`${name}: every command, then every command of the answers, prints what the page says`, async (t) => {
    const cwd = await freshClone(t);
    for (const file of [name, answersName]) {
      const steps = stepsOf(`${FOLDER}/${file}`, page(file));
      t.ok(steps.length > 20, `${file} has commands`);
      for (const step of steps) t.equal(await tryStep(step, cwd), null, `${step.where}: ${step.command}`);
    }
  });
}
