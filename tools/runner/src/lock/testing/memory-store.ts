import type { StoredVersion } from '../lock-record';
import type { LockStore } from '../lock-store';

/** For tests: a store that counts as the Parameter Store does. `before` runs before each write, as somebody faster. */
export class MemoryStore implements LockStore {
  readonly versions: StoredVersion[] = [];
  before: (() => Promise<unknown>) | undefined;

  read(): Promise<StoredVersion | undefined> {
    return Promise.resolve(this.versions.at(-1));
  }

  history(): Promise<readonly StoredVersion[]> {
    return Promise.resolve([...this.versions]);
  }

  async create(text: string): Promise<boolean> {
    await this.overtaken();
    if (this.versions.length > 0) return false;
    this.versions.push({ version: 1, text });
    return true;
  }

  async write(text: string): Promise<number | undefined> {
    await this.overtaken();
    const version = this.versions.length + 1;
    this.versions.push({ version, text });
    return version;
  }

  private async overtaken(): Promise<void> {
    const first = this.before;
    this.before = undefined;
    await first?.();
  }
}
