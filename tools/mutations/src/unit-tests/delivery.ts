import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'delivery';
const project = /^Delivery\/(Build|Deploy|PullRequest)\/Project$/;
const stack = 'apps/delivery/src/delivery-stack.spec.ts';
const approver = 'apps/delivery/src/approver.spec.ts';
const ours = { layer, resource: project, reason: 'how carefully a build runs is for its owner to say' };

const store = 'apps/delivery/src/artefact-store.spec.ts';
const statements = 'apps/delivery/src/deploy-statements.spec.ts';
const github = 'apps/delivery/src/github-roles.spec.ts';
const logStore = 'libs/constructs/src/log-store.spec.ts';
const days = (number: number) => new RegExp(`Rules\\.${number}\\.ExpirationInDays$`);
const trust = {
  layer,
  setting: 'Properties.AssumeRolePolicyDocument',
  reason: 'who takes a role is stricter here than any rule asks for',
};

const records: readonly UnitTest[] = [
  {
    layer,
    resource: 'Delivery/Logs/Key/Resource',
    setting: 'Properties.KeyPolicy.Statement.2',
    reason: 'whose logs a key is for is for the layer to say',
    killedBy: `${logStore}: CloudWatch Logs uses the key for the groups of this stack and no other`,
  },
  {
    layer,
    resource: /^Delivery\/Logs\/(Build|Deploy|PullRequest)\/Resource$/,
    setting: 'Properties.RetentionInDays',
    environment: 'test',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${stack}: logs of builds are kept as long as the profile says`,
  },
  {
    layer,
    resource: 'Delivery/Artefacts/AccessLogs/Policy/Resource',
    setting: 'Properties.PolicyDocument',
    broken: /^a denial/,
    reason: 'that nobody may delete logs is more than the law asks for',
    killedBy: `${store}: nobody deletes an access log where data outlive the stack`,
  },
  {
    layer,
    resource: 'Delivery/Artefacts/AccessLogs/Policy/Resource',
    setting: 'Properties.PolicyDocument',
    reason: "whose logs are delivered where is this layer's own arrangement",
    killedBy: `${store}: S3 delivers the access logs of what was built, below their prefix, and nobody anything else`,
  },
  ...[0, 1].map((rule) => ({
    layer,
    resource: 'Delivery/Artefacts/AccessLogs/Resource',
    setting: days(rule),
    environment: 'test',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${store}: access logs expire with the other logs of the account, and their markers in a rule of its own`,
  })),
  ...[0, 1].map((rule) => ({
    layer,
    resource: 'Delivery/Artefacts/Bucket/Resource',
    setting: days(rule),
    reason: 'how long what was built is kept is a setting',
    killedBy: `${store}: what was built expires after the days of the settings`,
  })),
];

const trusts: readonly UnitTest[] = [
  {
    ...trust,
    resource: /^Delivery\/(Build|Deploy|PullRequest)\/Role\/Resource$/,
    killedBy: `${stack}: has a role that CodeBuild takes for this project alone`,
  },
  {
    ...trust,
    resource: 'Delivery/Approver/Role/Resource',
    killedBy: `${approver}: the roles of the settings, of this account, can take it, and nobody else`,
  },
  {
    ...trust,
    resource: /^Delivery\/Github\/(PullRequest|Branch)\/Resource$/,
    killedBy: `${github}: %s of that repository have a role of their own to look`,
  },
  {
    ...trust,
    resource: /^Delivery\/Github\/Deploy/,
    killedBy: `${github}: the role for %s is for jobs of that environment of that repository`,
  },
];

export const deliveryTests: readonly UnitTest[] = [
  keyGrants(layer),
  ...records,
  ...trusts,
  {
    ...ours,
    setting: 'Properties.Source.Type',
    killedBy:
      'apps/delivery/src/build-source.spec.ts: GitHub is signed in to by the OAuth authorisation of the account, without a token here',
  },
  {
    ...ours,
    setting: 'Properties.Environment.Image',
    killedBy: `${stack}: runs in an image of a fixed version`,
  },
  {
    ...ours,
    setting: 'Properties.ConcurrentBuildLimit',
    killedBy: `${stack}: runs so many at a time`,
  },
  {
    ...ours,
    setting: /^Properties\.Triggers\..*(Pattern|ApproverRoles)/,
    killedBy:
      'apps/delivery/src/commit-rule.spec.ts: %s to the branch of %s start a build, and nothing else does',
  },
  { ...ours, setting: 'Properties.Visibility', killedBy: `${stack}: is not shown to the public` },
  {
    ...ours,
    setting: 'Properties.TimeoutInMinutes',
    killedBy: `${stack}: is stopped when it takes too long`,
  },
  {
    ...ours,
    setting: 'Properties.Source.BuildSpec',
    killedBy: `${stack}: commands of a deploy are in the template and not in the code that is deployed`,
  },
  {
    layer,
    resource: /^Delivery\/(Deploy\/Role|Github\/Deploy(Dev|Test))\/DefaultPolicy\/Managed$/,
    setting: /^Properties\.PolicyDocument\.Statement\.[567]\./,
    environment: 'test',
    reason: 'whose load balancers and user pools a deploy may unlock, only their tags tell',
    killedBy: `${statements}: %s goes by the tags that say whose it is`,
  },
  {
    layer,
    resource: /^Delivery\/Approver\//,
    setting: 'Properties.PolicyDocument.Statement.0.Condition',
    reason: 'no rule knows what a start of a build may bring along',
    killedBy: `${approver}: it names the artefact and the environment, and sets no other variable`,
  },
  {
    layer,
    resource: 'Delivery/Github/Provider',
    setting: 'Properties',
    reason: 'whom an account trusts is for its owner to say',
    killedBy: `${github}: GitHub is trusted for tokens that are meant for AWS`,
  },
];
