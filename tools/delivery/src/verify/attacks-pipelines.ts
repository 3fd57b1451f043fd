import { type Attack, each } from './attacks';

/** Who tries: the pipelines of an environment and those who approve for it, all of whom are roles of the account. */
export interface PipelinesProps {
  readonly environment: string;
  /** Names of the other environments of the account, and `account` where the pipeline does not keep that. */
  readonly others: readonly string[];
}

const iam = (name: string): string => `arn:aws:iam::{account}:role/${name}`;
const at = (service: string, name: string): string => `arn:aws:${service}:{region}:{account}:${name}`;
const project = (environment: string): string =>
  at('codebuild', `project/{application}-account-delivery-deploy-${environment}`);
const own = (path: string, environment: string): string =>
  at('ssm', `parameter/{application}/${environment}/${path}`);

/** What a start may not bring along. */
const PARTS = [
  'source',
  'source.buildspec',
  'serviceRole',
  'environment.image',
  'environment.certificate',
  'environment.fleet.fleetArn',
  'cache',
  'logsConfig',
  'artifacts',
  'encryptionKey',
];

/** What the pipelines of one environment, and who approves for it, may try. */
export function pipelineAttacks({ environment, others }: PipelinesProps): readonly Attack[] {
  return [...withinOne(environment), ...others.flatMap((other) => onAnother(other))].map((attack) => ({
    ...attack,
    of: environment,
  }));
}

function withinOne(environment: string): readonly Attack[] {
  const start = 'codebuild:StartBuild';
  return [
    ...each(['approver'], 'anything but what was reviewed', [
      ...PARTS.map((part) => [start, project(environment), { [`codebuild:${part}`]: 'x' }] as const),
      ...['PATH', 'ENVIRONMENT'].map(
        (name) =>
          [start, project(environment), { 'codebuild:environment.environmentVariables.name': name }] as const,
      ),
      ['codebuild:UpdateProject', project(environment)],
      ['s3:PutObject', 'arn:aws:s3:::{application}-account-delivery-artefacts-1/x'],
      ['sts:AssumeRole', iam(`{application}-deploy-${environment}-{region}`)],
    ]),
    ...each(['pipeline'], 'what a deploy neither writes down nor takes back', [
      ['ssm:PutParameter', own('network/vpcId', environment)],
      ['ssm:PutParameter', own('database/secretArn', environment)],
      ['ssm:PutParameter', own('_release/compute-ecs', environment)],
      ['ssm:PutParameter', own('anything', environment)],
      ['ssm:PutParameter', at('ssm', `parameter/{application}/bootstrap/${environment}/granted`)],
      ['ssm:DeleteParameter', own('_deploys/network/1', environment)],
      ['ssm:DeleteParameter', own('locks/network', environment)],
      ['ssm:DeleteParameter', own('network/vpcId', environment)],
    ]),
    ...each(['pipeline'], 'a change of the pipeline, or its approval by itself', [
      [start, project(environment)],
      ['codebuild:UpdateProject', project(environment)],
      ['s3:PutObject', 'arn:aws:s3:::{application}-account-delivery-artefacts-1/artefacts/1.tgz'],
      ['sts:AssumeRole', iam(`{application}-execution-${environment}-{region}`)],
    ]),
  ];
}

function onAnother(other: string): readonly Attack[] {
  const theirs = { 'aws:ResourceTag/Application': '{application}', 'aws:ResourceTag/Environment': other };
  const cluster = at('rds', `cluster:{application}-${other}-database-1`);
  return [
    ...each(['approver'], 'an approval for another environment', [['codebuild:StartBuild', project(other)]]),
    ...each(['pipeline'], 'a deploy to another environment', [
      ['sts:AssumeRole', iam(`{application}-deploy-${other}-{region}`)],
      ['sts:AssumeRole', iam(`{application}-publish-${other}-{region}`)],
      ['sts:AssumeRole', iam(`{application}-execution-${other}-{region}`)],
      ['iam:PassRole', iam(`{application}-execution-${other}-{region}`)],
      ['cloudformation:ExecuteChangeSet', at('cloudformation', `stack/{application}-${other}-storage/1`)],
      ['cloudformation:DeleteStack', at('cloudformation', `stack/{application}-${other}-storage/1`)],
      ['codebuild:StartBuild', project(other)],
      ['s3:PutObject', `arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/${other}/code.zip`],
      ['s3:PutObject', `arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/review/${other}/template.json`],
    ]),
    ...each(['pipeline'], 'the notes of another environment, and what it has', [
      ...['_base', '_deploys/network/1', 'locks/network', 'network/vpcId'].map(
        (path) => ['ssm:PutParameter', own(path, other)] as const,
      ),
      ['ssm:DeleteParameter', own('_base', other)],
      ['s3:PutObject', `arn:aws:s3:::{application}-account-delivery-evidence-1/${other}/report.json`],
      ['s3:DeleteObject', `arn:aws:s3:::{application}-${other}-storage-files-1/patient.json`],
      ['rds:ModifyDBCluster', cluster, theirs],
      ['rds:CreateDBClusterSnapshot', cluster, theirs],
      ['cognito-idp:UpdateUserPool', at('cognito-idp', 'userpool/theirs'), theirs],
      [
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        at('elasticloadbalancing', 'loadbalancer/app/theirs/1'),
        theirs,
      ],
    ]),
  ];
}
