import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type CommandResult, withoutColours } from './command';

/** Stands where the output of a command ends. */
const END = '\0';

/** What the process is told, in a line of its own. */
export interface HostedCommand {
  readonly args: readonly string[];
  readonly variables: NodeJS.ProcessEnv;
}

/** A process that carries out commands one after the other, and keeps what it has loaded for the next one. */
export class CommandHost {
  private process: ChildProcess | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly start: { readonly args: readonly string[]; readonly cwd: string }) {}

  /** Runs a command to its end, after those that were asked for before it. */
  run(command: HostedCommand): Promise<CommandResult> {
    const result = this.last.then(() => this.next(command));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Ends the process. */
  end(): void {
    this.process?.kill('SIGKILL');
    this.process = undefined;
  }

  private next(command: HostedCommand): Promise<CommandResult> {
    const child = (this.process ??= spawn(process.execPath, this.start.args, {
      cwd: this.start.cwd,
      env: command.variables,
      stdio: 'pipe',
    }));
    return new Promise((resolve) => {
      let output = '';
      let open = 2;
      const finish = (code: number): void => {
        for (const stream of [child.stdout, child.stderr]) stream?.removeAllListeners('data');
        child.removeAllListeners('close');
        resolve({ code, output: withoutColours(output.replace(/\0(\d+\n)?/g, '')) });
      };
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          if (text.includes(END)) open -= 1;
          if (open === 0) finish(Number(/\0(\d+)\n/.exec(output)?.[1] ?? 1));
        });
      }
      // One that breaks off takes its process along; the next command starts another.
      child.once('close', () => {
        this.process = undefined;
        finish(1);
      });
      child.stdin?.write(`${JSON.stringify(command)}\n`);
    });
  }
}

/** The other side: carries out the commands of a host, in its process, until the host ends it. */
export async function serveCommands(carryOut: (command: HostedCommand) => Promise<boolean>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const success = await carryOut(JSON.parse(line) as HostedCommand).catch((error: unknown) => {
      console.error(String(error));
      return false;
    });
    process.stderr.write(END);
    process.stdout.write(`${END}${success ? 0 : 1}\n`);
  }
}
