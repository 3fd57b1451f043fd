import { stackName } from '@hipaa-cdk/layer/stack-name';
import { layerPath } from '@hipaa-cdk/parameters/path';
import { UserError } from '@hipaa-cdk/errors';
import { deployedTemplate, listStacks } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { parseTemplate } from '../parse-template';
import { storedInputs } from '../synthesised-layer';

/**
 * Refuses to destroy layers that a deployed layer outside of this run still reads. What counts is what is deployed,
 * not what the code says today.
 *
 * @param layers layers that are about to go
 * @throws UserError `LAYER_STILL_READ` naming the readers
 */
export async function assertNoReaders(session: Session, layers: readonly string[]): Promise<void> {
  const environment = session.environment.name;
  const going = new Set(layers.map((layer) => stackName(environment, layer)));
  const prefix = stackName(environment, '');
  const others = (await listStacks(session)).filter(
    ({ name }) => name.startsWith(prefix) && !going.has(name),
  );
  const readers = await Promise.all(
    others.map(async ({ name }) => {
      const names = [...storedInputs(await parseTemplate(await deployedTemplate(session, name))).values()];
      const read = layers.filter((layer) =>
        names.some((path) => path.startsWith(layerPath(environment, layer))),
      );
      return { reader: name.slice(prefix.length), read };
    }),
  );
  const blocking = readers.filter(({ read }) => read.length > 0);
  if (blocking.length === 0) return;
  const names = blocking.map(({ reader }) => reader).sort();
  throw new UserError({
    code: 'LAYER_STILL_READ',
    message: blocking
      .map(({ reader, read }) => `${read.join(', ')} cannot go: ${reader} is deployed and reads it`)
      .join('; '),
    remedy: `npx nx run-many -t destroy -p ${[...names, ...layers].join(',')} --env=${environment}`,
  });
}
