import { join } from 'node:path';
import { LocalAws } from '@hipaa-cdk/local-aws';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

/** Variables of a shell that talks to the account of `local` on the embedded AWS of a workspace. */
export function embeddedShell({ root, port }: TemporaryWorkspace): Readonly<Record<string, string>> {
  return new LocalAws({ folder: join(root, '.local-aws'), port }).credentials('000000000000', 'us-east-1');
}

/** Settings of an SDK client for the same. */
export function embeddedClient(workspace: TemporaryWorkspace) {
  const shell = embeddedShell(workspace);
  return {
    endpoint: shell['AWS_ENDPOINT_URL'],
    region: shell['AWS_REGION'],
    credentials: {
      accessKeyId: shell['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: shell['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
}
