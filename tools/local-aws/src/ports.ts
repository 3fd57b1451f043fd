import { renameSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { UserError } from '@hipaa-cdk/errors';
import { allEmulators } from './processes';
import type { Progress } from './progress';
import type { CommandRunner } from './run-command';
import { type Settings, candidatePorts, filesIn, portOf } from './settings';

/** A loopback port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
  });
}

/** Whether a program could listen there now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A port to listen on: the one that was asked for, or one that the folder keeps from then on.
 *
 * @throws UserError `LOCAL_AWS_PORT_TAKEN`
 */
export async function choosePort(
  settings: Settings,
  progress: Progress,
  run: CommandRunner,
): Promise<number> {
  const { folder, port: asked } = settings;
  const usual = portOf(settings);
  if (await isFree(usual)) return asked ?? keep(usual, folder);
  if (asked !== undefined) throw await portTaken(asked, run);
  const holder = await holderOf(usual, run);
  const candidates = candidatePorts(folder);
  let port = usual;
  while (!(await isFree(port))) port = candidates.next().value;
  progress(`port ${usual} is taken by ${holder}: using ${port} from now on`);
  return keep(port, folder);
}

function keep(port: number, folder: string): number {
  const file = filesIn(folder).port;
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, String(port), { mode: 0o600 });
  renameSync(partial, file);
  return port;
}

/** The error for a port that was asked for and that somebody else listens on. */
export async function portTaken(port: number, run: CommandRunner): Promise<UserError> {
  return new UserError({
    code: 'LOCAL_AWS_PORT_TAKEN',
    message: `Port ${port} on 127.0.0.1, where the embedded AWS is to listen, is taken by ${await holderOf(port, run)}.`,
    remedy: `unset LOCAL_AWS_PORT: a free port is found then; or LOCAL_AWS_PORT=${port === 65_535 ? 24_001 : port + 1} npx nx ...`,
  });
}

/** The program that listens on a port, in words, as far as the system tells. */
async function holderOf(port: number, run: CommandRunner): Promise<string> {
  const lsof = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const [, pid, program] = /^p(\d+)\nc(.+)$/m.exec(lsof.stdout) ?? [];
  if (pid) return inWords(Number(pid), program ?? '', run);
  const ss = await run('ss', ['-ltnp', `sport = :${port}`]);
  const [, name, number] = /users:\(\("([^"]+)",pid=(\d+)/.exec(ss.stdout) ?? [];
  return number ? inWords(Number(number), name ?? '', run) : 'another program';
}

async function inWords(pid: number, program: string, run: CommandRunner): Promise<string> {
  const emulator = (await allEmulators(run)).find((other) => other.pid === pid);
  return emulator ? `the embedded AWS of ${emulator.folder} (process ${pid})` : `${program} (process ${pid})`;
}
