import type { StackActivity, StackSelectionStrategy, StackSelector } from '@aws-cdk/toolkit-lib';
import { UserError } from '@hipaa-cdk/errors';
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { SynthesisedLayer, Template } from '@hipaa-cdk/layer-templates';
import { pollMilliseconds } from './deployed-stack';
import type { Session } from './session';
import { type OnMessage, openToolkit } from './toolkit';
import { knownFailure } from '../failure';

/** A message of the toolkit: a resource entered a new state. */
const STACK_ACTIVITY = 'CDK_TOOLKIT_I5502';

/** A message of the toolkit: the deploy came through, perhaps without anything to do. */
const DEPLOYED = 'CDK_TOOLKIT_I5900';

/** A question of the toolkit: the change set stands, shall it be carried out? */
const APPROVAL = 'CDK_TOOLKIT_I5060';

/** The change set of a deploy; one that a killed deploy left behind is replaced. */
const CHANGE_SET = 'cdk-deploy-change-set';

/**
 * Selects the stack of the layer, and no other of its assembly. The toolkit knows a stack by its place in the app, which
 * names the file of its template, and not by the name that CloudFormation has for it.
 *
 * The toolkit takes seconds to load, so its name for this is only borrowed as a type.
 */
export function stackOf({ manifest }: Pick<SynthesisedLayer, 'manifest'>): StackSelector {
  return {
    strategy: 'pattern-must-match-single' as StackSelectionStrategy.PATTERN_MUST_MATCH_SINGLE,
    patterns: [manifest.templateFile.replace(/\.template\.json$/, '')],
  };
}

/** Finds the line of our own code that makes a construct, by its path. */
export type LineOf = (path: string) => string | undefined;

/** Called with the change set that is about to be carried out; whatever it throws stops the deploy. */
export type Approve = (changeSet: string) => Promise<void>;

/**
 * Deploys a synthesised layer through the CDK toolkit, in this process.
 *
 * @param onStep called with resources done, resources in all, and what just happened
 * @param approve judges the change set; what it throws is thrown on, and the change set is deleted
 * @returns whether anything changed
 * @param lineOf finds the line of ours that makes a construct
 * @throws UserError `DEPLOY_FAILED` naming the resources that failed, and why; or whatever kept the toolkit from its work
 */
export async function deployWithToolkit(
  session: Session,
  layer: SynthesisedLayer,
  onStep: (done: number, total: number, text: string) => void,
  approve: Approve = () => Promise.resolve(),
  lineOf: LineOf = () => undefined,
): Promise<boolean> {
  const failures: string[] = [];
  let changed = true;
  let refusal: unknown;
  const onMessage: OnMessage = (message) => {
    if (message.code === DEPLOYED) changed = !(message.data as { readonly noOp?: boolean }).noOp;
    if (message.code !== STACK_ACTIVITY) return;
    const { event, progress } = message.data as StackActivity;
    const failure = failedResource(event, layer.template, lineOf);
    if (failure) failures.push(failure);
    onStep(progress.completed, progress.total ?? 0, `${event.ResourceStatus} ${event.LogicalResourceId}`);
  };
  const toolkit = await openToolkit(session, onMessage, async ({ code }) => {
    if (code !== APPROVAL) return undefined;
    try {
      await approve(CHANGE_SET);
      return true;
    } catch (error) {
      refusal = error;
      return false;
    }
  });
  try {
    const assembly = await toolkit.fromAssemblyDirectory(layer.directory);
    await toolkit.deploy(assembly, {
      stacks: stackOf(layer),
      stackEventPollingInterval: pollMilliseconds(session),
      deploymentMethod: { method: 'change-set', changeSetName: CHANGE_SET },
      // The published inputs are part of what is compared, so the toolkit's own shortcut is never needed.
      forceDeployment: true,
    });
    return changed;
  } catch (cause) {
    if (refusal !== undefined) throw refusal;
    const known = failures.length === 0 ? knownFailure(cause, session.environment) : undefined;
    if (known) throw known;
    const because = failures.length > 0 ? failures : [firstLine(cause)];
    throw new UserError({
      code: 'DEPLOY_FAILED',
      message: `${layer.manifest.stackName} was not deployed:\n${because.map((text) => `  ✖ ${text}`).join('\n')}`,
      cause,
    });
  }
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}

/** Resources that stopped only because another one failed say nothing new. */
const CONSEQUENCE = /cancelled/i;

/**
 * A failed resource as a person looks for it: construct path, type and CloudFormation's reason.
 *
 * @returns undefined unless the event is a failure of its own
 */
export function failedResource(
  event: StackEvent,
  template: Template,
  lineOf: LineOf = () => undefined,
): string | undefined {
  const {
    LogicalResourceId: id = '',
    ResourceStatus = '',
    ResourceStatusReason: reason = 'no reason given',
  } = event;
  if (!ResourceStatus.endsWith('_FAILED') || CONSEQUENCE.test(reason)) return undefined;
  const resource = template.Resources?.[id];
  if (!resource) return undefined;
  const path = String(resource.Metadata?.['aws:cdk:path'] ?? id);
  // A custom resource answers with its whole stack trace.
  const [because] = reason.split('\n');
  return [`${path} (${resource.Type}): ${because}`, lineOf(path)].filter(Boolean).join('\n    ');
}
