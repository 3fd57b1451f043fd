import { type Environment, thePlatform } from '@hipaa-cdk/environments';
import { ManagedPolicies } from '@hipaa-cdk/managed-policies';
import type { EnvironmentStack } from '@hipaa-cdk/parameters';
import { enforceTags, tagSet } from '@hipaa-cdk/tagging';
import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { boundRoles } from './bound-roles';
import { dataRemoval } from './data-removal';
import { stackName } from './stack-name';

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
    });
    this.layerEnvironment = environment;
    this.layerName = layer;
    this.dataRemoval = dataRemoval(environment.profile);
    // Inline policies are invisible in the account's list of policies, and every rule set refuses them.
    ManagedPolicies.of(this).apply();
    boundRoles(this);
    enforceTags(this, tagSet(environment, layer, props.owner));
  }

  /** Zones come from the environment: asking the account during synthesis would make templates depend on who asks. */
  override get availabilityZones(): string[] {
    return [...this.layerEnvironment.zones];
  }
}
