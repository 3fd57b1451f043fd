import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '@hipaa-cdk/errors';
import { programFile, TYPESCRIPT_LOADER } from '../program';
import { embeddedVariables } from '../aws/open-embedded';
import { producersFirst } from '../task-order';
import { type SynthesisedLayer, outputDirectory, readSynthesised } from '../synthesised-layer';

const execute = promisify(execFile);
const SCRIPT = programFile('rehearse/synth-workspace');
/** Nobody listens here: a synthesis that asks the network for anything fails. */
const NOWHERE = {
  endpoint: 'http://127.0.0.1:1',
  account: '000000000000',
  secretAccessKey: 'of-nobody',
  region: 'us-east-1',
};

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
 * The layers of an environment as a workspace describes them, producers first. They are synthesised in a process of their
 * own, which has no credentials.
 *
 * @throws UserError `REHEARSAL_SYNTH_FAILED`
 */
export async function workspaceTemplates(props: WorkspaceTemplatesProps): Promise<SynthesisedLayer[]> {
  const { root, environment, folder, title } = props;
  try {
    await execute(process.execPath, [...TYPESCRIPT_LOADER, SCRIPT, environment, folder], {
      cwd: root,
      env: embeddedVariables(process.env, NOWHERE),
    });
  } catch (cause) {
    const { stderr } = cause as { readonly stderr?: string };
    throw new UserError({
      code: 'REHEARSAL_SYNTH_FAILED',
      message: `the templates of ${environment} as of ${title} could not be made: ${stderr?.trim() || String(cause)}`,
      cause,
    });
  }
  const names = readdirSync(join(folder, 'dist', 'cdk'));
  return producersFirst(names.map((name) => readSynthesised(outputDirectory(folder, name, environment))));
}
