import type { CommandResult, CommandRunner } from '../run-command';

/** Answers commands from a script and remembers them. The first entry whose text the command contains counts. */
export function scriptedRunner(script: Readonly<Record<string, Partial<CommandResult>>>) {
  const commands: string[] = [];
  const run: CommandRunner = (program, args) => {
    const command = [program, ...args].join(' ');
    commands.push(command);
    const answer = Object.entries(script).find(([part]) => command.includes(part))?.[1];
    return Promise.resolve({ code: answer ? 0 : null, stdout: '', stderr: '', ...answer });
  };
  return { run, commands };
}
