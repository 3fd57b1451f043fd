import { AspectPriority, Aspects, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ManagedPoliciesAspect } from './managed-policies-aspect';
import { policyProblems } from './policy-problems';

/** What the account allows. */
export interface ManagedPoliciesOptions {
  /**
   * Managed policies that one role, user or group may have: the quota of the account.
   *
   * @default 10, which is what every account starts with
   */
  readonly quota?: number;
}

/** Turns inline IAM policies into managed ones, those that the CDK makes and those that people write. */
export class ManagedPolicies {
  /** Policies below this construct: an app, a stage, a stack or anything smaller. */
  static of(scope: IConstruct): ManagedPolicies {
    return new ManagedPolicies(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Converts policies when the app is synthesised, whether they are there already or not. Aspects end at a stage: stages
   * below the scope are taken in if they exist already, and one that is made later needs a call of its own.
   *
   * Synthesis fails when a policy stays inline all the same, is longer than IAM takes, or is one too many.
   */
  apply(options: ManagedPoliciesOptions = {}): void {
    const aspect = new ManagedPoliciesAspect();
    const stages = this.scope.node.findAll().filter((construct) => Stage.isStage(construct));
    for (const construct of new Set([this.scope, ...stages])) {
      Aspects.of(construct).add(aspect, { priority: AspectPriority.MUTATING });
    }
    this.scope.node.addValidation({ validate: () => policyProblems(this.scope, options.quota ?? 10) });
  }
}
