import { nx } from './nx.mjs';
import { prepare } from './prepare.mjs';

await prepare();
process.exitCode = await nx(['run', 'bench:bench', ...process.argv.slice(2)]);
