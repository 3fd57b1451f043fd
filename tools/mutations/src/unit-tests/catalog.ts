import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'catalog';
const src = 'apps/catalog/src';

const OUR_ARRANGEMENT = 'who may do what with this is an arrangement of the catalog';
const ROLE_SPEC = `${src}/launch/launch-role.spec.ts`;
const BOUNDARY_SPEC = `${src}/launch/boundaries.spec.ts`;
const SERVER_SPEC = `${src}/products/healthcare-web-server/healthcare-web-server.spec.ts`;
const MACHINE_ROLE_SPEC = `${src}/products/healthcare-web-server/machine-role.spec.ts`;
const STACK_SPEC = `${src}/catalog-stack.spec.ts`;
const LOGS_SPEC = `${src}/shared/access-logs.spec.ts`;
const FIREWALL_SPEC = `${src}/shared/firewall.spec.ts`;
const KEY_SPEC = `${src}/product/patient-data-key.spec.ts`;
const DEVELOPERS_SPEC = `${src}/developers/developers.spec.ts`;

/** A test that answers for one place of the layer. */
function answer(
  resource: string | RegExp,
  setting: string | RegExp,
  killedBy: string,
  more: Pick<UnitTest, 'broken'> & { readonly reason?: string } = {},
): UnitTest {
  return { layer, resource, setting, killedBy, reason: OUR_ARRANGEMENT, ...more };
}

const launchRoles: readonly UnitTest[] = [
  answer(
    /LaunchRole\/Resource$/,
    'Properties.PermissionsBoundary',
    `${ROLE_SPEC}: has the boundary of launch roles`,
  ),
  answer(
    /LaunchRole\/Resource$/,
    'Properties.AssumeRolePolicyDocument',
    `${ROLE_SPEC}: is taken by Service Catalog for this account, and by nobody else`,
  ),
  answer(
    /LaunchRole\/DefaultPolicy/,
    /\.Resource$/,
    `${ROLE_SPEC}: only what has no resource of its own is allowed to %s on every resource`,
  ),
  answer(
    /LaunchRole\/DefaultPolicy/,
    /PassedToService$/,
    `${ROLE_SPEC}: hands over roles of products, or that of backups, to a named service only`,
  ),
  answer(
    /LaunchRole\/DefaultPolicy/,
    /CreateAction$/,
    `${ROLE_SPEC}: a tag is put on what is being made, or on what has the tag of the product already`,
  ),
  answer(
    /LaunchRole\/DefaultPolicy/,
    /RequestTag/,
    `${ROLE_SPEC}: machines, groups, balancers and keys are made with the tag that later changes ask for`,
  ),
  answer(
    /LaunchRole\/DefaultPolicy/,
    /ResourceTag/,
    `${ROLE_SPEC}: nothing that was made without %s is changed or deleted`,
  ),
  answer(
    /LaunchRole\/DefaultPolicy/,
    /iam:(PolicyARN|PermissionsBoundary)/,
    `${ROLE_SPEC}: policies go to roles that have the boundary, and only policies of products do`,
  ),
];

const LAUNCH_BOUNDARY = 'Catalog/LaunchBoundary/Resource';
const denials: readonly (readonly [number, string])[] = [
  [7, 'whatever a launch role is given, it makes no role without the boundary of products'],
  [8, 'whatever a launch role is given, it takes no boundary off'],
  [9, 'whatever a launch role is given, it changes no boundary'],
];

const boundaries: readonly UnitTest[] = [
  ...denials.map(([index, title]) =>
    answer(LAUNCH_BOUNDARY, `Properties.PolicyDocument.Statement.${index}`, `${BOUNDARY_SPEC}: ${title}`),
  ),
  answer(
    LAUNCH_BOUNDARY,
    'Properties.PolicyDocument',
    `${BOUNDARY_SPEC}: within the boundary, identities are those of products, and handed to named services`,
  ),
];

const portfolio: readonly UnitTest[] = [
  answer(/LaunchRoleConstraint/, /^/, `${STACK_SPEC}: every product is launched with a role of its own`),
  answer(
    /LaunchTemplateConstraint/,
    /^/,
    `${STACK_SPEC}: health data are refused where they must not be, before a product is even asked`,
  ),
  answer(
    /\/Product$/,
    /Info$/,
    `${STACK_SPEC}: the current version of $name is listed and uploaded under the hash of its template`,
  ),
  answer(
    'Catalog/InternalRanges',
    'Properties.Entries',
    `${STACK_SPEC}: %s are the list that the settings name`,
  ),
  answer(
    /Logs\/(Products|FirewallLogs)\/Resource$/,
    'Properties.RetentionInDays',
    `${STACK_SPEC}: every log group is encrypted and kept as long as the profile says`,
    { reason: 'six years are for production; elsewhere the profile says how long' },
  ),
  answer(
    'Catalog/Developers/Role/Resource',
    'Properties.AssumeRolePolicyDocument',
    `${DEVELOPERS_SPEC}: without trusted roles, whoever has signed in with a second factor becomes a developer`,
  ),
];

