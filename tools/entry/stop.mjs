import { existsSync } from 'node:fs';
import { nx } from './nx.mjs';

if (existsSync('node_modules')) process.exitCode = await nx(['run', 'local-aws:stop']);
else console.log('nothing is installed, so nothing runs');
