import { UserError } from '@hipaa-cdk/errors';
import type { TaskRequest } from '../request';

const LOGICAL_ID = /^[A-Za-z0-9]+$/;

/**
 * The resources that a person allows to be replaced or removed, by logical id.
 *
 * @throws UserError `OPTION_INVALID` when there is no name, a name that no resource can have, or more than one layer to
 * look for it in
 */
export function allowedReplacements(tasks: readonly TaskRequest[]): ReadonlySet<string> {
  const deploys = tasks.filter(({ command }) => command === 'deploy');
  const given = deploys
    .map(({ options }) => options['allowReplacement'])
    .find((value) => value !== undefined);
  if (given === undefined) return new Set();
  const names = String(given).split(',');
  if (typeof given === 'boolean' || !names.every((name) => LOGICAL_ID.test(name))) {
    throw new UserError({
      code: 'OPTION_INVALID',
      message: `--allow-replacement is ${JSON.stringify(given)}; expected logical ids with commas between, as in --allow-replacement=Cluster1A2B,Key3C4D`,
    });
  }
  if (deploys.length > 1) {
    throw new UserError({
      code: 'OPTION_INVALID',
      message: `--allow-replacement names resources of one layer, but ${deploys.map(({ layer }) => layer).join(', ')} are to be deployed`,
      remedy: 'deploy that layer alone first: npx nx run <layer>:deploy',
    });
  }
  return new Set(names);
}
