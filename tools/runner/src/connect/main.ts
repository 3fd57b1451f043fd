import { findEnvironment } from '@hipaa-cdk/environments';
import { openSession } from '../aws/open-session';
import { storedParameters } from '../aws/parameters';
import { namingFailures } from '../failure';
import { ENVIRONMENT_OPTION, askedEnvironment } from '../command-options';
import { readOptions } from '../options';
import { loadPlatform } from '../prepare';
import { bastionPlaces, connectCommands } from './connect-commands';
import { endAs } from '../program';

/** Prints the commands for one environment. It opens nothing itself: people see what they run. */
async function main(): Promise<void> {
  const asked = askedEnvironment(readOptions(process.argv.slice(2), [ENVIRONMENT_OPTION]));
  loadPlatform(process.cwd());
  const environment = findEnvironment(asked.name);
  const places = await namingFailures(environment, () =>
    bastionPlaces(environment, async (names) =>
      storedParameters(await openSession(environment, (line) => console.error(line)), names),
    ),
  );
  console.log(connectCommands(places));
}

endAs(main());
