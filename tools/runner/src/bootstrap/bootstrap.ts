import {
  type PolicyTemplate,
  declaredTypes,
  deployedTemplates,
  policyTemplate,
  servedBy,
} from '@hipaa-cdk/delivery-tools';
import type { Session } from '../aws/session';
import { planText } from './plan-text';
import { type PolicyChange, policyChanges } from './policy-changes';
import { deployPolicies, deployedPolicies, recordsStand } from './policy-stack';
import { bootstrapWith } from './toolkit-bootstrap';
import { transition } from './transition';

export interface BootstrapProps {
  readonly workspaceRoot: string;
  /** Shows what would be done, and does nothing. */
  readonly planOnly: boolean;
  /** Opens the records of a protected environment, so that a deploy can change them. The next bootstrap seals them again. */
  readonly openRecords: boolean;
  readonly say: (line: string) => void;
}

/**
 * Makes the policies and the CDK bootstrap of the environment's account and region what the layers need: first said, then
 * done. Doing it again changes nothing.
 */
export async function bootstrap(session: Session, props: BootstrapProps): Promise<void> {
  const { workspaceRoot, planOnly, openRecords, say } = props;
  const { account, region } = session.environment;
  const environments = servedBy(session.environment);
  const templates = await deployedTemplates(workspaceRoot, environments);
  const isProtected = environments.some((one) => one.protected);
  const isSealed = isProtected && !openRecords && (await recordsStand(session));
  const declared = declaredTypes(workspaceRoot);
  const records = isSealed ? 'sealed' : 'open';
  const wanted = policyTemplate({ account, region, templates, declared, records });
  const deployed = await deployedPolicies(session);
  const changes = policyChanges(deployed, wanted);
  const names = environments.map(({ name }) => name);
  const types = new Set(
    templates.flatMap(({ template }) =>
      Object.values(template.Resources ?? {}).map(({ Type }) => String(Type)),
    ),
  );
  say(planText({ account, region, environments: names, types: [...types], wanted, changes }));
  if (isProtected)
    say(
      isSealed
        ? 'records: sealed, no deploy can end them'
        : 'records: open; run this again once the audit layer is deployed, which seals them',
    );
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
  if (is('new', 'changed')) await deployPolicies(session, transition(deployed, wanted));
  say(is('new', 'changed') ? 'policies: deployed' : 'policies: unchanged');
  say((await bootstrapWith(session, wanted)) ? 'CDK bootstrap: deployed' : 'CDK bootstrap: unchanged');
  if (!is('removed')) return;
  await deployPolicies(session, wanted);
  say('policies that nothing needs any more: removed');
}
