/** Measures work, without the time spent waiting for something that all layers share, such as starting the embedded AWS. */
export class WorkClock {
  private readonly started: number;
  private paused = 0;

  /** @param now milliseconds of some steady clock */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.started = now();
  }

  /** Waits for `work` while the clock stands still. */
  async pause<T>(work: () => Promise<T>): Promise<T> {
    const from = this.now();
    try {
      return await work();
    } finally {
      this.paused += this.now() - from;
    }
  }

  seconds(): number {
    return (this.now() - this.started - this.paused) / 1000;
  }
}
