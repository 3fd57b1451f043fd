import { type CfnResource, type IResolveContext, Lazy, Stack, Token, aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isSynthesised } from './opened-resource';
import { policyDocument } from './policy-document';
import { splitDocument } from './split-document';

/** What an inline policy says and whom it is attached to. Everything is asked for as late as the template is written. */
export interface InlinePolicy {
  /** Resource that the inline policy is, or is inside of. What becomes of that resource becomes of the policy. */
  readonly origin: CfnResource;
  document(context: Pick<IResolveContext, 'resolve'>): unknown;
  /**
   * Names of roles, users and groups, for a policy that attaches itself.
   *
   * @default - the other side attaches the policy
   */
  principals?(context: Pick<IResolveContext, 'resolve'>, kind: PrincipalKind): unknown;
}

export type PrincipalKind = 'Role' | 'User' | 'Group';

/** A managed policy that was an inline one, or a part of one that was too long. */
export class ConvertedPolicy extends iam.CfnManagedPolicy {
  private readonly origin: CfnResource;

  /**
   * Makes as many managed policies as the document needs. Nobody can wait for the first without waiting for the others.
   *
   * @param id of the first; the others count on from it
   */
  static from(scope: IConstruct, id: string, inline: InlinePolicy): [ConvertedPolicy, ...ConvertedPolicy[]] {
    const count = splitDocument(policyDocument(inline.document(Stack.of(scope)))).length;
    const first = new ConvertedPolicy(scope, id, inline, 0, count);
    const others = Array.from(
      { length: count - 1 },
      (_, index) => new ConvertedPolicy(scope, `${id}${index + 2}`, inline, index + 1, count),
    );
    for (const other of others) first.addResourceDependency(other);
    return [first, ...others];
  }

  private constructor(scope: IConstruct, id: string, inline: InlinePolicy, index: number, count: number) {
    super(scope, id, {
      policyDocument: Lazy.uncachedAny({
        produce: (context) => part(inline.document(context), index, count),
      }),
      roles: attachedTo(inline, 'Role'),
      users: attachedTo(inline, 'User'),
      groups: attachedTo(inline, 'Group'),
    });
    this.origin = inline.origin;
    const { condition, deletionPolicy, updateReplacePolicy } = inline.origin.cfnOptions;
    Object.assign(this.cfnOptions, { condition, deletionPolicy, updateReplacePolicy });
  }

  /** A policy that is empty or attached to nobody stays out of the template, as it did before. */
  protected override shouldSynthesize(): boolean {
    return isSynthesised(this.origin);
  }
}

/** Statements that came after the policies were counted go into the last one. */
function part(document: unknown, index: number, count: number): unknown {
  const whole = policyDocument(document);
  const parts = splitDocument(whole);
  const mine = index === count - 1 ? parts.slice(index) : parts.slice(index, index + 1);
  return { ...whole, Statement: mine.flatMap(({ Statement: statements }) => statements) };
}

function attachedTo({ principals }: InlinePolicy, kind: PrincipalKind): string[] | undefined {
  return principals && Token.asList(Lazy.uncachedAny({ produce: (context) => principals(context, kind) }));
}