const accessLogs: readonly UnitTest[] = [
  answer(
    /AccessLogs\/.*\/Policy\/Resource$/,
    'Properties.PolicyDocument',
    `${LOGS_SPEC}: logs that outlive their stack cannot be deleted by anybody`,
    {
      broken: /^a denial/,
    },
  ),
  answer(
    'Catalog/AccessLogs/Bucket/Policy/Resource',
    'Properties.PolicyDocument',
    `${LOGS_SPEC}: load balancers of this account deliver below their own folder`,
  ),
  answer(
    'Catalog/AccessLogs/Readers/Policy/Resource',
    'Properties.PolicyDocument',
    `${LOGS_SPEC}: S3 delivers the log of who read the logs`,
  ),
  answer(
    /AccessLogs\/\w+\/Resource$/,
    'Properties.LifecycleConfiguration.Rules.0.ExpirationInDays',
    `${LOGS_SPEC}: logs expire after the days that are asked for`,
  ),
  answer(
    /AccessLogs\/\w+\/Resource$/,
    'Properties.LifecycleConfiguration.Rules.1.ExpirationInDays',
    `${LOGS_SPEC}: markers of logs that are gone are cleared in a rule of their own`,
  ),
];

const firewall: readonly UnitTest[] = [
  answer(
    'Catalog/Firewall/WebAcl',
    'Properties.Rules',
    `${FIREWALL_SPEC}: what attacks have in common, known bad inputs and addresses with a bad name are looked for`,
    { broken: /nothing is stopped/ },
  ),
  answer(
    'Catalog/Firewall/WebAcl',
    /OverrideAction(\.None)?$/,
    `${FIREWALL_SPEC}: what a rule finds is blocked, not only counted`,
  ),
  answer(
    'Catalog/Firewall/WebAcl',
    /SampledRequestsEnabled$/,
    `${FIREWALL_SPEC}: no sample shows what the log leaves out`,
  ),
  answer(
    'Catalog/Firewall/Logging',
    'Properties.RedactedFields',
    `${FIREWALL_SPEC}: credentials are left out of the log`,
  ),
];

const keys: readonly UnitTest[] = [
  keyGrants(layer),
  answer(
    'Catalog/Logs/Key/Resource',
    'Properties.KeyPolicy.Statement.2',
    'libs/constructs/src/log-store.spec.ts: CloudWatch Logs uses the key for groups with the further prefixes as well',
  ),
  answer(
    'Catalog/Logs/Key/Resource',
    'Properties.KeyPolicy.Statement.3',
    `${src}/shared/access-logs.spec.ts: callers of the account use the key of the catalog through its services only`,
  ),
  answer(
    /^\w+\/Key$/,
    'Properties.KeyPolicy.Statement.1',
    `${KEY_SPEC}: callers of the account use the key through the service of the product only`,
  ),
  answer(
    /^\w+\/Key$/,
    'Properties.KeyPolicy.Statement.2',
    `${KEY_SPEC}: access that lasts is given to resources of services only`,
  ),
  answer(
    /^\w+\/Key$/,
    'Properties.KeyPolicy.Statement.3',
    `${KEY_SPEC}: nobody but an AWS service, for a resource, is given lasting access`,
  ),
];

const webServer: readonly UnitTest[] = [
  answer(
    'HealthcareWebServer/Role/Role',
    'Properties.PermissionsBoundary',
    `${SERVER_SPEC}: the role of the machine has the boundary of products and their path`,
  ),
  answer(
    'HealthcareWebServer/Role/Role',
    'Properties.AssumeRolePolicyDocument',
    `${MACHINE_ROLE_SPEC}: EC2 takes the role, and nobody else`,
  ),
  answer(
    'HealthcareWebServer/Entrance/Group',
    'Properties.SecurityGroupEgress',
    `${SERVER_SPEC}: the load balancer reaches nothing but the machine`,
  ),
  answer(
    'HealthcareWebServer/Role/Policy',
    'Properties.PolicyDocument.Statement.1',
    `${MACHINE_ROLE_SPEC}: a machine reports for instances of its account only`,
  ),
  answer(
    'Catalog/ProductBoundary/Resource',
    'Properties.PolicyDocument.Statement.1',
    `${BOUNDARY_SPEC}: a role of a product reports for instances of its account at most`,
  ),
  answer(
    'HealthcareWebServer/Entrance/ToMachine',
    /^Properties\.(CidrIp|DestinationSecurityGroupId|IpProtocol)$/,
    `${SERVER_SPEC}: the load balancer reaches nothing but the machine`,
  ),
  answer(
    'HealthcareWebServer/Entrance/MachineGroup',
    'Properties.SecurityGroupEgress',
    `${SERVER_SPEC}: the machine speaks HTTPS only`,
  ),
  answer(
    'HealthcareWebServer/Entrance/Targets',
    'Properties.Protocol',
    `${SERVER_SPEC}: requests are encrypted between load balancer and machine too`,
  ),
  answer(
    'HealthcareWebServer/Entrance/Balancer',
    'Properties.Scheme',
    `${SERVER_SPEC}: in %s the load balancer is %s`,
  ),
  answer(
    'HealthcareWebServer/Machine/Instance',
    'Properties.MetadataOptions',
    `${SERVER_SPEC}: the machine gives credentials to requests with a session token only`,
  ),
  answer(
    'HealthcareWebServer/Machine/Instance',
    /KmsKeyId$/,
    `${SERVER_SPEC}: every volume is encrypted with that key`,
  ),
];

export const catalogTests: readonly UnitTest[] = [
  ...launchRoles,
  ...boundaries,
  ...portfolio,
  ...accessLogs,
  ...firewall,
  ...keys,
  ...webServer,
];
