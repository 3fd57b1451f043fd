import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { allMutations } from '../all-mutations';
import { catalogue } from '../catalogue';
import { type Mutation, NOWHERE } from '../mutation';
import type { ResourceEntry } from '../resource-entry';

/** A template of production; a test names what matters to it. */
export function aSubject(
  Resources: CloudFormationTemplate['Resources'],
  environment = 'prod',
  layer = 'sample',
): LayerSubject {
  return {
    name: `${layer} ${environment}`,
    layer,
    environment,
    template: { Resources },
    context: { dataClass: 'phi', removal: 'retain' },
  };
}

/** Every mutation of one resource of production, by the entry that is given or the catalogue's. */
export function mutationsOf(
  resource: CloudFormationTemplate['Resources'][string],
  entry?: ResourceEntry,
): Mutation[] {
  return allMutations([aSubject({ Thing: resource })], entry ? new Map([[entry.type, entry]]) : catalogue);
}

/** A mutation that nobody has to look into; a test names what matters to it. */
export function aMutation(props: Partial<Mutation> = {}): Mutation {
  return {
    layer: 'storage',
    logicalId: 'Bucket',
    type: 'Bucket',
    resource: 'Storage/Bucket',
    path: ['Properties', 'Lock'],
    value: undefined,
    around: ['Properties', 'Lock'],
    look: 'true',
    place: NOWHERE,
    setting: 'Properties.Lock',
    to: 'absent',
    description: 'the lock is open',
    subjects: [aSubject({}, 'prod', 'storage')],
    ...props,
  };
}
