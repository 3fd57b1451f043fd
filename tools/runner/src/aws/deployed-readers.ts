import { thePlatform } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { placeOf } from '../place';
import { storedInputs } from '@hipaa-cdk/layer-templates';
import { parseTemplate } from '../template';
import { deployedTemplate, listStacks } from './deployed-stack';
import type { Session } from './session';

/** A deployed stack and the layers that it reads. */
export interface DeployedReader {
  /** Name of the layer, or of the whole stack where it belongs to another environment. */
  readonly reader: string;
  readonly read: readonly string[];
}

/**
 * Who reads these layers, themselves left out. What counts is what is deployed, not what the code says today.
 *
 * @returns readers of one or more of the layers, by name
 */
export async function deployedReaders(
  session: Session,
  layers: readonly string[],
): Promise<readonly DeployedReader[]> {
  const { environment } = session;
  const themselves = new Set(layers.map((layer) => placeOf(environment, layer).stack));
  const readers = await deployedInputs(session, (stack) => !themselves.has(stack));
  return readers
    .map(({ reader, names }) => ({
      reader,
      read: layers.filter((layer) =>
        names.some((name) => name.startsWith(placeOf(environment, layer).published)),
      ),
    }))
    .filter(({ read }) => read.length > 0)
    .sort((one, other) => one.reader.localeCompare(other.reader));
}

/** Name in the Parameter Store -> who reads it, of all that is deployed in the account. */
export async function readersOfNames(session: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const readers = new Map<string, string[]>();
  for (const { reader, names } of await deployedInputs(session))
    for (const name of names) readers.set(name, [...(readers.get(name) ?? []), reader].sort());
  return readers;
}

/** A deployed stack and the names in the Parameter Store that it reads. */
interface DeployedInputs {
  /** A layer of the environment by its name, any other by that of its stack. */
  readonly reader: string;
  readonly names: readonly string[];
}

/** What every stack of the application in this account reads. */
async function deployedInputs(
  session: Session,
  isWanted: (stack: string) => boolean = () => true,
): Promise<DeployedInputs[]> {
  const own = stackName(session.environment.name, '');
  const stacks = (await listStacks(session))
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${thePlatform().application.name}-`) && isWanted(name));
  return Promise.all(
    stacks.map(async (name) => ({
      reader: name.startsWith(own) ? name.slice(own.length) : name,
      names: [...storedInputs(await parseTemplate(await deployedTemplate(session, name))).values()],
    })),
  );
}
