import {
  type Environment,
  type Profile,
  bootstrapArn,
  boundaryName,
  deployRoleName,
  executionRoleName,
  publishRoleName,
  thePlatform,
} from '@hipaa-cdk/environments';
import { ManagedPolicies } from '@hipaa-cdk/managed-policies';
import { type EnvironmentStack, environmentOf } from '@hipaa-cdk/parameters';
import { enforceTags, tagSet } from '@hipaa-cdk/tagging';
import {
  RemovalPolicy,
  Stack,
  AspectPriority,
  Aspects,
  CfnResource,
  DefaultStackSynthesizer,
  type IAspect,
  type aws_iam as iam,
} from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { stackName } from './stack-name';

const policies: Readonly<Record<Profile['removal'], RemovalPolicy>> = {
  retain: RemovalPolicy.RETAIN,
  destroy: RemovalPolicy.DESTROY,
};

/** What happens to data stores and their keys when they leave their stack. */
export function dataRemoval(scope: Construct): RemovalPolicy {
  return policies[environmentOf(scope).profile.removal];
}

const IDENTITIES: ReadonlySet<string> = new Set(['AWS::IAM::Role', 'AWS::IAM::User']);

/**
 * Puts every role and user of a stack inside the boundary of its environment, those that the library makes by
 * itself too: whoever may make roles could otherwise make one that may do more. One that has a boundary keeps it, and
 * what a stack hands to others to launch is not its own.
 */
function boundRoles(stack: Stack, environment: Environment): void {
  Aspects.of(stack).add(new Boundary(stack, environment), { priority: AspectPriority.MUTATING });
}

class Boundary implements IAspect {
  private readonly arn: string;

  constructor(
    private readonly stack: Stack,
    environment: Environment,
  ) {
    const { partition, account } = stack;
    this.arn = `arn:${partition}:iam::${account}:policy/${boundaryName(environment)}`;
  }

  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node) || !this.owns(Stack.of(node))) return;
    if (!IDENTITIES.has(node.cfnResourceType)) return;
    const bounded = node as Partial<Pick<iam.CfnRole, 'permissionsBoundary'>>;
    if (bounded.permissionsBoundary !== undefined) return;
    node.addPropertyOverride('PermissionsBoundary', this.arn);
  }

  /** Whether a stack is the layer's, or nested in it. */
  private owns(stack: Stack): boolean {
    return (
      stack === this.stack || (stack.nestedStackParent !== undefined && this.owns(stack.nestedStackParent))
    );
  }
}

/**
 * Deploys with the roles of the environment, and keeps its files apart: a role of the whole account could change what the
 * other environments have, and a shared file could be replaced by one of them and deployed by another.
 */
function synthesizerOf(environment: Environment): DefaultStackSynthesizer {
  const role = (name: string): string => bootstrapArn('role', name, environment);
  return new DefaultStackSynthesizer({
    deployRoleArn: role(deployRoleName(environment)),
    cloudFormationExecutionRole: role(executionRoleName(environment)),
    fileAssetPublishingRoleArn: role(publishRoleName(environment)),
    bucketPrefix: `${environment.name}/`,
  });
}

/** What the stack of a layer is made from. */
export interface LayerStackProps<S = unknown> {
  /** Where the stack is deployed. */
  readonly environment: Environment;
  /** Name of the layer: its folder below `apps`. */
  readonly layer: string;
  /** What the layer is for, in a few words. */
  readonly purpose: string;
  /** The layer's settings in this environment. */
  readonly settings: S;
  /**
   * Team that answers for the layer.
   *
   * @default - the owner of the application
   */
  readonly owner?: string;
}

/** The stack that every layer extends: account, region, name, tags and protection come from the environment. */
export abstract class LayerStack extends Stack implements EnvironmentStack {
  readonly layerEnvironment: Environment;
  readonly layerName: string;
  /** What happens to data stores and their keys when they leave the stack. */
  readonly dataRemoval: RemovalPolicy;

  constructor(scope: Construct, id: string, props: LayerStackProps) {
    const { environment, layer } = props;
    super(scope, id, {
      stackName: stackName(environment.name, layer),
      description: `${thePlatform().application.title}, ${layer} layer: ${props.purpose}`,
      env: { account: environment.account, region: environment.region },
      terminationProtection: environment.protected,
      analyticsReporting: false,
      synthesizer: synthesizerOf(environment),
    });
    this.layerEnvironment = environment;
    this.layerName = layer;
    this.dataRemoval = dataRemoval(this);
    // Inline policies are invisible in the account's list of policies, and every rule set refuses them.
    ManagedPolicies.of(this).apply();
    boundRoles(this, environment);
    enforceTags(this, tagSet(environment, layer, props.owner));
  }

  /** Zones come from the environment: asking the account during synthesis would make templates depend on who asks. */
  override get availabilityZones(): string[] {
    return [...this.layerEnvironment.zones];
  }
}
