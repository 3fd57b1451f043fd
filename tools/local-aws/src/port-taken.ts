import { UserError } from '@hipaa-cdk/errors';
import type { CommandRunner } from './run-command';

/** The error for a port that somebody else listens on, naming the program where the system tells. */
export async function portTaken(port: number, run: CommandRunner): Promise<UserError> {
  const holder = await holderOf(port, run);
  return new UserError({
    code: 'LOCAL_AWS_PORT_TAKEN',
    message: `Port ${port} on 127.0.0.1, where the embedded AWS listens, is taken by ${holder}.`,
    remedy: `Stop that program, or choose another port: LOCAL_AWS_PORT=${port === 65_535 ? 45_661 : port + 1} npx nx ...`,
  });
}

async function holderOf(port: number, run: CommandRunner): Promise<string> {
  const lsof = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const [, pid, program] = /^p(\d+)\nc(.+)$/m.exec(lsof.stdout) ?? [];
  if (pid) return `${program} (process ${pid})`;
  const ss = await run('ss', ['-ltnp', `sport = :${port}`]);
  const [, name, number] = /users:\(\("([^"]+)",pid=(\d+)/.exec(ss.stdout) ?? [];
  return number ? `${name} (process ${number})` : 'another program';
}
