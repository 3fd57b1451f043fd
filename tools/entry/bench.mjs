import { nx } from './nx.mjs';
import { prepare } from './prepare.mjs';

prepare();
process.exitCode = await nx(['run', 'bench:bench', ...process.argv.slice(2)]);
