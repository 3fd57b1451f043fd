import type { Browser } from '@hipaa-cdk/local-aws/src/testing/browser';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

/** Opens the first page of the embedded AWS by the address that is printed, which leads on once. */
export async function openHome(workspace: TemporaryWorkspace, browser: Browser): Promise<void> {
  const command = ['--import', 'tsx', 'tools/local-aws/src/cli.ts', 'open'];
  const { output } = await workspace.start(process.execPath, command).result;
  await browser.open(/^http:\S+$/m.exec(output)?.[0] ?? output);
}
