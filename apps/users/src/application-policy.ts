import { userPoolContract } from '@hipaa-cdk/contracts-auth';
import { databaseContract } from '@hipaa-cdk/contracts-database';
import { storageContract } from '@hipaa-cdk/contracts-storage';
import { environmentOf, readIfPresent } from '@hipaa-cdk/parameters';
import { aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ContractValues } from '@hipaa-cdk/contract';
import { databaseSignIn } from '@hipaa-cdk/constructs';

interface ApplicationPolicyProps {
  /** Where the application's files are in the bucket, with a slash at its end. */
  readonly filePrefix: string;
  /** User of the database that the application signs in as with IAM. */
  readonly databaseUser: string;
  /** Whether the application may read the master secret of the database. */
  readonly readsMasterSecret: boolean;
}

/**
 * All that the application may do, wherever it runs: a part for each layer of the environment that it works with. Where
 * there is none of them the policy allows nothing, and still keeps what must not be lost.
 */
export class ApplicationPolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: ApplicationPolicyProps) {
    const database = readIfPresent(scope, databaseContract);
    const storage = readIfPresent(scope, storageContract);
    // Where another issuer signs people in there is no pool that could be asked.
    const pool = environmentOf(scope).identityProvider ? undefined : readIfPresent(scope, userPoolContract);
    super(scope, id, {
      description: 'What the application may do',
      statements: [
        ...(pool ? [personStatement(pool.userPoolArn)] : []),
        ...(database ? databaseStatements(scope, database, props) : []),
        ...(storage ? fileStatements(scope, storage, props.filePrefix) : []),
        lossStatement(),
      ],
    });
  }
}

type Storage = Pick<ContractValues<typeof storageContract>, 'bucketArn' | 'bucketKeyArn'>;

/**
 * The application's files: everything below one prefix of the bucket, and nothing beside it. It can take a file away but
 * not the versions behind it, so that what it has deleted or overwritten can be brought back by somebody else.
 *
 * @param prefix with a slash at its end
 */
function fileStatements(
  scope: Construct,
  { bucketArn, bucketKeyArn }: Storage,
  prefix: string,
): iam.PolicyStatement[] {
  const files = `${bucketArn}/${prefix}*`;
  return [
    new iam.PolicyStatement({
      sid: 'ListFiles',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
    }),
    new iam.PolicyStatement({
      sid: 'UseFiles',
      // An upload in parts that fails is given up with the last of these.
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [files],
    }),
    keyStatement(scope, {
      sid: 'EncryptFiles',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      keyArn: bucketKeyArn,
      service: 's3',
      // The bucket's ARN where one bucket-level key serves many objects, as ours does; an upload may ask for one of its own.
      context: { 'aws:s3:arn': [bucketArn, files] },
    }),
  ];
}

type Database = Pick<
  ContractValues<typeof databaseContract>,
  'clusterResourceId' | 'secretArn' | 'secretKeyArn'
>;

/** How the application gets into the database: as one user of its own, and with the master secret only if it must. */
function databaseStatements(
  scope: Construct,
  database: Database,
  { databaseUser, readsMasterSecret }: Pick<ApplicationPolicyProps, 'databaseUser' | 'readsMasterSecret'>,
): iam.PolicyStatement[] {
  const { clusterResourceId } = database;
  const signIn = databaseSignIn(scope, { clusterResourceId, user: databaseUser });
  if (!readsMasterSecret) return [signIn];
  const { secretArn, secretKeyArn } = database;
  return [
    signIn,
    new iam.PolicyStatement({
      sid: 'ReadDatabaseSecret',
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources: [secretArn],
    }),
    keyStatement(scope, {
      sid: 'DecryptDatabaseSecret',
      actions: ['kms:Decrypt'],
      keyArn: secretKeyArn,
      service: 'secretsmanager',
      context: { SecretARN: [secretArn] },
    }),
  ];
}

/**
 * What code that serves requests never does, whatever else the role is allowed that it runs with: take away what nobody
 * could bring back.
 */
function lossStatement(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'LoseNothing',
    effect: iam.Effect.DENY,
    actions: [
      'kms:DisableKey',
      'kms:ScheduleKeyDeletion',
      's3:BypassGovernanceRetention',
      's3:DeleteObjectVersion',
      's3:PutLifecycleConfiguration',
      'secretsmanager:DeleteSecret',
    ],
    resources: ['*'],
  });
}

/**
 * What a server asks a user pool. Checking a token needs no permission at all: the keys that sign tokens are public. But
 * a token is good until it expires, whatever has become of its owner since, so a server may ask about one person whom it
 * knows already: whether they may still sign in, and which groups they are in now. It cannot list people, read how the
 * pool is set up, or change anything.
 */
function personStatement(userPoolArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AskAboutOnePerson',
    actions: ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'],
    resources: [userPoolArn],
  });
}

interface KeyStatementProps {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly keyArn: string;
  /** The one service that may use the key in the caller's name, such as `s3`. */
  readonly service: string;
  /** What the service says it encrypts: key of the encryption context, and patterns of its value. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** Use of a key through one service and for one purpose: a caller never decrypts anything with it directly. */
export function keyStatement(scope: Construct, props: KeyStatementProps): iam.PolicyStatement {
  const purposes = Object.entries(props.context).map(([name, values]) => [
    `kms:EncryptionContext:${name}`,
    values.length === 1 ? values[0] : [...values],
  ]);
  return new iam.PolicyStatement({
    sid: props.sid,
    actions: [...props.actions],
    resources: [props.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': `${props.service}.${Stack.of(scope).region}.amazonaws.com` },
      StringLike: Object.fromEntries(purposes) as Record<string, string | string[]>,
    },
  });
}
