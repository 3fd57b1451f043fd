import { arnOf, httpsAddress } from '@hipaa-cdk/environments/aws-values';
import { LinuxArmBuildImage, LinuxBuildImage } from 'aws-cdk-lib/aws-codebuild';
import { branchName, githubRepository, once, roleNameWithPath } from '@hipaa-cdk/environments/aws-values';
import { type Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { servedEnvironments } from './served-environments';

const repository = githubRepository();

const roles = () =>
  once(z.array(roleNameWithPath('expected the name of an IAM role, with its path if it has one')));

const minutes = z.int('expected a whole number of minutes').min(5, 'expected 5 minutes or more');

/** Images of Linux that CodeBuild curates, in the versions that the CDK knows. */
function isCuratedImage(name: string): boolean {
  const known = [LinuxBuildImage, LinuxArmBuildImage].flatMap((images) => Object.values(images) as unknown[]);
  return known.some(
    (image) =>
      (image instanceof LinuxBuildImage || image instanceof LinuxArmBuildImage) && image.imageId === name,
  );
}

const shape = z.strictObject({
  /** Where the code is. A build clones all of it: what a change reaches is found from its history. */
  source: z.discriminatedUnion(
    'type',
    [
      /** A repository of this account and region. */
      z.strictObject({
        type: z.literal('codecommit'),
        repository: z.string().regex(/^[\w.-]{1,100}$/, 'expected the name of a repository'),
      }),
      /** GitHub through the account's own OAuth authorisation, given once in the console of CodeBuild. */
      z.strictObject({ type: z.literal('github'), repository }),
      /** GitHub, GitLab or Bitbucket through a connection, made once in the console and confirmed by a person. */
      z.strictObject({
        type: z.literal('connection'),
        provider: z.enum(['GITHUB', 'GITLAB', 'BITBUCKET']),
        /** Address to clone from. */
        url: httpsAddress(
          'expected an address such as "https://github.com/owner/name.git", without a user',
          '/[\\w./-]+\\.git',
          { port: false },
        ),
        connectionArn: arnOf({
          service: 'codeconnections',
          resource: /connection\/[\w-]+/,
          expected:
            'expected a connection ARN such as "arn:aws:codeconnections:us-east-1:111122223333:connection/1234abcd"',
        }),
      }),
    ],
    'expected a source of type "codecommit", "github" or "connection"',
  ),

  /** Branch that a build without further words takes, and the only one that is deployed. */
  branch: branchName(),

  /**
   * What starts a build by itself: a webhook of the repository, or a rule for CodeCommit. Whether a build that nobody
   * started does any harm is a matter of whose code it runs.
   */
  triggers: z.strictObject({
    /** A push to the branch. What it builds is stored, to be reviewed and approved. */
    push: z.boolean(),
    /**
     * A pull request to the branch, whose code nobody has merged yet. A project of its own checks it and shows its diff
     * in the log; it stores nothing and publishes nothing. For a fork it does so after a comment of a maintainer.
     */
    pullRequests: z.boolean(),
  }),

  /**
   * Workflows of which GitHub repository may take a role here, by their short-lived tokens. Each role is for one
   * environment of GitHub, named like ours, or for pull requests.
   *
   * @default - none may
   */
  githubActions: z
    .strictObject({
      repository,
      /**
       * Number of the repository (`gh api repos/owner/name --jq .id`): it stays with the repository when somebody else
       * takes its name.
       *
       * @default - the name alone is asked for
       */
      repositoryId: z
        .string()
        .regex(/^\d+$/, 'expected the number of a repository such as "123456789"')
        .optional(),
      /**
       * Whether the workflow that releases the application may take roles here. They can take that of releases, which the
       * bootstrap makes, and do nothing else.
       *
       * @default false
       */
      releases: z.boolean().optional(),
      /** Whether the account has GitHub as an identity provider already: it can have it once. */
      provider: z.enum(['here', 'elsewhere']),
    })
    .optional(),

  /**
   * Names of IAM roles of this account whose people may start a deploy of what they reviewed. No build can.
   */
  approverRoles: roles(),

  /**
   * Environments of the account for which others approve, each with the roles of those.
   *
   * @default - the people of `approverRoles` approve for every environment
   */
  approverRolesIn: z.record(z.string(), roles(), 'expected { <environment>: [<role>, …] }').optional(),

  /** Image that builds run in: a curated one of CodeBuild, by version. */
  image: z
    .string()
    .refine(
      isCuratedImage,
      'expected a curated image with its version, such as "aws/codebuild/amazonlinux-x86_64-standard:6.0"',
    ),

  /** Minutes after which a build is stopped. */
  buildMinutes: minutes.max(480, 'expected 480 minutes or less'),

  /** Minutes after which a deploy is stopped. CloudFormation goes on with what it has begun. */
  deployMinutes: minutes.max(480, 'expected 480 minutes or less'),

  /** Days that what was built is kept, with its diff and its checks. */
  artefactDays: z
    .int('expected a whole number of days')
    .min(30, 'expected 30 days or more')
    .max(36_500, 'expected 100 years or less'),

  /** What is kept of the evidence of each deploy to a protected environment. */
  evidence: z.strictObject({
    /** Days that a report is kept. The Security Rule asks six years of documentation: 2192 days. */
    keepDays: z
      .int('expected a whole number of days')
      .min(30, 'expected 30 days or more')
      .max(36_500, 'expected 100 years or less'),
    /**
     * Whether a report can be deleted before its time: by nobody (`compliance`), by whoever is let past the policy of the
     * bucket (`governance`), or at will (`none`). It cannot be taken back, and adding it later makes a new bucket.
     */
    lock: z.strictObject({
      mode: z.enum(['governance', 'compliance', 'none']),
      reason: z
        .string()
        .trim()
        .min(20, 'expected a reason of 20 characters or more, for whoever audits it')
        .max(1000, 'expected a reason of 1,000 characters at most'),
    }),
  }),
});

/** Days of the six years of 45 CFR 164.316(b)(2)(i), two of which are leap years. */
const SIX_YEARS = 2192;

export type DeliverySettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const deliverySettings = defineSettings({
  layer: 'delivery',
  shape,
  environment: approversAreKnown,
  patientData: [
    {
      setting: ['evidence', 'keepDays'],
      holds: ({ evidence }) => evidence.keepDays >= SIX_YEARS,
      expected: `${SIX_YEARS} days or more: six years, as 45 CFR 164.316(b)(2)(i) asks of documentation`,
    },
    {
      setting: ['evidence', 'lock', 'mode'],
      holds: ({ evidence }) => evidence.lock.mode !== 'none',
      expected: '"governance" or "compliance"',
    },
  ],
});

/** Names of the roles whose people approve for an environment. */
export function approversOf(
  { approverRoles, approverRolesIn = {} }: Pick<DeliverySettings, 'approverRoles' | 'approverRolesIn'>,
  environment: string,
): readonly string[] {
  return approverRolesIn[environment] ?? approverRoles;
}

/** Somebody has to be able to say yes where everything waits for it, and for nobody else's environment. */
function approversAreKnown(settings: DeliverySettings, environment: Environment): readonly Problem[] {
  const named = Object.keys(settings.approverRolesIn ?? {});
  // The environment that is asked about may be one that no list has, as in tests of what is not there yet.
  const others = servedEnvironments(environment).filter(({ name }) => name !== environment.name);
  const served = [environment, ...others];
  const strange = named.filter((name) => !served.some((one) => one.name === name));
  const unheard = served.filter((one) => one.protected && approversOf(settings, one.name).length === 0);
  return [
    ...strange.map((name) => ({
      path: ['approverRolesIn', name],
      message: `expected an environment of the account and region: ${served.map((one) => one.name).join(', ')}`,
    })),
    ...unheard.map(({ name }) => ({
      path: named.includes(name) ? ['approverRolesIn', name] : ['approverRoles'],
      message: `expected one role or more: ${name} is protected`,
    })),
  ];
}
