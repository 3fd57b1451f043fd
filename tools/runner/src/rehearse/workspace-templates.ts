import { type SynthesisedLayer, synthesise } from '@hipaa-cdk/layer-templates';
import { UserError } from '@hipaa-cdk/errors';
import { producersFirst } from '../task-order';

export interface WorkspaceTemplatesProps {
  /** The workspace whose code is synthesised. */
  readonly root: string;
  readonly environment: string;
  /** Folder that gets the templates. */
  readonly folder: string;
  /** What the workspace is, for messages: a commit, or the present one. */
  readonly title: string;
}

/**
 * The layers of an environment as a workspace describes them, producers first.
 *
 * @throws UserError `REHEARSAL_SYNTH_FAILED`
 */
export async function workspaceTemplates(props: WorkspaceTemplatesProps): Promise<SynthesisedLayer[]> {
  const { root: workspaceRoot, environment, folder, title } = props;
  try {
    const environments = [environment];
    return producersFirst(await synthesise({ workspaceRoot, environments, folder, onlyChosen: true }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError({
      code: 'REHEARSAL_SYNTH_FAILED',
      message: `the templates of ${environment} as of ${title} could not be made: ${reason}`,
      cause,
    });
  }
}
