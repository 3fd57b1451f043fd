import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine, or undefined when it has none that can be driven. A build that has none fails. */
export function installedBrowser(): string | undefined {
  const found = NAMES.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (!found && process.env['CI']) throw new Error(`none of ${NAMES.join(', ')} is installed`);
  return found;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** For tests: a browser that is told what to do through two pipes, by the protocol of its developer tools. */
export class Browser {
  private readonly child: ChildProcess;
  private readonly profile = mkdtempSync(join(tmpdir(), 'browser-'));
  private readonly waiting = new Map<number, (message: Message) => void>();
  private session: string | undefined;
  private last = 0;
  private unread = '';

  /** Everything the page reports: console, violations of its policy, requests. */
  readonly events: Message[] = [];

  /** @param more further flags, such as `--host-resolver-rules=MAP evil.example 127.0.0.1` */
  constructor(file: string, more: readonly string[] = []) {
    const flags = [...more, '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    this.child = spawn(
      file,
      [...flags, `--user-data-dir=${this.profile}`, '--remote-debugging-pipe', 'about:blank'],
      // A group of its own, so that its helpers end with it.
      { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    (this.child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => this.receive(text));
  }

  /** Opens a page and waits until it has loaded. */
  async open(url: string): Promise<void> {
    this.session = undefined;
    const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const attach = { targetId, flatten: true };
    this.session = (await this.send<{ sessionId: string }>('Target.attachToTarget', attach)).sessionId;
    for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await this.send(`${domain}.enable`);
    const before = this.events.length;
    await this.send('Page.navigate', { url });
    while (!this.events.slice(before).some(({ method }) => method === 'Page.loadEventFired'))
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** What an expression, or the promise that it is, comes to in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const input = { expression, returnByValue: true, awaitPromise: true };
    return (await this.send<{ result: { value: T } }>('Runtime.evaluate', input)).result.value;
  }

  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    const id = (this.last += 1);
    const { session: sessionId } = this;
    const text = JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) });
    (this.child.stdio[3] as Writable).write(`${text}\0`);
    return new Promise((resolve, reject) =>
      this.waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T),
      ),
    );
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
    await gone;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 10 });
  }

  private receive(text: string): void {
    const parts = `${this.unread}${text}`.split('\0');
    this.unread = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id === undefined) this.events.push(message);
      else this.waiting.get(message.id)?.(message);
    }
  }
}
