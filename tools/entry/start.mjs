import { nx } from './nx.mjs';
import { prepare } from './prepare.mjs';

const NEXT = `Next:
  npx nx run database:deploy --env=local           one layer alone
  npx nx affected --target=deploy --env=local      after a change: the layers it reaches, in order
  npx nx run-many -t destroy --env=local           everything gone again

npm stop stops the embedded AWS and keeps its state.
`;

await prepare();
console.log('deploying every layer to the embedded AWS …');
const code = await nx(['run-many', '-t', 'deploy', '--env=local', '--published']);
if (code === 0) console.log(NEXT);
process.exitCode = code;
