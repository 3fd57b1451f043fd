import { environmentFile } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';

/** The parts of a parsed AWS configuration file that matter here: profile or section -> settings. */
export type ConfigSections = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

/**
 * Refuses to deploy to a real account while something redirects AWS calls to another endpoint, such as an emulator.
 *
 * @throws UserError `ENDPOINT_REDIRECTED` naming every redirection
 */
export function assertNoForeignEndpoint(
  environment: string,
  shell: NodeJS.ProcessEnv,
  config: ConfigSections,
): void {
  const variables = Object.keys(shell).filter((name) => /^AWS_ENDPOINT_URL/.test(name) && shell[name]);
  const settings = Object.entries(config).flatMap(([section, values]) =>
    Object.keys(values)
      .filter((key) => /(^|\.)endpoint_url$/.test(key))
      .map((key) => `${key} of [${section}] in the AWS configuration file`),
  );
  const redirections = [...variables, ...settings];
  if (redirections.length === 0) return;
  throw new UserError({
    code: 'ENDPOINT_REDIRECTED',
    message: `environment ${environment} is a real account (${environmentFile(environment)}), but AWS calls are redirected by ${redirections.join(', ')}`,
    remedy:
      variables.length > 0
        ? `unset ${variables.join(' ')}`
        : 'remove the setting, or choose another awsProfile',
  });
}

/** The parts of a configuration file that a profile uses: itself, and the services section it names. */
export function sectionsOf(profile: string, config: ConfigSections): ConfigSections {
  const names = [profile, `services.${config[profile]?.['services'] ?? ''}`];
  return Object.fromEntries(Object.entries(config).filter(([section]) => names.includes(section)));
}
