import type { DeployLock } from './deploy-lock';

/** Renews a lock for as long as its command runs. */
export class Heartbeat {
  private readonly timer: NodeJS.Timeout;
  private beat: Promise<void> = Promise.resolve();

  /**
   * @param period milliseconds between two renewals
   * @param onLost called once, when the lock has become somebody else's
   */
  constructor(
    private readonly lock: Pick<DeployLock, 'renew'>,
    period: number,
    private readonly onLost: () => void,
  ) {
    this.timer = setInterval(() => (this.beat = this.renew()), period).unref();
  }

  /** Ends with no renewal on its way any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beat;
  }

  private async renew(): Promise<void> {
    try {
      if (await this.lock.renew()) return;
    } catch {
      // The lock outlives a few renewals that fail; the next beat tries again.
      return;
    }
    clearInterval(this.timer);
    this.onLost();
  }
}
