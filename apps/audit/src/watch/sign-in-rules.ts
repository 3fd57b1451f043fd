import { breakGlassRoleName } from '@hipaa-cdk/environments';
import { aws_logs as logs } from 'aws-cdk-lib';
import type { AuditSettings } from '../settings';
import { is, isNot, isOneOf, lacks, type WatchRule } from './watch-rule';

const { all, any } = logs.FilterPattern;

/** Who comes in, and who tries to. */
export function signInRules({ thresholds, breakGlassRole }: AuditSettings): readonly WatchRule[] {
  return [
    {
      id: 'RootUse',
      pattern: all(
        is('userIdentity.type', 'Root'),
        lacks('userIdentity.invokedBy'),
        isNot('eventType', 'AwsServiceEvent'),
      ),
      threshold: 1,
      minutes: 5,
      description:
        'Somebody acted as the root user, which no daily work needs. Find out who and why; otherwise change its password ' +
        'and its second factor, and look for what was done.',
    },
    {
      id: 'SignInWithoutMfa',
      pattern: all(
        is('eventName', 'ConsoleLogin'),
        is('responseElements.ConsoleLogin', 'Success'),
        is('userIdentity.type', 'IAMUser'),
        isNot('additionalEventData.MFAUsed', 'Yes'),
      ),
      threshold: 1,
      minutes: 5,
      description:
        'An IAM user signed in to the console with a password alone. Ask the user, end the session, and give the user a ' +
        'second factor or, better, a role.',
    },
    {
      id: 'FailedSignIns',
      pattern: all(is('eventName', 'ConsoleLogin'), is('responseElements.ConsoleLogin', 'Failure')),
      threshold: thresholds.failedSignIns,
      minutes: 5,
      description:
        'Sign-ins to the console keep failing: somebody guesses a password. Run the query of sign-ins, and block the ' +
        'address or the user.',
    },
    {
      id: 'DeniedCalls',
      pattern: any(is('errorCode', '*UnauthorizedOperation'), is('errorCode', 'AccessDenied*')),
      threshold: thresholds.deniedCalls,
      minutes: 5,
      description:
        'Many calls are denied: a program lacks a permission, or somebody tries what a stolen key may do. Run the query ' +
        'of denied calls to see whose they are.',
    },
    breakGlass(breakGlassRole),
  ];
}

/**
 * Calls of somebody who takes on a role for emergencies, and of whoever has: the role of that name, what IAM Identity Center makes
 * of a permission set of that name, and those of the users layers.
 */
function breakGlass(role: string): WatchRule {
  const names = [role, `AWSReservedSSO_${role}_*`, breakGlassRoleName('*')];
  return {
    id: 'BreakGlass',
    pattern: any(
      all(
        is('eventName', 'AssumeRole*'),
        isOneOf(
          'requestParameters.roleArn',
          names.map((name) => `*/${name}`),
        ),
      ),
      isOneOf(
        'userIdentity.arn',
        names.map((name) => `*:assumed-role/${name}/*`),
      ),
    ),
    threshold: 1,
    minutes: 5,
    description:
      'Somebody took on the role for emergencies. Confirm the emergency with whoever it is, and write down afterwards ' +
      'what was done and why.',
  };
}

/** Services that are in no region. What they do is recorded as done in a region of AWS's choice. */
const GLOBAL_SERVICES = [
  'iam',
  'sts',
  'signin',
  'organizations',
  'account',
  'cloudfront',
  'route53',
  'route53domains',
  'globalaccelerator',
  'support',
  'health',
  'ce',
  'budgets',
] as const;

/** The region that the console asks for what is in no region, such as its widgets and notices, whatever page is open. */
const CONSOLE_REGION = 'us-east-1';

/** Not one of the reads that the console makes by itself. A change there, or a read with keys, still counts. */
const notByConsole = any(
  isNot('awsRegion', CONSOLE_REGION),
  lacks('sessionCredentialFromConsole'),
  logs.FilterPattern.booleanValue('$.readOnly', false),
);

/**
 * Calls in regions that nobody has a reason to be in. Calls that AWS makes by itself are left out: its own services look
 * into every region.
 *
 * @param allowed regions that anything may happen in
 */
export function regionRules(allowed: readonly string[]): readonly WatchRule[] {
  return [
    {
      id: 'UnexpectedRegions',
      pattern: all(
        ...allowed.map((region) => isNot('awsRegion', region)),
        ...(allowed.includes(CONSOLE_REGION) ? [] : [notByConsole]),
        ...GLOBAL_SERVICES.map((service) => isNot('eventSource', `${service}.amazonaws.com`)),
        lacks('userIdentity.invokedBy'),
        isNot('eventType', 'AwsServiceEvent'),
      ),
      threshold: 1,
      minutes: 5,
      description: `Something was called outside of ${allowed.join(', ')}. Stolen keys are often used where nobody looks: find out whose call it was, or add the region to otherRegions.`,
    },
  ];
}
