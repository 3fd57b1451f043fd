import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nx } from './nx.mjs';
import { prepare } from './prepare.mjs';

const NEXT = `Next:
  npx nx run database:deploy --env=local           one layer alone
  npx nx run-many -t deploy --env=local            after a change: what it reaches is deployed, the rest recognised
  npx nx run-many -t destroy --env=local           everything gone again

npm stop stops the embedded AWS and keeps its state.
`;

await prepare();
console.log('deploying every layer to the embedded AWS …');
const code = await nx(['run-many', '-t', 'deploy', '--env=local', '--published']);
if (code === 0) console.log(`${page()}${application()}${NEXT}`);
process.exitCode = code;

/** Where the page of what was deployed is. A page that could not be written spoils no start. */
function page() {
  const { status, stdout } = script('tools', 'platform-page', 'src', 'main.ts');
  if (status !== 0) return 'The page of the platform was not written: npx nx run platform:page says why.\n\n';
  return `All of it on one page: ${pathToFileURL(stdout.trim()).href}\n\n`;
}

/** Where the application, its sign-in and its calls are to be seen. */
function application() {
  const { status, stdout } = script('tools', 'local-aws', 'src', 'cli.ts', 'open');
  if (status !== 0) return '';
  const again = 'npx nx run local-aws:open';
  return `The application runs, on this machine alone and without TLS, with a person who can sign in.\n${stdout.trim()}\n(again: ${again})\n\n`;
}

function script(...words) {
  const file = words.findIndex((word) => word.endsWith('.ts')) + 1;
  const args = ['--import', 'tsx', join(...words.slice(0, file)), ...words.slice(file)];
  return spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
}
