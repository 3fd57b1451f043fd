import '@hipaa-cdk/platform';
import { readOptions } from '@hipaa-cdk/runner';
import { type Configuration, subjects, tryConfiguration } from './configurations';
import { endAs } from '@hipaa-cdk/runner/program';

/** Tries as many configurations as are asked for, and prints those that were not answered as they should be. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, ['--count=<number>', '--seed=<number>']);
  const count = Number(options['count'] ?? 10_000);
  const seed = Number(options['seed'] ?? 1);
  const all = await subjects(process.cwd());
  const found = new Map<Configuration['outcome'], number>();
  for (let number = 0; number < count; number++) {
    const { outcome, change, said = '', seed: own } = tryConfiguration(all, seed * 1_000_000 + number);
    found.set(outcome, (found.get(outcome) ?? 0) + 1);
    if (outcome === 'raw' || outcome === 'wrongly accepted') {
      console.log(`${outcome} (${own}): ${change} ${JSON.stringify(said)}`);
      process.exitCode = 1;
    }
  }
  const figures = [...found].map(([outcome, times]) => `${times} ${outcome}`).join(', ');
  console.log(`${count} configurations of ${all.length} subjects, seed ${seed}: ${figures}`);
}

endAs(main(process.argv.slice(2)));
