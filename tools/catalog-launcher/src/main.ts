import { synthesise } from '@hipaa-cdk/layer-templates';
import { announce, openSession, type Session } from '@hipaa-cdk/runner';
import { findEnvironment } from '@hipaa-cdk/platform';
import { type CommandLine, readCommandLine } from './command-line';
import { judgeLaunch } from './judge-launch';
import { launchedTable, outputLines, versionsTable } from './tables';
import type { Launcher, Say } from './launcher';
import { ServiceCatalog, ServiceCatalogLauncher } from './service-catalog-launcher';
import { StackLauncher } from './stack-launcher';
import { endAs } from '@hipaa-cdk/runner/program';

const CATALOG = 'catalog';

async function main(workspaceRoot: string, args: readonly string[], say: Say): Promise<void> {
  const command = readCommandLine(args);
  const environment = findEnvironment(command.env);
  say(announce(environment, command.environmentGiven));
  const [catalog] = await synthesise({ workspaceRoot, layers: [CATALOG], environments: [environment] });
  const products = catalog?.parts ?? [];
  if (command.verb === 'versions') return say(versionsTable(products));
  const launch =
    command.verb === 'launch'
      ? judgeLaunch(products, command.product ?? '', command.params, command.tags)
      : undefined;
  const launcher = openLauncher(await openSession(environment, say));
  if (launch) {
    say(`launching ${launch.product} ${launch.version}`);
    for (const line of outputLines(await launcher.launch(launch, say))) say(line);
    return;
  }
  await see(command, launcher, say);
}

async function see({ verb, name = '' }: CommandLine, launcher: Launcher, say: Say): Promise<void> {
  if (verb === 'launched') return say(launchedTable(await launcher.launched()));
  await launcher.terminate(name, say);
  say(`${name} is gone`);
}

/** Who launches in an environment: Service Catalog, or a stand-in for it where there is none. */
function openLauncher(session: Session): Launcher {
  return session.environment.target === 'embedded'
    ? new StackLauncher(session)
    : new ServiceCatalogLauncher(new ServiceCatalog(session));
}

endAs(main(process.cwd(), process.argv.slice(2), (line) => console.log(line)));
