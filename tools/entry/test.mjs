import { readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { nx } from './nx.mjs';
import { prepare } from './prepare.mjs';

const environments = readdirSync('platform/environments')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => file.replace(/\.ts$/, ''));

/** What `npm test` proves, in the order in which a failure is cheapest to find. */
const STEPS = [
  { name: 'format', args: ['run', 'entry:format'] },
  { name: 'lint', args: ['run-many', '-t', 'lint'] },
  { name: 'typecheck', args: ['run-many', '-t', 'typecheck'] },
  { name: 'unit tests', args: ['run-many', '-t', 'test'] },
  ...environments.map((env) => ({ name: `synth ${env}`, args: ['run-many', '-t', 'synth', `--env=${env}`] })),
  { name: 'check', args: ['run-many', '-t', 'check'] },
  { name: 'proofs', args: ['run-many', '-t', 'verify'] },
  { name: 'end to end', args: ['run-many', '-t', 'e2e'] },
];

prepare();
let passed = 0;
let failed = 0;
const broken = [];
for (const { name, args } of STEPS) {
  console.log(`\n── ${name} ──`);
  let output = '';
  const code = await nx(
    [...args, '--outputStyle=static'],
    (text) => (output += stripVTControlCharacters(text)),
  );
  // Jest closes each project with "Tests: 1 failed, 11 passed, 12 total"; any other step is one check.
  for (const [, line] of output.matchAll(/^\s*Tests:\s+(.*)$/gm)) {
    passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
    failed += Number(/(\d+) failed/.exec(line)?.[1] ?? 0);
  }
  if (code === 0) passed += 1;
  else failed += 1;
  if (code !== 0) broken.push(name);
}
console.log(broken.length > 0 ? `\nfailed: ${broken.join(', ')}` : '\neverything holds');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
