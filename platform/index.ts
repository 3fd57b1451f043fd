import { definePlatform } from '@hipaa-cdk/environments';
import { application } from './application';
import { dev } from './environments/dev';
import { local } from './environments/local';
import { prod } from './environments/prod';
import { test } from './environments/test';
import { partners } from './partners';

export { allEnvironments, findEnvironment } from '@hipaa-cdk/environments';
export { application };

/** Layers that watch or serve a whole account: one stack in it and region, whichever environment asks for it. */
export const accountLayers: readonly string[] = ['audit', 'catalog', 'delivery'];

// A new environment is a file in `environments/` and a word here.
definePlatform({ application, accountLayers, partners, environments: [local, dev, test, prod] });
