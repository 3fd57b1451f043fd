import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFile } from './program';

const { programs } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
  readonly programs: readonly string[];
};

test.each(programs)('%s is found, in the language that the runner is in', (program) => {
  const file = programFile(program.replace(/^src\/(.*)\.ts$/, '$1'));
  expect(file).toBe(join(__dirname, '..', program));
  expect(existsSync(file)).toBe(true);
});
