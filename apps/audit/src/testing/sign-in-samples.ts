import { breakGlassRoleName } from '@hipaa-cdk/environments';
import { placeOf } from '@hipaa-cdk/testing';
import type { Samples, Change } from './trail-event';

const inProd = placeOf('prod');

const signIn: Change = {
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  eventType: 'AwsConsoleSignIn',
  readOnly: false,
  'userIdentity.type': 'IAMUser',
  'responseElements.ConsoleLogin': 'Success',
  'additionalEventData.MFAUsed': 'Yes',
};
const root: Change = {
  'userIdentity.type': 'Root',
  'userIdentity.arn': `arn:aws:iam::${inProd.account}:root`,
};
const roleArn = `arn:aws:iam::${inProd.account}:role/BreakGlass`;
const setRole = 'AWSReservedSSO_BreakGlass_0123456789abcdef';
const taken = (name: string): Change => ({
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  'requestParameters.roleArn': `arn:aws:iam::${inProd.account}:role/${name}`,
});
const called = (name: string): Change => ({
  'userIdentity.arn': `arn:aws:sts::${inProd.account}:assumed-role/${name}/jane`,
});

export const signInSamples: Readonly<Record<string, Samples>> = {
  RootUse: {
    loud: {
      'a call of the root user': root,
      'a sign-in of the root user': { ...signIn, ...root },
    },
    quiet: {
      'a call of a role': {},
      'a call that AWS makes for the root user': {
        ...root,
        'userIdentity.invokedBy': 'backup.amazonaws.com',
      },
      'something that AWS does by itself': { ...root, eventType: 'AwsServiceEvent' },
    },
  },
  SignInWithoutMfa: {
    loud: { 'a sign-in with a password alone': { ...signIn, 'additionalEventData.MFAUsed': 'No' } },
    quiet: {
      'a sign-in with a second factor': signIn,
      'a sign-in that failed': {
        ...signIn,
        'additionalEventData.MFAUsed': 'No',
        'responseElements.ConsoleLogin': 'Failure',
      },
      'a sign-in by way of an identity provider, which asks for the factor': {
        ...signIn,
        'additionalEventData.MFAUsed': 'No',
        'userIdentity.type': 'AssumedRole',
      },
      'any other call': { 'userIdentity.type': 'IAMUser' },
    },
  },
  FailedSignIns: {
    loud: { 'a sign-in that failed': { ...signIn, 'responseElements.ConsoleLogin': 'Failure' } },
    quiet: {
      'a sign-in that worked': signIn,
      'another call that failed': { 'responseElements.ConsoleLogin': 'Failure' },
    },
  },
  DeniedCalls: {
    loud: {
      'a denied call': { errorCode: 'AccessDenied' },
      'a denied call of a service that says it longer': { errorCode: 'AccessDeniedException' },
      'a denied call of EC2': { errorCode: 'Client.UnauthorizedOperation' },
    },
    quiet: {
      'a call that worked': {},
      'a call that failed for another reason': { errorCode: 'ThrottlingException' },
    },
  },
  BreakGlass: {
    loud: {
      'taking on the role': taken('BreakGlass'),
      'taking on the role of an environment': taken(breakGlassRoleName('prod')),
      'a call in the role of an environment': called(breakGlassRoleName('prod')),
      'taking on the role of a permission set': {
        ...taken(`aws-reserved/sso.amazonaws.com/${setRole}`),
        eventName: 'AssumeRoleWithSAML',
      },
      'a call in the role of a permission set': called(setRole),
      'taking on the role by way of an identity provider': {
        eventSource: 'sts.amazonaws.com',
        eventName: 'AssumeRoleWithSAML',
        'requestParameters.roleArn': roleArn,
      },
      'a call in the role': called('BreakGlass'),
    },
    quiet: {
      'taking on another role': taken('BreakGlassReader'),
      'looking at the role': { eventName: 'GetRole', 'requestParameters.roleArn': roleArn },
      'a call in another role': {},
      'a call in the role of another permission set': called('AWSReservedSSO_Developer_0123456789abcdef'),
    },
  },
};
