import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { nx } from './nx.mjs';
import { prepare } from './prepare.mjs';

const environments = readdirSync('platform/environments')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => file.replace(/\.ts$/, ''));

const step = (name, ...args) => ({ name, args });
const everywhere = (...targets) => ['run-many', ...targets.flatMap((target) => ['-t', target])];

/**
 * What `npm test` proves, in the order in which a failure is cheapest to find. The steps of a row keep one core busy each,
 * and run side by side; a step that is alone in its row uses all cores by itself.
 */
const ROWS = [
  [
    step('format', 'run', 'entry:format'),
    ...environments.map((env) => step(`synth ${env}`, ...everywhere('synth'), `--env=${env}`)),
  ],
  [step('lint, types, unit tests', ...everywhere('lint', 'typecheck', 'test'))],
  [step('check', ...everywhere('check')), step('proofs', ...everywhere('verify'))],
  [step('end to end', ...everywhere('e2e'))],
];

await prepare();
let passed = 0;
let failed = 0;
const broken = [];
for (const row of ROWS) {
  const waiting = [...row];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await run(next, row.length === 1);
  };
  await Promise.all(Array.from({ length: Math.min(row.length, availableParallelism()) }, lane));
}
console.log(broken.length > 0 ? `\nfailed:\n${broken.join('\n')}` : '\neverything holds');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a step. One that is not alone is shown when it is done, in one piece. */
async function run({ name, args }, alone) {
  console.log(alone ? `\n── ${name} ──` : `${name} …`);
  let output = '';
  const from = Date.now();
  const code = await nx([...args, '--outputStyle=static'], (text) => {
    output += text;
    if (alone) process.stdout.write(text);
  });
  if (!alone) console.log(`\n── ${name} ──\n${output}`);
  console.log(`${name}: ${Math.round((Date.now() - from) / 1000)} s`);
  const plain = stripVTControlCharacters(output);
  // Each project closes with "Tests: 1 failed, 11 passed"; any other step is one check.
  for (const [, line] of plain.matchAll(/^\s*Tests:\s+(.*)$/gm)) {
    passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
    failed += Number(/(\d+) failed/.exec(line)?.[1] ?? 0);
  }
  if (code === 0) passed += 1;
  else failed += 1;
  if (code !== 0) broken.push([name, ...failedTasks(plain)].join('\n  '));
}

/** The tasks that Nx names under "Failed tasks:", each with the command that runs it alone. */
function failedTasks(output) {
  const [, list = ''] = /^\s*Failed tasks:\s*\n([^]*?)\n\s*\n(?!\s*-)/m.exec(output) ?? [];
  return [...list.matchAll(/^\s*- (\S+)/gm)].map(([, task]) => `npx nx run ${task}`);
}
