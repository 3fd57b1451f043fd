import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A distance to AWS: how long each call takes, and how many were made. */
export class SlowAws {
  private readonly record: string;

  /**
   * @param folder where the calls are written down
   * @param delay milliseconds that each call waits
   */
  constructor(
    folder: string,
    readonly delay: number,
  ) {
    this.record = join(folder, `aws-calls-${delay}.txt`);
  }

  /** Variables of a program that is so far away. */
  variables(): NodeJS.ProcessEnv {
    return {
      NODE_OPTIONS: `--require=${JSON.stringify(resolve(__dirname, '../slow-aws.cjs'))}`,
      BENCH_DELAY: String(this.delay),
      BENCH_CALLS: this.record,
    };
  }

  /** Names of the calls since somebody last asked. */
  taken(): string[] {
    let text: string;
    try {
      text = readFileSync(this.record, 'utf8');
    } catch {
      return [];
    }
    rmSync(this.record);
    return text.split('\n').filter(Boolean);
  }
}
