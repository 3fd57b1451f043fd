import { constants, openSync, readlinkSync } from 'node:fs';
import { WriteStream } from 'node:tty';

/** Where a person sees what is going on. */
interface Screen {
  write(text: string): void;
  /** Whether lines can be rewritten. */
  readonly live: boolean;
  /**
   * How many characters a line has room for; a longer one would take two, of which one would be rewritten.
   *
   * @default - any number
   */
  readonly columns?: () => number;
}

/** Every tenth step is enough for a log that nobody watches. */
const PLAIN_STEP = 10;
const LINE_UP_AND_CLEAR = '\u001b[1A\u001b[2K\r';

/**
 * What each layer is doing: a live line per layer on a terminal, plain lines elsewhere. Finished lines and messages
 * stand above the live ones.
 */
export class Progress {
  private readonly lines = new Map<string, string>();
  private readonly steps = new Map<string, number>();
  private drawn = 0;

  constructor(private readonly screen: Screen) {}

  /** A line that stays. */
  say(text: string): void {
    this.erase();
    this.screen.write(`${text}\n`);
    this.draw();
  }

  /** A layer enters a new phase, such as `deploying`. */
  phase(layer: string, text: string): void {
    if (this.screen.live) this.show(layer, text);
    else this.screen.write(`${layer}: ${text}\n`);
  }

  /** A layer has `finished` of `total` steps behind it. */
  step(layer: string, finished: number, total: number, text: string): void {
    // CloudFormation also tells of resources that a change turned out to reach, which nobody counted before.
    const done = Math.min(finished, total);
    const line = `${done}/${total} ${text}`;
    if (this.screen.live) return this.show(layer, line);
    // Several resources change state between two that are done; one line for each ten done is enough.
    const due = done > 0 && (done % PLAIN_STEP === 0 || done === total) && this.steps.get(layer) !== done;
    if (!due) return;
    this.steps.set(layer, done);
    this.screen.write(`${layer}: ${line}\n`);
  }

  /** A layer is finished; `text` stays. */
  end(layer: string, text: string): void {
    this.erase();
    this.lines.delete(layer);
    this.screen.write(`${layer}: ${text}\n`);
    this.draw();
  }

  private show(layer: string, text: string): void {
    this.erase();
    this.lines.set(layer, text);
    this.draw();
  }

  private draw(): void {
    if (!this.screen.live) return;
    const room = (this.screen.columns?.() ?? Infinity) - 1;
    for (const [layer, text] of this.lines) this.screen.write(`${`  ${layer}: ${text}`.slice(0, room)}\n`);
    this.drawn = this.lines.size;
  }

  private erase(): void {
    this.screen.write(LINE_UP_AND_CLEAR.repeat(this.drawn));
    this.drawn = 0;
  }
}

/**
 * The screen of the person who started Nx. Nx hands its workers a pipe, so whether there is a terminal behind it is
 * asked of the Nx process itself, where the system tells.
 *
 * @param nxProcess process id of Nx
 */
export function openScreen(nxProcess: number): Screen {
  const terminal = process.env['CI'] === undefined && process.env['TERM'] !== 'dumb' && terminalOf(nxProcess);
  const write = (text: string): void => void process.stdout.write(text);
  return terminal
    ? { live: true, write, columns: () => terminal.getWindowSize()[0] }
    : { live: false, write, columns: () => Infinity };
}

/** The terminal that a process writes to; undefined when it writes to none, or the system does not tell. */
function terminalOf(nxProcess: number): WriteStream | undefined {
  try {
    const path = readlinkSync(`/proc/${nxProcess}/fd/1`);
    if (!/^\/dev\/(pts\/|tty)/.test(path)) return undefined;
    const terminal = new WriteStream(openSync(path, constants.O_WRONLY | constants.O_NOCTTY));
    // It is asked for its size, which changes; it keeps no program running.
    terminal.unref();
    return terminal.getWindowSize()[0] > 0 ? terminal : undefined;
  } catch {
    // No /proc on this system, or Nx has ended: plain lines are always right.
    return undefined;
  }
}
