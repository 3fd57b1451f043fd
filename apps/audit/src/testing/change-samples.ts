import { APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { type Samples, loudCalls } from './trail-event';

const writing = { readOnly: false };
const iam = { eventSource: 'iam.amazonaws.com' };
const log = {
  eventSource: 's3.amazonaws.com',
  eventCategory: 'Data',
  'requestParameters.bucketName': `${APPLICATION}-account-audit-recordstrails-1a2b`,
};

export const changeSamples: Readonly<Record<string, Samples>> = {
  IamChanges: {
    loud: loudCalls(
      'iam',
      'CreateUser CreateAccessKey AttachRolePolicy PutUserPolicy UpdateAssumeRolePolicy DeactivateMFADevice',
    ),
    quiet: {
      'looking at a role': { ...iam, eventName: 'GetRole', readOnly: true },
      'asking for a report': { ...iam, ...writing, eventName: 'GenerateCredentialReport' },
      'a change of another service': { ...writing, eventName: 'RunInstances' },
    },
  },
  TrailChanges: {
    loud: loudCalls(
      'cloudtrail',
      'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging PutEventSelectors PutInsightSelectors',
    ),
    quiet: {
      'looking at trails': { eventSource: 'cloudtrail.amazonaws.com', eventName: 'DescribeTrails' },
      'a call of that name elsewhere': { eventSource: 'other.amazonaws.com', eventName: 'StopLogging' },
    },
  },
  ConfigChanges: {
    loud: loudCalls(
      'config',
      'PutConfigurationRecorder StopConfigurationRecorder DeleteConfigurationRecorder PutDeliveryChannel ' +
        'DeleteDeliveryChannel PutConformancePack DeleteConformancePack DeleteConfigRule',
    ),
    quiet: {
      'an evaluation, of which there are thousands': {
        eventSource: 'config.amazonaws.com',
        eventName: 'PutEvaluations',
        ...writing,
      },
      'a call of that name elsewhere': { eventSource: 'other.amazonaws.com', eventName: 'DeleteConfigRule' },
    },
  },
  KeyLoss: {
    loud: loudCalls('kms', 'DisableKey ScheduleKeyDeletion DisableKeyRotation DeleteImportedKeyMaterial'),
    quiet: {
      'using a key': { eventSource: 'kms.amazonaws.com', eventName: 'Decrypt' },
      'saving a key': { eventSource: 'kms.amazonaws.com', eventName: 'CancelKeyDeletion', ...writing },
      'a call of that name elsewhere': { eventSource: 'other.amazonaws.com', eventName: 'DisableKey' },
    },
  },
  BucketChanges: {
    loud: loudCalls(
      's3',
      'PutBucketPolicy DeleteBucketPolicy PutBucketAcl PutBucketCors PutBucketLifecycle PutBucketReplication ' +
        'DeleteBucketReplication PutBucketVersioning PutBucketEncryption DeleteBucketEncryption ' +
        'PutBucketPublicAccessBlock DeleteBucketPublicAccessBlock PutAccountPublicAccessBlock DeleteAccountPublicAccessBlock',
    ),
    quiet: {
      'reading a policy': { eventSource: 's3.amazonaws.com', eventName: 'GetBucketPolicy' },
      'a new bucket': { eventSource: 's3.amazonaws.com', eventName: 'CreateBucket', ...writing },
      'a call of that name elsewhere': { eventSource: 'other.amazonaws.com', eventName: 'PutBucketPolicy' },
    },
  },
  LogTampering: {
    loud: {
      'deleting a file of the trail': { ...log, eventName: 'DeleteObject' },
      'deleting many': { ...log, eventName: 'DeleteObjects' },
      'shortening how long one is locked': { ...log, eventName: 'PutObjectRetention' },
      'lifting a hold': { ...log, eventName: 'PutObjectLegalHold' },
      'deleting an access log of the application': {
        ...log,
        eventName: 'DeleteObject',
        'requestParameters.bucketName': `${APPLICATION}-prod-storage-logs6819bb44-3c4d`,
      },
    },
    quiet: {
      'delivering a log': { ...log, eventName: 'PutObject' },
      'deleting an object of the application': {
        ...log,
        eventName: 'DeleteObject',
        'requestParameters.bucketName': `${APPLICATION}-prod-storage-applicationbucket-5e6f`,
      },
      'a call of that name elsewhere': {
        ...log,
        eventName: 'DeleteObject',
        eventSource: 'other.amazonaws.com',
      },
    },
  },
};

const quiet = {
  'looking at the network': { eventName: 'DescribeVpcs' },
  'starting a machine': { eventName: 'RunInstances', readOnly: false },
};

/** @param names of calls, separated by spaces, the first of which another service has as well */
function ofPart(names: string): Samples {
  const [first] = names.split(' ');
  return {
    loud: loudCalls('ec2', names),
    quiet: {
      ...quiet,
      'a call of that name elsewhere': { eventSource: 'other.amazonaws.com', eventName: first },
    },
  };
}

const globalServices =
  'iam sts signin organizations account cloudfront route53 route53domains globalaccelerator support health ce budgets'.split(
    ' ',
  );
const home = placeOf('prod');
const byConsole = { awsRegion: 'us-east-1', sessionCredentialFromConsole: 'true' };
const elsewhere = { awsRegion: home.otherRegion };

export const networkSamples: Readonly<Record<string, Samples>> = {
  GatewayChanges: ofPart(
    'CreateInternetGateway AttachInternetGateway DetachInternetGateway DeleteInternetGateway ' +
      'CreateEgressOnlyInternetGateway CreateCustomerGateway DeleteCustomerGateway CreateNatGateway CreateVpnGateway ' +
      'AttachVpnGateway CreateTransitGatewayVpcAttachment',
  ),
  RouteChanges: ofPart(
    'CreateRoute ReplaceRoute DeleteRoute CreateRouteTable DeleteRouteTable AssociateRouteTable ' +
      'ReplaceRouteTableAssociation DisassociateRouteTable',
  ),
  VpcChanges: ofPart(
    'CreateVpc DeleteVpc ModifyVpcAttribute AssociateVpcCidrBlock CreateVpcPeeringConnection ' +
      'AcceptVpcPeeringConnection DeleteVpcPeeringConnection CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints ' +
      'DeleteFlowLogs',
  ),
  SecurityGroupChanges: ofPart(
    'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress ' +
      'RevokeSecurityGroupEgress ModifySecurityGroupRules CreateSecurityGroup DeleteSecurityGroup',
  ),
  NetworkAclChanges: ofPart(
    'CreateNetworkAcl DeleteNetworkAcl CreateNetworkAclEntry ReplaceNetworkAclEntry DeleteNetworkAclEntry ' +
      'ReplaceNetworkAclAssociation',
  ),
  UnexpectedRegions: {
    loud: {
      'a call in a region that nobody uses': elsewhere,
      'a machine in a region that nobody uses': { ...elsewhere, eventName: 'RunInstances', readOnly: false },
      ...(home.region !== 'us-east-1' && {
        'a call in the region of AWS itself': { awsRegion: 'us-east-1' },
        'a change by the console there': { ...byConsole, eventName: 'RunInstances', readOnly: false },
      }),
    },
    quiet: {
      'a call at home': {},
      'a read that the console makes by itself, whatever page is open': byConsole,
      'a call that AWS makes for itself': { ...elsewhere, 'userIdentity.invokedBy': 'config.amazonaws.com' },
      'something that AWS does by itself': { ...elsewhere, eventType: 'AwsServiceEvent' },
      ...Object.fromEntries(
        globalServices.map((service) => [
          `a call of ${service}, which is in no region`,
          { awsRegion: 'us-east-1', eventSource: `${service}.amazonaws.com` },
        ]),
      ),
    },
  },
};
