import { thePlatform } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { deployedTemplate, listStacks } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { publishedBelow, stackOf } from '../layer-place';
import { parseTemplate } from '../parse-template';
import { storedInputs } from '../synthesised-layer';

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
  const themselves = new Set(layers.map((layer) => stackOf(environment, layer)));
  const others = (await listStacks(session)).filter(
    ({ name }) => name.startsWith(`${thePlatform().application.name}-`) && !themselves.has(name),
  );
  const own = stackName(environment.name, '');
  const readers = await Promise.all(
    others.map(async ({ name }) => {
      const names = [...storedInputs(await parseTemplate(await deployedTemplate(session, name))).values()];
      const read = layers.filter((layer) =>
        names.some((path) => path.startsWith(publishedBelow(environment, layer))),
      );
      return { reader: name.startsWith(own) ? name.slice(own.length) : name, read };
    }),
  );
  return readers
    .filter(({ read }) => read.length > 0)
    .sort((one, other) => one.reader.localeCompare(other.reader));
}
