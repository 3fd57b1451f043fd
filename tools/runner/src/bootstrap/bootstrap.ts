import { type PolicyTemplate, layerTypes, policyTemplate, servedBy } from '@hipaa-cdk/delivery-tools';
import type { Session } from '../aws/session';
import { planText } from './plan-text';
import { type PolicyChange, policyChanges } from './policy-changes';
import { deployPolicies, deployedPolicies } from './policy-stack';
import { bootstrapWith } from './toolkit-bootstrap';
import { transition } from './transition';

export interface BootstrapProps {
  readonly workspaceRoot: string;
  /** Shows what would be done, and does nothing. */
  readonly planOnly: boolean;
  readonly say: (line: string) => void;
}

/**
 * Makes the policies and the CDK bootstrap of the environment's account and region what the layers need: first said, then
 * done. Doing it again changes nothing.
 */
export async function bootstrap(session: Session, props: BootstrapProps): Promise<void> {
  const { workspaceRoot, planOnly, say } = props;
  const { account, region } = session.environment;
  const environments = servedBy(session.environment);
  const types = await layerTypes(workspaceRoot, environments);
  const isProtected = environments.some((one) => one.protected);
  const wanted = policyTemplate({ account, region, types, protected: isProtected });
  const deployed = await deployedPolicies(session);
  const changes = policyChanges(deployed, wanted);
  const names = environments.map(({ name }) => name);
  say(planText({ account, region, environments: names, types, wanted, changes }));
  if (planOnly) return say('nothing was done');
  await apply(session, { deployed, wanted, changes, say });
}

interface ApplyProps extends Pick<BootstrapProps, 'say'> {
  readonly deployed?: PolicyTemplate;
  readonly wanted: PolicyTemplate;
  readonly changes: readonly PolicyChange[];
}

async function apply(session: Session, { deployed, wanted, changes, say }: ApplyProps): Promise<void> {
  const is = (...kinds: readonly PolicyChange['kind'][]): boolean =>
    changes.some(({ kind }) => kinds.includes(kind));
  if (is('new', 'changed'))
    await deployPolicies(session, transition(deployed, wanted), deployed !== undefined);
  say(is('new', 'changed') ? 'policies: deployed' : 'policies: unchanged');
  say((await bootstrapWith(session, wanted)) ? 'CDK bootstrap: deployed' : 'CDK bootstrap: unchanged');
  if (!is('removed')) return;
  await deployPolicies(session, wanted, true);
  say('policies that nothing needs any more: removed');
}
