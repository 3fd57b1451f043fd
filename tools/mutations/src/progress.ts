/** Milliseconds between two lines. */
const EVERY = 30_000;

/** Says now and then how much of something is done. */
export class Progress {
  private done = 0;
  private said: number;

  /**
   * @param what such as `storage, own packs`
   * @param now milliseconds by any clock that does not go back
   */
  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly say: (line: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.said = now();
  }

  /** Some more are done. */
  add(count: number): void {
    this.done += count;
    if (this.now() - this.said < EVERY) return;
    this.said = this.now();
    this.say(`${this.what}: ${this.done} of ${this.total}`);
  }
}
