import { egressContract } from '@hipaa-cdk/contracts-network';
import { read } from '@hipaa-cdk/parameters';
import { CfnCondition, Fn, CfnRule } from 'aws-cdk-lib';
import { backupPlan, defaultBackupRole } from '../../backup-plan';
import type { ParameterPattern, ProductTemplate, ProductTemplateProps } from '../../product/product-template';

/** Processor of a machine, as images are published for. */
type Architecture = 'arm64' | 'x86_64';

/** What a web server may run on: machines of the Nitro system, all of which can encrypt their volumes. */
const INSTANCE_TYPES: Readonly<Record<string, Architecture>> = {
  't4g.micro': 'arm64',
  't4g.small': 'arm64',
  't4g.medium': 'arm64',
  'm7g.medium': 'arm64',
  'm7g.large': 'arm64',
  'c7g.large': 'arm64',
  't3.micro': 'x86_64',
  't3.small': 'x86_64',
  't3.medium': 'x86_64',
  'm7i.large': 'x86_64',
  'c7i.large': 'x86_64',
};

/** Taken when nothing is chosen: the cheapest that runs a small site. */
const DEFAULT_TYPE = 't4g.micro';

/** What a launch of the web server says, beside what every product asks. */
export class WebServerParameters {
  readonly repository: string;
  /** `PROD` or `TEST`. */
  readonly environment: string;
  readonly isProd: CfnCondition;
  readonly webDirectory: string;
  readonly instanceType: string;
  readonly isArm: CfnCondition;
  readonly certificateArn: string;
  readonly domainName: string;
  readonly hasDomain: CfnCondition;
  /** Holds unless the product is about to be terminated. */
  readonly isProtected: CfnCondition;
  /** `private` or `public`. */
  readonly subnetKind: string;
  /** `YES` where the account has a backup plan. @default - the account is not for health data, and nobody looked for a plan */
  readonly isBackedUp?: string;
  /** `none` where the account has no plan. */
  readonly backupPlanId: string;
  readonly backupRoleArn: string;

  constructor(scope: ProductTemplate, { environment, settings }: ProductTemplateProps) {
    const condition = (id: string, left: string, right: string): CfnCondition =>
      new CfnCondition(scope, id, { expression: Fn.conditionEquals(left, right) });
    const { repositories } = settings.source;
    this.repository = scope.choose('Repository', 'Git repository that holds the site', repositories);
    this.environment = scope.choose('Environment', 'who reaches the site: the public, or the company', [
      'PROD',
      'TEST',
    ]);
    this.isProd = condition('IsProd', this.environment, 'PROD');
    this.webDirectory = scope.ask(
      'WebDirectory',
      'folder of the repository that is served',
      DIRECTORY,
      'public',
    );
    const types = Object.keys(INSTANCE_TYPES);
    this.instanceType = scope.choose('InstanceType', 'size of the machine', types, DEFAULT_TYPE);
    const arm = types.filter((type) => INSTANCE_TYPES[type] === 'arm64');
    this.isArm = new CfnCondition(scope, 'IsArm', {
      expression: Fn.conditionOr(...arm.map((type) => Fn.conditionEquals(this.instanceType, type))),
    });
    this.certificateArn = scope.ask(
      'CertificateArn',
      'ACM certificate of the site',
      certificateOf(environment),
      environment.site?.certificateArn,
    );
    this.domainName = scope.ask('DomainName', 'name of the site that its certificate is for', DOMAIN, '');
    this.hasDomain = new CfnCondition(scope, 'HasDomain', {
      expression: Fn.conditionNot(Fn.conditionEquals(this.domainName, '')),
    });
    const protection = scope.choose(
      'DeletionProtection',
      'OFF in an update just before the product is terminated',
      ['ON', 'OFF'],
      'ON',
    );
    this.isProtected = condition('IsProtected', protection, 'ON');
    // Data of class "phi" needs a network with private subnets; others may do without.
    const kind = environment.dataClass === 'phi' ? 'private' : 'public';
    this.subnetKind = scope.fixed('SubnetKind', 'subnets that machines stand in', kind);
    const plan = backupPlan(scope, settings);
    // Whether there is a plan is known by now; the id of one that another layer makes is not.
    if (environment.dataClass === 'phi')
      this.isBackedUp = scope.fixed('BackedUp', 'whether the account has a backup plan', plan ? 'YES' : 'NO');
    this.backupPlanId = plan?.planId ?? 'none';
    this.backupRoleArn = scope.fixed(
      'BackupRoleArn',
      'role that backups are taken with',
      plan?.roleArn ?? defaultBackupRole(environment),
    );
  }
}

const DIRECTORY: ParameterPattern = {
  pattern: '[A-Za-z0-9_][A-Za-z0-9_-]{0,60}(/[A-Za-z0-9_][A-Za-z0-9_-]{0,60}){0,5}',
  expected: 'a folder below the top of the repository such as "public" or "site/html"',
};

const DOMAIN: ParameterPattern = {
  pattern: '([a-z0-9-]{1,63}([.][a-z0-9-]{1,63}){1,8})?',
  expected: 'a domain name such as "www.example.org", or nothing',
};

function certificateOf({ account, region }: ProductTemplateProps['environment']): ParameterPattern {
  return {
    pattern: `arn:aws[a-z-]*:acm:${region}:${account}:certificate/[0-9a-f-]{36}`,
    expected: `the ARN of an ACM certificate of account ${account} in ${region}`,
  };
}

/** What must hold between the parameters of a launch. CloudFormation asks before it makes anything. */
export function addLaunchRules(scope: ProductTemplate, parameters: WebServerParameters): void {
  const isPhi = Fn.conditionEquals(scope.phi, 'YES');
  new CfnRule(scope, 'PatientDataInPrivateSubnets', {
    ruleCondition: isPhi,
    assertions: [
      {
        assert: Fn.conditionEquals(parameters.subnetKind, 'private'),
        assertDescription:
          'PHI=YES needs private subnets, and machines of this account stand in public ones; expected PHI=NO here',
      },
    ],
  });
  // Elsewhere nobody looks for a plan, so none is said to be missing: PHI=YES is refused as it is.
  if (!parameters.isBackedUp) return;
  new CfnRule(scope, 'PatientDataBackedUp', {
    ruleCondition: isPhi,
    assertions: [
      {
        assert: Fn.conditionEquals(parameters.isBackedUp, 'YES'),
        assertDescription:
          'PHI=YES needs a backup plan, and the account has none; expected the audit layer, which makes one, or backup in apps/catalog/config.ts',
      },
    ],
  });
}

/**
 * Refuses a launch whose machine could reach neither its repository nor packages: it has no public address. CloudFormation
 * asks for what the network publishes before it makes anything; the embedded AWS starts no machine that would fetch any.
 */
export function addWayOutRule(scope: ProductTemplate, { target }: ProductTemplateProps['environment']): void {
  if (target !== 'aws') return;
  new CfnRule(scope, 'MachineReachesRepository', {
    assertions: [
      {
        assert: Fn.conditionNot(Fn.conditionEquals(read(scope, egressContract).wayOut, 'none')),
        assertDescription:
          'the machine would reach neither Git nor packages, as the network has no NAT; expected nat and a private tier in apps/network/config.ts, and network deployed before the launch',
      },
    ],
  });
}
