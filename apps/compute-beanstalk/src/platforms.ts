import { ArnFormat, type Stack } from 'aws-cdk-lib';

/** One platform branch of Beanstalk, as far as this layer has to know it. */
interface Platform {
  /** Name of the branch, as it stands in the ARN of the platform. */
  readonly branch: string;
  /** First number of the versions of the branch. Another one is another branch, and never comes as an update. */
  readonly major: number;
  /** Port on which the proxy of the machine looks for the application. */
  readonly port: number;
  /** How the sample application is started; undefined where the platform cannot start it. */
  readonly sampleStart: 'procfile' | 'dockerfile' | undefined;
  /** Whether machines have the daemon of X-Ray, and with it the option that keeps it off. */
  readonly hasXRay: boolean;
}

const LINUX = 'running on 64bit Amazon Linux 2023';

/** What platforms have in common that start what a Procfile says, and pass requests on to a port. */
const procfile = { port: 5000, sampleStart: 'procfile', hasXRay: true } as const;

/** A branch that AWS has announced the end of is on nobody's list of new things: it is not offered. */
export const platforms = {
  'dotnet-10': { branch: `.NET 10 ${LINUX}`, major: 3, ...procfile },
  'node-24': { branch: `Node.js 24 ${LINUX}`, major: 6, ...procfile, port: 8080 },
  'python-3.14': { branch: `Python 3.14 ${LINUX}`, major: 4, ...procfile, port: 8000 },
  'python-3.13': { branch: `Python 3.13 ${LINUX}`, major: 4, ...procfile, port: 8000 },
  'corretto-25': { branch: `Corretto 25 ${LINUX}`, major: 4, ...procfile },
  'corretto-21': { branch: `Corretto 21 ${LINUX}`, major: 4, ...procfile },
  'go-1': { branch: `Go 1 ${LINUX}`, major: 4, ...procfile },
  // Its proxy talks to a socket of Puma, which nothing but a server for Ruby opens.
  'ruby-4.0': { branch: `Ruby 4.0 ${LINUX}`, major: 4, ...procfile, sampleStart: undefined },
  'ruby-3.4': { branch: `Ruby 3.4 ${LINUX}`, major: 4, ...procfile, sampleStart: undefined },
  // Its proxy runs PHP by itself and starts no program.
  'php-8.5': { branch: `PHP 8.5 ${LINUX}`, major: 4, port: 80, sampleStart: undefined, hasXRay: false },
  'php-8.4': { branch: `PHP 8.4 ${LINUX}`, major: 4, port: 80, sampleStart: undefined, hasXRay: false },
  docker: { branch: `Docker ${LINUX}`, major: 4, port: 8080, sampleStart: 'dockerfile', hasXRay: false },
} as const satisfies Readonly<Record<string, Platform>>;

export type PlatformName = keyof typeof platforms;

export const platformNames = Object.keys(platforms) as [PlatformName, ...PlatformName[]];

/** The language of a platform, or whatever else its branches have in common: `python` for all of Python. */
export function platformFamily(platform: PlatformName): string {
  return platform.replace(/-.*$/, '');
}

/**
 * ARN of a platform, which CloudFormation changes in place; the name of a solution stack would replace the environment.
 *
 * @param version left out, it is the version that AWS recommends at the time of the deploy. AWS offers older versions
 *   only to accounts that ran them in the last month, so that a version written down here would soon be no start for
 *   anybody else; and it would take back what managed updates have brought.
 */
export function platformArn(stack: Stack, platform: PlatformName, version?: string): string {
  const { branch } = platforms[platform];
  return stack.formatArn({
    service: 'elasticbeanstalk',
    account: '',
    resource: 'platform',
    resourceName: version ? `${branch}/${version}` : branch,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
