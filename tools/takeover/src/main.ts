import { UserError } from '@hipaa-cdk/errors';
import { application } from '@hipaa-cdk/platform';
import { askedEnvironment, ENVIRONMENT_OPTION, readOptions } from '@hipaa-cdk/runner';
import { resolve } from 'node:path';
import { rehearse } from './rehearsal';
import { readTakeover } from './takeover';
import { writeBeside, writeIntoFork } from './write';
import { endAs } from '@hipaa-cdk/runner/program';

const FROM = '--from=<folder>';
const OPTIONS = { read: [FROM, '--write', '--yes'], try: [FROM, ENVIRONMENT_OPTION] } as const;

type Say = (line: string) => void;

async function main(root: string, [command = '', ...args]: readonly string[], say: Say): Promise<boolean> {
  const rehearsed = command === 'try';
  const options = readOptions(args, rehearsed ? OPTIONS.try : OPTIONS.read);
  const { from } = options;
  if (typeof from !== 'string')
    throw new UserError({
      code: 'OPTION_MISSING',
      message:
        'no --from is given; expected the folder with cdk.json and the templates of the first template',
      remedy: 'npx nx run takeover:read --from=../our-first-template',
    });
  const takeover = await readTakeover(root, resolve(root, from), application);
  const count = (fate: string): number => takeover.items.filter((item) => item.fate === fate).length;
  say(
    `${count('taken over')} taken over, ${count('made anew')} made anew, ${count('lost')} lost, ${count('not judged')} not judged`,
  );
  if (rehearsed) {
    const { name } = askedEnvironment(options);
    return rehearse(takeover, name, say);
  }
  if (options['write'] === true) return writeIntoFork(root, takeover, options['yes'] === true, say);
  say(
    `written to ${writeBeside(root, takeover)}: way-over.md has the steps, the rest what this fork would be; --write writes it`,
  );
  return true;
}

endAs(main(process.cwd(), process.argv.slice(2), (line) => console.error(line)));
